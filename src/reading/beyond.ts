import { countOf, emptyBucket, type Mark, marksOf } from "./marks.ts";
import { emptyReading, joinReadMarks, type ReadingState } from "./reading-state.ts";

/**
 * The marks and entries that `after` has and `before` lacks, as a state of its own. Bookmarks are left out:
 * each is a part by itself, so that two pages meet in one only where both change the same item; so are
 * categories of marks that are counted alike.
 * `after` must come from `before` by changes or merges. O(marks of the days that differ).
 */
export function beyond(before: ReadingState, after: ReadingState): ReadingState {
  const marks: Mark[] = [];
  for (const [name, bucket] of after.marks) {
    const known = before.marks.get(name) ?? emptyBucket;
    if (known === bucket) continue;
    const days = new Map([...bucket.days].filter(([day, all]) => known.days.get(day) !== all));
    for (const mark of marksOf({ ...bucket, days }))
      if (countOf(known, mark.id) < mark.count) marks.push(mark);
  }
  const entries = new Map(
    before.entries === after.entries
      ? []
      : [...after.entries].filter(([name, entry]) => before.entries.get(name) !== entry),
  );
  return { ...joinReadMarks(emptyReading, marks), entries };
}
