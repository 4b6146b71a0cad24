import { groupBy } from "../../bundle/group-by.ts";
import { dayOf } from "../../bundle/item-id.ts";
import type { CategorySlug, ItemId } from "../../bundle/schema.ts";
import {
  type Bookmark,
  type BookmarkRecord,
  cleanTags,
  joinBookmarks,
  type KeptItem,
  keptItem,
  NOTE_LIMIT,
  sortedBookmarks,
} from "./bookmarks.ts";
import {
  type Attitude,
  attitudeName,
  ENTRY_NAME_LIMIT,
  ENTRY_VALUE_LIMIT,
  type Entries,
  joinEntries,
  type Subject,
  subjectsOf,
} from "./entries.ts";
import { bucketOf, countOf, emptyBucket, joinMarks, type Mark, type MarkBucket, marksOf } from "./marks.ts";
import { restoredBookmarks, restoredEntries, restoredMarks } from "./restore.ts";
import { noStamp, type Stamp } from "./stamp.ts";

/** What a reader has read, kept and decided. Immutable; every part merges with that of another page. */
export interface ReadingState {
  /** Read marks by bucket name, `2025-06-1`. */
  readonly marks: ReadonlyMap<string, MarkBucket>;
  readonly bookmarks: ReadonlyMap<ItemId, BookmarkRecord>;
  readonly entries: Entries;
  /** The highest counter of any stamp seen. */
  readonly clock: number;
  /** The name under which this page stamps; never stored as such, no part of the state's meaning. */
  readonly replica: string;
}

/** The state of a reader who did nothing yet. */
export const emptyReading: ReadingState = {
  marks: new Map(),
  bookmarks: new Map(),
  entries: new Map(),
  clock: 0,
  replica: "",
};

/** What a mark needs to know of an item; an `Item` will do. */
export interface MarkedItem {
  readonly id: ItemId;
  readonly category: CategorySlug;
}

/** Something a reader changes. */
export type ReadingChange =
  | { readonly type: "read"; readonly items: readonly MarkedItem[]; readonly read: boolean }
  | { readonly type: "bookmark"; readonly item: KeptItem; readonly on: boolean }
  | { readonly type: "note"; readonly id: ItemId; readonly note: string; readonly tags: readonly string[] }
  | { readonly type: Attitude; readonly subject: Subject; readonly on: boolean }
  | { readonly type: "set"; readonly name: string; readonly value: string | null }
  /** Takes another state in: an import. */
  | { readonly type: "merge"; readonly from: ReadingState }
  /** Makes everything as another state shows it: an import that replaces. */
  | { readonly type: "restore"; readonly to: ReadingState }
  /** Takes back what led from one state to another, an import, and leaves alone what came later. */
  | { readonly type: "take-back"; readonly from: ReadingState; readonly to: ReadingState }
  | { readonly type: "all"; readonly changes: readonly ReadingChange[] };

/** Makes a change. The same object comes back where nothing changes. */
export function applyReading(state: ReadingState, change: ReadingChange): ReadingState {
  switch (change.type) {
    case "read":
      return applyRead(state, change.items, change.read);
    case "bookmark":
      return applyBookmark(state, change.item, change.on);
    case "note":
      return applyNote(state, change.id, change.note, change.tags);
    case "mute":
    case "follow":
    case "less":
      return applyEntry(state, attitudeName(change.type, change.subject), change.on ? "1" : null);
    case "set":
      return applyEntry(state, `set:${change.name}`, change.value);
    case "merge":
      return mergeReading(state, change.from);
    case "restore":
      return applyRestore(state, state, change.to);
    case "take-back":
      return applyRestore(state, change.from, change.to);
    case "all":
      return change.changes.reduce(applyReading, state);
    /* v8 ignore next -- @preserve: the types leave nothing here */
    default:
      return change satisfies never;
  }
}

/** True where an item is marked as read. O(marks of its day), well under a microsecond for a usual day. */
export const isRead = (state: ReadingState, id: ItemId): boolean => readingCount(state, id) % 2 === 1;

/** True where an item was ever marked, as read or as unread again. */
export const isMarked = (state: ReadingState, id: ItemId): boolean => readingCount(state, id) > 0;

function readingCount(state: ReadingState, id: ItemId): number {
  const bucket = state.marks.get(bucketOf(dayOf(id)));
  return bucket ? countOf(bucket, id) : 0;
}

function applyRead(state: ReadingState, items: readonly MarkedItem[], read: boolean): ReadingState {
  const marks: Mark[] = [];
  for (const { id, category } of items) {
    const count = readingCount(state, id);
    if ((count % 2 === 1) !== read) marks.push({ id, category, count: count + 1 });
  }
  return joinReadMarks(state, marks);
}

/** Joins marks into a state; the same state where they bring nothing. O(marks of the days touched). */
export function joinReadMarks(state: ReadingState, marks: readonly Mark[]): ReadingState {
  const next = new Map(state.marks);
  let changed = false;
  for (const [name, group] of groupBy(marks, ({ id }) => bucketOf(dayOf(id)))) {
    const before = state.marks.get(name) ?? emptyBucket;
    const after = joinMarks(before, group);
    if (after === before) continue;
    next.set(name, after);
    changed = true;
  }
  return changed ? { ...state, marks: next } : state;
}

