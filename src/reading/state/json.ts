/** Parsed JSON of an object. Read it by `Object.entries` or by names of our own only: keys are data. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object, or null for anything else. */
export const asObject = (value: unknown): JsonObject | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

/** The value as a list of texts, or null for anything else. */
export const asTexts = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === "string") ? (value as string[]) : null;

/** The value as an integer between two bounds, both inclusive, or null. */
export const asInteger = (value: unknown, least: number, most: number): number | null =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : null;
