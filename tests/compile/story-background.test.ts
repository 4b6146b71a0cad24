import fc from "fast-check";
import { expect, test } from "vitest";
import { BACKGROUND, countsText, readCounts } from "../../src/compile/stories/story-background.ts";
import { BUCKETS } from "../../src/compile/stories/story-vocabulary.ts";

test("counts of terms come back from their text, to within a tenth", () => {
  const drawn = fc.array(fc.tuple(fc.nat(BUCKETS - 1), fc.integer({ min: 2, max: 50_000 })), {
    maxLength: 50,
  });
  fc.assert(
    fc.property(drawn, (some) => {
      const counts = new Int32Array(BUCKETS);
      for (const [bucket, count] of some) counts[bucket] = count;
      const read = readCounts(countsText(counts));
      const isNear = (count: number, bucket: number): boolean =>
        Math.abs((read[bucket] ?? 0) - count) <= (count === 0 ? 0 : 1 + count / 10);
      expect(counts.findIndex((count, bucket) => !isNear(count, bucket))).toBe(-1);
    }),
    { numRuns: 10 },
  );
});

test("the counts that are shipped are of thousands of texts", () => {
  expect(BACKGROUND.texts).toBeGreaterThan(3000);
  expect(BACKGROUND.counts.filter((count) => count > 1).length).toBeGreaterThan(20_000);
});
