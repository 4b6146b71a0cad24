import type { ItemId } from "../bundle/schema.ts";
import type { BookmarkRecord } from "./bookmarks.ts";
import type { Entries } from "./entries.ts";
import { countOf, emptyBucket, type Mark, type MarkBucket, marksOf } from "./marks.ts";
import { noStamp, type Stamp } from "./stamp.ts";

/** Marks that make `from` say of each item what `to` says, each a step further than what both know. */
export function restoredMarks(
  from: ReadonlyMap<string, MarkBucket>,
  to: ReadonlyMap<string, MarkBucket>,
): readonly Mark[] {
  const steps: Mark[] = [];
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    const [now, then] = [from.get(name) ?? emptyBucket, to.get(name) ?? emptyBucket];
    for (const mark of marksOf(then))
      if (mark.count % 2 === 1 && countOf(now, mark.id) % 2 === 0)
        steps.push({ ...mark, count: countOf(now, mark.id) + 1 });
    for (const mark of marksOf(now))
      if (mark.count % 2 === 1 && countOf(then, mark.id) % 2 === 0)
        steps.push({ ...mark, count: mark.count + 1 });
  }
  return steps;
}

/** Bookmarks as `to` has them, each stamped anew where it differs; the same map where none does. */
export function restoredBookmarks(
  from: ReadonlyMap<ItemId, BookmarkRecord>,
  to: ReadonlyMap<ItemId, BookmarkRecord>,
  stamp: Stamp,
): ReadonlyMap<ItemId, BookmarkRecord> {
  const next = new Map(from);
  let changed = false;
  for (const id of new Set([...from.keys(), ...to.keys()])) {
    const now = from.get(id) ?? { count: 0, item: null, added: noStamp, note: "", tags: [], noted: noStamp };
    const { item, note, tags } = to.get(id) ?? { item: null, note: "", tags: [] };
    if (said(now) === said({ item, note, tags })) continue;
    const count = (now.item === null) === (item === null) ? now.count : now.count + 1;
    next.set(id, { count: Math.max(1, count), item, added: stamp, note, tags, noted: stamp });
    changed = true;
  }
  return changed ? next : from;
}

const said = ({ item, note, tags }: Pick<BookmarkRecord, "item" | "note" | "tags">): string =>
  JSON.stringify([item, note, tags]);

/** Entries as `to` has them, each stamped anew where it differs; the same map where none does. */
export function restoredEntries(from: Entries, to: Entries, stamp: Stamp): Entries {
  const next = new Map(from);
  let changed = false;
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    const value = to.get(name)?.value ?? null;
    if ((from.get(name)?.value ?? null) === value) continue;
    next.set(name, { value, stamp });
    changed = true;
  }
  return changed ? next : from;
}