const nextStamp = (state: ReadingState): Stamp => ({ counter: state.clock + 1, replica: state.replica });

function withBookmark(state: ReadingState, id: ItemId, record: BookmarkRecord): ReadingState {
  return { ...state, bookmarks: new Map(state.bookmarks).set(id, record), clock: state.clock + 1 };
}

function applyBookmark(state: ReadingState, item: KeptItem, on: boolean): ReadingState {
  const known = state.bookmarks.get(item.id);
  if (on === isBookmarked(state, item.id)) return state;
  const stamp = nextStamp(state);
  const { note, tags, noted } = known ?? blank(noStamp);
  return withBookmark(state, item.id, {
    count: (known?.count ?? 0) + 1,
    item: on ? keptItem(item) : null,
    added: stamp,
    // A bookmark taken away gives its text back: only a few characters stay, so that no old tab revives it.
    ...(on ? { note, tags, noted } : blank(stamp)),
  });
}

const blank = (noted: Stamp) => ({ note: "", tags: [], noted });

function applyNote(state: ReadingState, id: ItemId, note: string, tags: readonly string[]): ReadingState {
  const known = state.bookmarks.get(id);
  const text = note.slice(0, NOTE_LIMIT);
  const clean = cleanTags(tags);
  if (!known || known.item === null) return state;
  if (known.note === text && known.tags.join("\n") === clean.join("\n")) return state;
  return withBookmark(state, id, { ...known, note: text, tags: clean, noted: nextStamp(state) });
}

function applyEntry(state: ReadingState, name: string, value: string | null): ReadingState {
  const before = state.entries.get(name)?.value ?? null;
  const tooLong = name.length > ENTRY_NAME_LIMIT || (value?.length ?? 0) > ENTRY_VALUE_LIMIT;
  if (before === value || tooLong) return state;
  const entry = { value, stamp: nextStamp(state) };
  return { ...state, entries: new Map(state.entries).set(name, entry), clock: state.clock + 1 };
}

/** Steps forward from `from` to what `to` shows, never back: other tabs and devices then follow by merging. */
function applyRestore(state: ReadingState, from: ReadingState, to: ReadingState): ReadingState {
  const stamp = nextStamp({ ...state, clock: Math.max(state.clock, to.clock) });
  const next = joinReadMarks(state, restoredMarks(state.marks, from.marks, to.marks));
  const bookmarks = restoredBookmarks(state.bookmarks, from.bookmarks, to.bookmarks, stamp);
  const entries = restoredEntries(state.entries, from.entries, to.entries, stamp);
  if (bookmarks === state.bookmarks && entries === state.entries) return next;
  return { ...next, bookmarks, entries, clock: stamp.counter };
}

/** True where an item has a bookmark. */
export const isBookmarked = (state: ReadingState, id: ItemId): boolean =>
  (state.bookmarks.get(id)?.item ?? null) !== null;

/** An item's bookmark with its note and tags, or null. */
export function bookmarkOf(state: ReadingState, id: ItemId): Bookmark | null {
  const record = state.bookmarks.get(id);
  return record?.item ? { item: record.item, note: record.note, tags: record.tags } : null;
}

/** All bookmarks, the last one set first. */
export const bookmarksOf = (state: ReadingState): readonly Bookmark[] => sortedBookmarks(state.bookmarks);

/** What a reader muted, follows or wants less of. */
export const subjects = (state: ReadingState, attitude: Attitude): readonly Subject[] =>
  subjectsOf(state.entries, attitude);

/** A setting's value, or null where it was never set. */
export const settingOf = (state: ReadingState, name: string): string | null =>
  state.entries.get(`set:${name}`)?.value ?? null;

/**
 * Merges two states: commutative, associative and idempotent (but for `replica`, which stays `a`'s).
 * `a` itself comes back where `b` brings nothing. O(size of `b` and of the days that it touches).
 */
export function mergeReading(a: ReadingState, b: ReadingState): ReadingState {
  let next = a;
  for (const [name, bucket] of a.marks === b.marks ? [] : b.marks) {
    const known = a.marks.get(name);
    if (known !== bucket) next = joinReadMarks(next, [...marksOf(bucket, known)]);
  }
  const bookmarks = mergeBookmarks(a.bookmarks, b.bookmarks);
  const entries = joinEntries(a.entries, b.entries);
  const clock = Math.max(a.clock, b.clock);
  const same = next === a && bookmarks === a.bookmarks && entries === a.entries && clock === a.clock;
  return same ? a : { ...next, bookmarks, entries, clock };
}

function mergeBookmarks(
  a: ReadonlyMap<ItemId, BookmarkRecord>,
  b: ReadonlyMap<ItemId, BookmarkRecord>,
): ReadonlyMap<ItemId, BookmarkRecord> {
  const news: [ItemId, BookmarkRecord][] = [];
  if (a === b) return a;
  for (const [id, theirs] of b) {
    const ours = a.get(id);
    if (ours === theirs) continue;
    const joined = ours ? joinBookmarks(ours, theirs) : theirs;
    if (joined !== ours) news.push([id, joined]);
  }
  return news.length === 0 ? a : new Map([...a, ...news]);
}
