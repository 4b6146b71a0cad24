import { NO_CONFIGURATION } from "../../src/compile/configuration.ts";
import { findersFor } from "../../src/compile/finders.ts";

/** How many of the names found are expected, and of those expected are found. */
export interface NameMeasure {
  readonly precision: number;
  readonly recall: number;
  readonly items: number;
  readonly unexpected: readonly string[];
}

/** `labels` and `items` are lines of JSON: addresses with the names expected, and with title and text. */
export function measureNames(labels: string, items: string): NameMeasure {
  const { findNames } = findersFor(NO_CONFIGURATION);
  const rows = <T>(lines: string): T[] =>
    lines
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as T);
  const texts = new Map(
    rows<{ url: string; title: string; text: string }>(items).map((item) => [item.url, item]),
  );
  let [right, found, of, measured] = [0, 0, 0, 0];
  const unexpected: string[] = [];
  for (const { url, names } of rows<{ url: string; names: string[] }>(labels)) {
    const item = texts.get(url);
    if (!item) continue;
    // The title ends with its author, as a digest has it.
    const said = findNames(item.title.replace(/-[^-]*$/, ""), item.text);
    measured += 1;
    found += said.length;
    of += names.length;
    right += said.filter((name) => names.includes(name)).length;
    unexpected.push(...said.filter((name) => !names.includes(name)));
  }
  return {
    precision: right / Math.max(1, found),
    recall: right / Math.max(1, of),
    items: measured,
    unexpected,
  };
}
