import * as fc from "fast-check";
import { expect, test } from "vitest";
import { beyond } from "../../src/reading/state/beyond.ts";
import { marksOf } from "../../src/reading/state/marks.ts";
import {
  applyReading,
  emptyReading,
  mergeReading,
  type ReadingState,
} from "../../src/reading/state/reading-state.ts";
import { threePages } from "./histories.ts";
import { makeItems } from "./items.ts";

const counts = (state: ReadingState) =>
  [...state.marks.values()]
    .flatMap((bucket) => Array.from(marksOf(bucket), ({ id, count }) => `${id} ${count}`))
    .sort();

test("a state is what it was and what it has beyond that, but for its bookmarks", () => {
  fc.assert(
    fc.property(threePages, ([a, b]) => {
      const after = mergeReading(a, b);
      const added = beyond(a, after);
      const again = mergeReading(a, added);
      expect([counts(again), [...again.entries]]).toEqual([counts(after), [...after.entries]]);
      expect(added.bookmarks.size).toBe(0);
      expect(beyond(after, after)).toEqual(emptyReading);
    }),
    { numRuns: 1_000 },
  );
});

test("one mark among a thousand is all that is beyond", () => {
  const [first, ...others] = makeItems("2025-06-14", 1_000);
  if (!first) throw new Error("no items");
  const before = applyReading(emptyReading, { type: "read", items: others, read: true });
  const after = applyReading(before, { type: "read", items: [first], read: true });
  expect(counts(beyond(before, after))).toEqual([`${first.id} 1`]);
});
