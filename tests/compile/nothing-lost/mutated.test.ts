import fc from "fast-check";
import { expect, test } from "vitest";
import { lossesOf } from "./counter.ts";
import { damagedBytes, mutatedDigest } from "./mutated.ts";
import { bytesOf, outcomeOf, textOf } from "./outcome.ts";
import { faultsOf } from "./safe-body.ts";
import { fuzzSeed, seeded } from "./seed.ts";

/** fast-check prints the seed, the path and the smallest digest of a failure. */
function expectNothingLost(bytes: Uint8Array): void {
  const outcome = outcomeOf(bytes, "2025-06-14-00.md");
  expect(lossesOf(textOf(bytes), outcome)).toEqual([]);
  expect(outcome.items.flatMap((item) => faultsOf(item.body))).toEqual([]);
}

test("nothing is lost in 10,000 mutated digests, and no body hides, loads or runs anything", () => {
  fc.assert(
    fc.property(mutatedDigest, (text) => expectNothingLost(bytesOf(text))),
    { numRuns: 10_000, ...seeded },
  );
}, 300_000);

test("nothing is lost where bytes of a digest are damaged", () => {
  fc.assert(
    fc.property(mutatedDigest, damagedBytes, (text, damage) => expectNothingLost(damage(bytesOf(text)))),
    { numRuns: 1_000, ...seeded },
  );
});

test("every run tries the same digests, and others where a seed is given", () => {
  expect(fuzzSeed(undefined)).toBe(fuzzSeed(""));
  expect(fuzzSeed("-7")).toBe(-7);
  expect(fuzzSeed("random")).toBeUndefined();
  expect(() => fuzzSeed("seven")).toThrow("FUZZ_SEED");
});
