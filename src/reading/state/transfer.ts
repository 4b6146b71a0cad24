import { byText } from "../../bundle/by-text.ts";
import { isCategorySlug } from "../../bundle/category-slug.ts";
import { parseDay } from "../../bundle/day.ts";
import { groupBy } from "../../bundle/group-by.ts";
import { dayOf, itemId, keyOf, parseItemId } from "../../bundle/item-id.ts";
import { parseJson } from "../../bundle/parse-json.ts";
import { err, ok, type Result } from "../../bundle/result.ts";
import type { ItemId } from "../../bundle/schema.ts";
import { type BookmarkRecord, joinBookmarks } from "./bookmarks.ts";
import { type Entry, laterEntry } from "./entries.ts";
import { asInteger, asObject, type JsonObject } from "./json.ts";
import { type Mark, marksOf } from "./marks.ts";
import { withClock } from "./parts.ts";
import { emptyReading, joinReadMarks, type ReadingState } from "./reading-state.ts";
import { bookmarkJson, decodeBookmark, decodeEntry, entriesJson } from "./record-codec.ts";

/** The word by which a file is known as ours. */
export const TRANSFER_FORMAT = "tidings-reading-state";
/** Raised when the shape of the file changes; older versions stay readable. */
export const TRANSFER_VERSION = 1;
/** Largest file that is read, in characters: ten years read take 3 million, 5,000 bookmarks 4 million. */
export const TRANSFER_LIMIT = 24_000_000;
/** Most marks of a file: twenty years of eighty items a day. */
export const TRANSFER_MARKS = 600_000;
/** Most bookmarks, and most settings, of a file. */
const TRANSFER_RECORDS = 20_000;
/** Largest count a file can set: far below the ceiling, so that it can always be topped by hand. */
const TRANSFER_COUNT = 1_000_000;
/** Highest stamp of a file: a forged one must not leave this page without a later stamp. */
const TRANSFER_CLOCK = 2 ** 40;

/** Why a file is refused. Nothing has changed then. */
export type ImportError =
  | { readonly type: "too-large"; readonly limit: number }
  /** Not UTF-8: a binary file, or text of another encoding. */
  | { readonly type: "not-text" }
  | { readonly type: "not-json" }
  | { readonly type: "not-ours" }
  | { readonly type: "newer"; readonly version: number }
  | { readonly type: "damaged"; readonly path: string };

/** What a file holds; `skipped` counts single marks, bookmarks and settings that could not be read. */
export interface Import {
  readonly state: ReadingState;
  readonly read: number;
  readonly bookmarks: number;
  readonly skipped: number;
}

function marksJson(state: ReadingState) {
  const marks = [...state.marks.values()].flatMap((bucket) => [...marksOf(bucket)]);
  return [...groupBy(marks, ({ id, category, count }) => JSON.stringify([dayOf(id), category, count]))]
    .sort(([a], [b]) => byText(a, b))
    .map(([, group]) => ({
      day: group[0] && dayOf(group[0].id),
      category: group[0]?.category,
      count: group[0]?.count,
      items: group.map(({ id }) => keyOf(id)).sort(byText),
    }));
}

/** The whole state as JSON; equal states give equal bytes. Shape in `docs/reading-state.md`. O(n log n). */
export function exportReading(state: ReadingState): string {
  const bookmarks = [...state.bookmarks]
    .sort(([a], [b]) => byText(a, b))
    .map(([id, record]) => ({ id, ...bookmarkJson(record) }));
  const file = {
    format: TRANSFER_FORMAT,
    version: TRANSFER_VERSION,
    marks: marksJson(state),
    bookmarks,
    entries: entriesJson(state.entries),
  };
  return `${JSON.stringify(file)}\n`;
}

/** The bookmarks alone, as a file of the same shape: it comes back in like any export. */
export const exportBookmarksJson = (state: ReadingState): string =>
  exportReading({ ...emptyReading, bookmarks: state.bookmarks });

/**
 * Reads an exported file. Refuses the whole where it is not ours, leaves out what is damaged in it.
 * Everything in it is data: ids and names never become property names. O(characters).
 */
