import { digestDay } from "../../bundle/item-id.ts";
import type { Day, ShardRef } from "../../bundle/schema.ts";
import { possibleItems } from "./filter.ts";
import type { View } from "./view.ts";

/** A run of shards, `first` included and `end` not, as places in the list of all shards. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/**
 * Items that one step loads, in items: about four screens of cards, and the sixty of the first view.
 */
export const STEP_ITEMS = 60;

/** Most shards that one step loads: a filter that finds little in each must not fetch the archive at once. */
const STEP_SHARDS = 24;

/**
 * Most items in the timeline at once, in items. At 600 px a card this is 1.5 million pixels,
 * well under the 8.9 million at which Firefox starts to drop moved content; each step builds the rows of all.
 */
export const WINDOW_ITEMS = 2400;

const sizeOf = (ref: ShardRef, view: View): number =>
  ref.digests.reduce((sum, digest) => sum + possibleItems(digest, view), 0);

const sizeOfAll = (shards: readonly ShardRef[], view: View): number =>
  shards.reduce((sum, ref) => sum + sizeOf(ref, view), 0);

/** The place after enough shards from `first` on to show `STEP_ITEMS` more items, if there are as many. */
function reach(shards: readonly ShardRef[], view: View, first: number): number {
  let items = 0;
  let end = first;
  for (const ref of shards.slice(first)) {
    if (items >= STEP_ITEMS || end - first >= STEP_SHARDS) break;
    items += sizeOf(ref, view);
    end += 1;
  }
  return end;
}

/** The shards to show at first, from a place in the list on. O(shards passed over). */
export const openAt = (shards: readonly ShardRef[], view: View, first: number): Span => ({
  first,
  end: reach(shards, view, first),
});

/** The place of the first shard that holds a day or, where none does, the next older one. */
export function placeOfDay(shards: readonly ShardRef[], day: Day): number {
  const at = shards.findIndex((ref) => {
    const oldest = ref.digests.at(-1);
    return oldest !== undefined && digestDay(oldest.id) <= day;
  });
  return at === -1 ? Math.max(0, shards.length - 1) : at;
}

/** Whether a window may begin at a shard: a day cut in two would have two headings once the rest comes. */
function beginsDay(shards: readonly ShardRef[], at: number): boolean {
  const before = shards[at - 1]?.digests.at(-1);
  const here = shards[at]?.digests[0];
  return !before || !here || digestDay(before.id) !== digestDay(here.id);
}

/** One step further into the past; the newest days leave once the window is full. */
export function extendOlder(shards: readonly ShardRef[], view: View, span: Span): Span {
  const end = reach(shards, view, span.end);
  let items = sizeOfAll(shards.slice(span.first, end), view);
  let first = span.first;
  for (let at = span.first; at < span.end && items > WINDOW_ITEMS; at += 1) {
    items -= sizeOf(shards[at] as ShardRef, view);
    if (beginsDay(shards, at + 1)) first = at + 1;
  }
  return { first: Math.min(first, span.end - 1), end };
}

/** One step towards the present, by whole days; the oldest shards leave once the window is full. */
export function extendNewer(shards: readonly ShardRef[], view: View, span: Span): Span {
  let first = span.first;
  let gained = 0;
  while (first > 0 && (gained < STEP_ITEMS || !beginsDay(shards, first))) {
    first -= 1;
    gained += sizeOf(shards[first] as ShardRef, view);
  }
  let end = span.end;
  let items = sizeOfAll(shards.slice(first, end), view);
  while (items > WINDOW_ITEMS && end > span.first + 1) {
    end -= 1;
    items -= sizeOf(shards[end] as ShardRef, view);
  }
  return { first, end };
}
