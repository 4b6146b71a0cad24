import * as fc from "fast-check";
import { expect, test } from "vitest";
import { gatherReading } from "../../src/reading/state/parts.ts";
import {
  applyReading,
  emptyReading,
  mergeReading,
  type ReadingState,
} from "../../src/reading/state/reading-state.ts";
import { exportReading, importReading } from "../../src/reading/state/transfer.ts";
import { threePages } from "./histories.ts";

/** Equal states give equal bytes; which page holds them does not matter. */
const bytes = (state: ReadingState): string => exportReading(state);
const RUNS = { numRuns: 10_000 };

test("merging is commutative, associative and idempotent over 10,000 histories of three pages", () => {
  fc.assert(
    fc.property(threePages, ([a, b, c]) => {
      const ab = mergeReading(a, b);
      expect(bytes(mergeReading(b, a))).toBe(bytes(ab));
      expect(bytes(mergeReading(ab, c))).toBe(bytes(mergeReading(a, mergeReading(b, c))));
      expect(mergeReading(ab, b)).toBe(ab);
      expect(mergeReading(ab, ab)).toBe(ab);
      expect(mergeReading(a, emptyReading)).toBe(a);
      expect(ab.clock).toBe(Math.max(a.clock, b.clock));
    }),
    RUNS,
  );
});

test("however the pieces of many pages are gathered, the same state comes out", () => {
  fc.assert(
    fc.property(threePages, ([a, b, c]) => {
      expect(bytes(gatherReading([c, a, b, a]))).toBe(bytes(mergeReading(mergeReading(a, b), c)));
    }),
    { numRuns: 1_000 },
  );
});

test("an export read back is the same state, and its own export the same bytes", () => {
  fc.assert(
    fc.property(threePages, ([a]) => {
      const back = importReading(bytes(a));
      expect(back.ok && bytes(back.value.state)).toBe(bytes(a));
      expect(back.ok && back.value.skipped).toBe(0);
      expect(back.ok && mergeReading(a, back.value.state)).toBe(a);
    }),
    { numRuns: 2_000 },
  );
});

/** What a reader sees: read ids, bookmarks with words, settings; not how often they were changed. */
function shown(state: ReadingState): unknown {
  const file = JSON.parse(bytes(state)) as {
    marks: { day: string; count: number; items: string[] }[];
    bookmarks: { item: unknown; note: string; tags: string[] }[];
    entries: [string, string | null][];
  };
  return {
    read: file.marks
      .filter(({ count }) => count % 2 === 1)
      .flatMap(({ day, items }) => items.map((key) => `${day}.${key}`))
      .sort(),
    bookmarks: file.bookmarks.filter(({ item }) => item).map(({ item, note, tags }) => [item, note, tags]),
    entries: file.entries.filter(([, value]) => value !== null).map(([name, value]) => [name, value]),
  };
}

test("a restored state shows what it was restored to, and wins over the page it came from", () => {
  fc.assert(
    fc.property(threePages, ([a, b]) => {
      const restored = applyReading(a, { type: "restore", to: b });
      expect(shown(restored)).toEqual(shown(b));
      expect(shown(mergeReading(restored, a))).toEqual(shown(b));
      expect(applyReading(restored, { type: "restore", to: b })).toBe(restored);
      expect(shown(applyReading(restored, { type: "restore", to: a }))).toEqual(shown(a));
    }),
    { numRuns: 2_000 },
  );
});
