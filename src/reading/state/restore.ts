import type { ItemId } from "../../bundle/schema.ts";
import type { BookmarkRecord } from "./bookmarks.ts";
import type { Entries, Entry } from "./entries.ts";
import { countOf, emptyBucket, type Mark, type MarkBucket, marksOf } from "./marks.ts";
import { compareStamps, noStamp, type Stamp } from "./stamp.ts";

/** Marks that make `now` say of each item what `to` says, where `from` says otherwise and `now` stands as `from`. */
export function restoredMarks(
  now: ReadonlyMap<string, MarkBucket>,
  from: ReadonlyMap<string, MarkBucket>,
  to: ReadonlyMap<string, MarkBucket>,
): readonly Mark[] {
  const steps: Mark[] = [];
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    const here = now.get(name) ?? emptyBucket;
    const was = from.get(name) ?? emptyBucket;
    const then = to.get(name) ?? emptyBucket;
    if (was === then) continue;
    const step = (mark: Mark, other: MarkBucket): void => {
      if (mark.count % 2 === 0 || countOf(other, mark.id) % 2 === 1) return;
      const count = countOf(was, mark.id);
      if (countOf(here, mark.id) === count) steps.push({ ...mark, count: count + 1 });
    };
    for (const mark of marksOf(then)) step(mark, was);
    for (const mark of marksOf(was)) step(mark, then);
  }
  return steps;
}

const NONE: BookmarkRecord = { count: 0, item: null, added: noStamp, note: "", tags: [], noted: noStamp };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Bookmarks as `to` has them where `from` has them otherwise and nobody changed them since; the same map where none. */
export function restoredBookmarks(
  now: ReadonlyMap<ItemId, BookmarkRecord>,
  from: ReadonlyMap<ItemId, BookmarkRecord>,
  to: ReadonlyMap<ItemId, BookmarkRecord>,
  stamp: Stamp,
): ReadonlyMap<ItemId, BookmarkRecord> {
  const next = new Map(now);
  let changed = false;
  for (const id of new Set([...from.keys(), ...to.keys()])) {
    const here = now.get(id) ?? NONE;
    const after = restoredBookmark(here, from.get(id) ?? NONE, to.get(id) ?? NONE, stamp);
    if (after === here) continue;
    next.set(id, after);
    changed = true;
  }
  return changed ? next : now;
}

function restoredBookmark(
  now: BookmarkRecord,
  was: BookmarkRecord,
  then: BookmarkRecord,
  stamp: Stamp,
): BookmarkRecord {
  const { item, note, tags } = then;
  const stillSet = now.count === was.count && compareStamps(now.added, was.added) === 0;
  const stillNoted = compareStamps(now.noted, was.noted) === 0;
  let next = now;
  // What a reader has written on a bookmark since keeps it.
  if (stillSet && !same(was.item, item) && (item || stillNoted)) {
    const count = (now.item === null) === (item === null) ? now.count : now.count + 1;
    next = { ...next, count, item, added: stamp, noted: item ? now.noted : stamp };
  }
  if (stillNoted && !same([was.note, was.tags], [note, tags])) next = { ...next, note, tags, noted: stamp };
  return next;
}

const UNSET: Entry = { value: null, stamp: noStamp };

/** Entries as `to` has them where `from` has them otherwise and nobody set them since; the same map where none does. */
export function restoredEntries(now: Entries, from: Entries, to: Entries, stamp: Stamp): Entries {
  const next = new Map(now);
  let changed = false;
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    const was = from.get(name) ?? UNSET;
    const { value } = to.get(name) ?? UNSET;
    if (was.value === value || compareStamps((now.get(name) ?? UNSET).stamp, was.stamp) !== 0) continue;
    next.set(name, { value, stamp });
    changed = true;
  }
  return changed ? next : now;
}