export function importReading(text: string): Result<Import, ImportError> {
  if (text.length > TRANSFER_LIMIT) return err({ type: "too-large", limit: TRANSFER_LIMIT });
  const json = parseJson(text.replace(/^\ufeff/, ""));
  if (json === undefined) return err({ type: "not-json" });
  const file = asObject(json);
  if (file?.format !== TRANSFER_FORMAT) return err({ type: "not-ours" });
  const version = asInteger(file.version, 1, 1_000_000);
  if (version === null) return err({ type: "damaged", path: "version" });
  if (version > TRANSFER_VERSION) return err({ type: "newer", version });
  return importFile(file);
}

function importFile(file: JsonObject): Result<Import, ImportError> {
  const { marks: groups, bookmarks: records, entries: names } = file;
  if (!Array.isArray(groups)) return err({ type: "damaged", path: "marks" });
  if (!Array.isArray(records)) return err({ type: "damaged", path: "bookmarks" });
  if (!Array.isArray(names)) return err({ type: "damaged", path: "entries" });
  if (records.length > TRANSFER_RECORDS || names.length > TRANSFER_RECORDS)
    return err({ type: "too-large", limit: TRANSFER_RECORDS });
  const marks = importMarks(groups);
  if (!marks) return err({ type: "too-large", limit: TRANSFER_MARKS });
  const bookmarks = importBookmarks(records);
  const entries = importEntries(names);
  const base = { ...emptyReading, bookmarks: bookmarks.value, entries: entries.value };
  const state = withClock(joinReadMarks(base, marks.value));
  return ok({
    state,
    read: marks.value.filter(({ count }) => count % 2 === 1).length,
    bookmarks: [...bookmarks.value.values()].filter(({ item }) => item !== null).length,
    skipped: marks.skipped + bookmarks.skipped + entries.skipped,
  });
}

interface Taken<T> {
  readonly value: T;
  readonly skipped: number;
}

/** Reads the marks; null where there are too many. */
function importMarks(groups: readonly unknown[]): Taken<readonly Mark[]> | null {
  const marks: Mark[] = [];
  let skipped = 0;
  let seen = 0;
  for (const json of groups) {
    const group = asObject(json);
    const day = typeof group?.day === "string" ? parseDay(group.day) : null;
    const category = group?.category;
    const count = asInteger(group?.count, 1, TRANSFER_COUNT);
    const items: readonly unknown[] = Array.isArray(group?.items) ? group.items : [];
    seen += Math.max(1, items.length);
    if (seen > TRANSFER_MARKS) return null;
    if (!day || typeof category !== "string" || !isCategorySlug(category) || count === null) {
      skipped += Math.max(1, items.length);
      continue;
    }
    for (const key of items) {
      const id = typeof key === "string" ? parseItemId(itemId(day, key)) : null;
      if (id) marks.push({ id, count, category });
      else skipped++;
    }
  }
  return { value: marks, skipped };
}

const clockOf = ({ added, noted }: BookmarkRecord): number => Math.max(added.counter, noted.counter);

function importBookmarks(records: readonly unknown[]): Taken<ReadonlyMap<ItemId, BookmarkRecord>> {
  const bookmarks = new Map<ItemId, BookmarkRecord>();
  let skipped = 0;
  for (const json of records) {
    const object = asObject(json);
    const id = typeof object?.id === "string" ? parseItemId(object.id) : null;
    const record = id && decodeBookmark(id, json);
    if (!id || !record || record.count > TRANSFER_COUNT || clockOf(record) > TRANSFER_CLOCK) {
      skipped++;
      continue;
    }
    const twin = bookmarks.get(id);
    bookmarks.set(id, twin ? joinBookmarks(twin, record) : record);
  }
  return { value: bookmarks, skipped };
}

function importEntries(names: readonly unknown[]): Taken<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let skipped = 0;
  for (const json of names) {
    const decoded = decodeEntry(json);
    if (!decoded || decoded[1].stamp.counter > TRANSFER_CLOCK) {
      skipped++;
      continue;
    }
    const [name, entry] = decoded;
    const twin = entries.get(name);
    entries.set(name, twin ? laterEntry(twin, entry) : entry);
  }
  return { value: entries, skipped };
}
