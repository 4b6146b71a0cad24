import type { Day, DigestId, ItemId } from "./schema.ts";

/** Joins a day and a key of six base64url characters. */
export const itemId = (day: Day, key: string): ItemId => `${day}.${key}` as ItemId;

/** The day an item belongs to; an id thus finds its shard without an index. */
export const dayOf = (id: ItemId): Day => id.slice(0, 10) as Day;

/** The six characters that tell an item from the others of its day. */
export const keyOf = (id: ItemId): string => id.slice(11);

/** Reads an id from outside (an address, a file); null for anything else. */
export function parseItemId(text: string): ItemId | null {
  return /^\d{4}-\d{2}-\d{2}\.[0-9A-Za-z_-]{6}$/.test(text) ? (text as ItemId) : null;
}

/** The day a digest belongs to. */
export const digestDay = (id: DigestId): Day => id.slice(0, 10) as Day;
