import { byText } from "../../bundle/by-text.ts";
import { decodeItem } from "../../bundle/decode.ts";
import { parseJson } from "../../bundle/parse-json.ts";
import type { ItemId } from "../../bundle/schema.ts";
import { type BookmarkRecord, cleanTags, keptItem, NOT_KEPT, NOTE_LIMIT } from "./bookmarks.ts";
import { ENTRY_NAME_LIMIT, ENTRY_VALUE_LIMIT, type Entries, type Entry } from "./entries.ts";
import { asInteger, asObject, asTexts } from "./json.ts";
import { MAX_COUNT } from "./marks.ts";
import type { Stamp } from "./stamp.ts";

/** A stamp as JSON: `[12, "k3f9xz"]`. */
export type StampJson = readonly [number, string];

const stampJson = ({ counter, replica }: Stamp): StampJson => [counter, replica];

/** Reads a stamp; null where it is none. A counter beyond 2^48 is refused, so that it can always be topped. */
export function decodeStamp(json: unknown): Stamp | null {
  if (!Array.isArray(json) || json.length !== 2) return null;
  const counter = asInteger(json[0], 0, 2 ** 48);
  const replica: unknown = json[1];
  if (counter === null || typeof replica !== "string" || !/^[0-9a-z]{0,16}$/.test(replica)) return null;
  return { counter, replica };
}

/** A bookmark as JSON: count, item (or null), its stamp, note, tags, their stamp. */
export const bookmarkJson = (record: BookmarkRecord) => ({
  count: record.count,
  item: record.item,
  added: stampJson(record.added),
  note: record.note,
  tags: record.tags,
  noted: stampJson(record.noted),
});

/** Reads the bookmark of an item; null where anything in it is not as `bookmarkJson` writes. */
export function decodeBookmark(id: ItemId, json: unknown): BookmarkRecord | null {
  const object = asObject(json);
  if (!object) return null;
  const count = asInteger(object.count, 1, MAX_COUNT);
  const added = decodeStamp(object.added);
  const noted = decodeStamp(object.noted);
  const tags = asTexts(object.tags);
  const { note } = object;
  if (count === null || !added || !noted || !tags || typeof note !== "string") return null;
  if (note.length > NOTE_LIMIT || cleanTags(tags).length !== tags.length) return null;
  const words = { note, tags: cleanTags(tags), noted };
  if (count % 2 === 0) return object.item === null ? { count, item: null, added, ...words } : null;
  const kept = asObject(object.item);
  const whole = kept && decodeItem({ ...kept, ...NOT_KEPT });
  return whole && whole.id === id ? { count, item: keptItem(whole), added, ...words } : null;
}

/** An entry as JSON: name, value, stamp. */
export type EntryJson = readonly [string, string | null, number, string];

/** Entries as JSON, sorted by name. A list, so that a name like `__proto__` is nothing but text. */
export const entriesJson = (entries: Entries): readonly EntryJson[] =>
  [...entries]
    .sort(([a], [b]) => byText(a, b))
    .map(([name, { value, stamp }]) => [name, value, stamp.counter, stamp.replica]);

/** Reads one entry; null where it is none. */
export function decodeEntry(json: unknown): readonly [string, Entry] | null {
  if (!Array.isArray(json) || json.length !== 4) return null;
  const [name, value] = json as [unknown, unknown];
  const stamp = decodeStamp([json[2], json[3]]);
  if (!stamp || typeof name !== "string" || name.length > ENTRY_NAME_LIMIT) return null;
  if (value !== null && (typeof value !== "string" || value.length > ENTRY_VALUE_LIMIT)) return null;
  return [name, { value, stamp }];
}

/** Reads all entries; null where one of them is damaged. */
export function decodeEntries(payload: string): Entries | null {
  const json = parseJson(payload);
  if (!Array.isArray(json)) return null;
  const entries = new Map<string, Entry>();
  for (const one of json as unknown[]) {
    const entry = decodeEntry(one);
    if (!entry) return null;
    entries.set(entry[0], entry[1]);
  }
  return entries;
}
