import { parseItemId } from "../../bundle/item-id.ts";
import { parseJson } from "../../bundle/parse-json.ts";
import type { ItemId } from "../../bundle/schema.ts";
import type { BookmarkRecord } from "./bookmarks.ts";
import { decodeBucket, encodeBucket } from "./bucket-codec.ts";
import { joinEntries } from "./entries.ts";
import { isBucketName, type MarkBucket } from "./marks.ts";
import { emptyReading, mergeReading, type ReadingState } from "./reading-state.ts";
import { bookmarkJson, decodeBookmark, decodeEntries, entriesJson } from "./record-codec.ts";

/**
 * The pieces in which a state is stored, each under a name of its own and merged on its own:
 * `read:2025-06-1` (marks of ten days), `kept:2025-06-14.pcNFhh` (one bookmark), `entries` (all else).
 */
export type PartName = string;

/** The parts in which `after` differs from `before`; everything where `before` is the empty state. O(parts). */
export function changedParts(before: ReadingState, after: ReadingState): readonly PartName[] {
  const names: PartName[] = [];
  if (before.marks !== after.marks)
    for (const [name, bucket] of after.marks)
      if (before.marks.get(name) !== bucket) names.push(`read:${name}`);
  if (before.bookmarks !== after.bookmarks)
    for (const [id, record] of after.bookmarks)
      if (before.bookmarks.get(id) !== record) names.push(`kept:${id}`);
  if (before.entries !== after.entries) names.push("entries");
  return names;
}

/** A part as text, or null where the state has nothing of it. */
export function encodePart(state: ReadingState, name: PartName): string | null {
  if (name === "entries") return state.entries.size === 0 ? null : JSON.stringify(entriesJson(state.entries));
  const key = name.slice(5);
  if (name.startsWith("read:")) {
    const bucket = state.marks.get(key);
    return bucket ? encodeBucket(bucket) : null;
  }
  const record = state.bookmarks.get(key as ItemId);
  return record ? JSON.stringify(bookmarkJson(record)) : null;
}

/** True for a name that a part can have. */
export const isPartName = (name: string): boolean =>
  name === "entries" ||
  (name.startsWith("read:") && isBucketName(name.slice(5))) ||
  (name.startsWith("kept:") && parseItemId(name.slice(5)) !== null);

/** Reads a part as a state that holds nothing else; null where the text is damaged. */
export function decodePart(name: PartName, payload: string): ReadingState | null {
  const key = name.slice(5);
  if (name === "entries") {
    const entries = decodeEntries(payload);
    return entries && withClock({ ...emptyReading, entries });
  }
  if (name.startsWith("read:")) {
    const bucket = decodeBucket(key, payload);
    return bucket && { ...emptyReading, marks: new Map([[key, bucket]]) };
  }
  const id = parseItemId(key);
  const record = id && decodeBookmark(id, parseJson(payload));
  return id && record && withClock({ ...emptyReading, bookmarks: new Map([[id, record]]) });
}

/** The state with its clock at the highest counter of its stamps. O(bookmarks and entries). */
export function withClock(state: ReadingState): ReadingState {
  let clock = state.clock;
  for (const { added, noted } of state.bookmarks.values())
    clock = Math.max(clock, added.counter, noted.counter);
  for (const { stamp } of state.entries.values()) clock = Math.max(clock, stamp.counter);
  return clock === state.clock ? state : { ...state, clock };
}

/** Joins many small states at once, in time linear in their sum. */
export function gatherReading(states: readonly ReadingState[]): ReadingState {
  const marks = new Map<string, MarkBucket>();
  const bookmarks = new Map<ItemId, BookmarkRecord>();
  let entries = emptyReading.entries;
  let clock = 0;
  let again = emptyReading;
  for (const state of states) {
    for (const [name, bucket] of state.marks)
      if (marks.has(name)) again = mergeReading(again, { ...emptyReading, marks: new Map([[name, bucket]]) });
      else marks.set(name, bucket);
    for (const [id, record] of state.bookmarks)
      if (bookmarks.has(id))
        again = mergeReading(again, { ...emptyReading, bookmarks: new Map([[id, record]]) });
      else bookmarks.set(id, record);
    entries = joinEntries(entries, state.entries);
    clock = Math.max(clock, state.clock);
  }
  return mergeReading({ marks, bookmarks, entries, clock, replica: "" }, again);
}
