import type { Day, DigestId, ItemId } from "./schema.ts";

/** Joins a day and a key of six base64url characters. */
export const itemId = (day: Day, key: string): ItemId => `${day}.${key}` as ItemId;

/** The day of an item, by which its shard is found without an index. */
export const dayOf = (id: ItemId): Day => id.slice(0, 10) as Day;

/** The six characters that distinguish an item from the others of its day. */
export const keyOf = (id: ItemId): string => id.slice(11);

/** Parses an id from outside (an address, a file); null for any other text. */
export function parseItemId(text: string): ItemId | null {
  return /^\d{4}-\d{2}-\d{2}\.[0-9A-Za-z_-]{6}$/.test(text) ? (text as ItemId) : null;
}

/** The day of a digest. */
export const digestDay = (id: DigestId): Day => id.slice(0, 10) as Day;
