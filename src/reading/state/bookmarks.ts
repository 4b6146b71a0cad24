import type { Item, ItemId } from "../../bundle/schema.ts";
import { compareStamps, compareText, type Stamp } from "./stamp.ts";

/** What a bookmark keeps of its item, so that it outlives the bundle. */
export type KeptItem = Pick<Item, "id" | "digest" | "title" | "body" | "source" | "publishedAt" | "category">;

/** The part of an item that a bookmark keeps. */
export const keptItem = (item: KeptItem): KeptItem => ({
  id: item.id,
  digest: item.digest,
  title: item.title,
  body: item.body,
  source: item.source,
  publishedAt: item.publishedAt,
  category: item.category,
});

/** What a kept item says of the fields that a bookmark does not keep. */
export const NOT_KEPT = { ordinal: 1, confidence: 0, reasons: [], story: null, names: [] } as const;

/** The kept part as a whole item, for showing it like any other. */
export const itemOfKept = (kept: KeptItem): Item => ({ ...kept, ...NOT_KEPT });

/** A bookmark, set or (`item` null) taken away. Presence and note merge apart from each other. */
export interface BookmarkRecord {
  /** How often it was set and taken away, in turn: odd is set. */
  readonly count: number;
  readonly item: KeptItem | null;
  readonly added: Stamp;
  /** Markdown. */
  readonly note: string;
  readonly tags: readonly string[];
  readonly noted: Stamp;
}

/** A bookmark that is set. */
export interface Bookmark {
  readonly item: KeptItem;
  readonly note: string;
  readonly tags: readonly string[];
}

/** Longest note, in characters. */
export const NOTE_LIMIT = 20_000;
/** Longest tag, in characters, and most tags of a bookmark. */
export const TAG_LIMIT = 60;
export const TAGS_LIMIT = 30;

/** Tags trimmed, without repetition, in their order; empty ones left out. */
export const cleanTags = (tags: readonly string[]): readonly string[] =>
  [...new Set(tags.map((tag) => tag.trim().slice(0, TAG_LIMIT)).filter(Boolean))].slice(0, TAGS_LIMIT);

/** The join of two records of one item: the later presence with the later note. */
export function joinBookmarks(a: BookmarkRecord, b: BookmarkRecord): BookmarkRecord {
  const set = a.count - b.count || compareStamps(a.added, b.added) || compareText(a.item, b.item);
  const note = compareStamps(a.noted, b.noted) || compareText([a.note, a.tags], [b.note, b.tags]);
  if (set >= 0 && note >= 0) return a;
  if (set <= 0 && note <= 0) return b;
  const [base, words] = set > 0 ? [a, b] : [b, a];
  return { ...base, note: words.note, tags: words.tags, noted: words.noted };
}

/** Bookmarks that are set, the last one set first. O(n log n). */
export function sortedBookmarks(records: ReadonlyMap<ItemId, BookmarkRecord>): readonly Bookmark[] {
  return [...records.values()]
    .sort((a, b) => compareStamps(b.added, a.added))
    .flatMap(({ item, note, tags }) => (item ? [{ item, note, tags }] : []));
}
