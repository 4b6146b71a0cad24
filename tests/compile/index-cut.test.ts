import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../src/bundle/day.ts";
import { HEAD_DIGESTS, TAKEN_TOGETHER } from "../../src/bundle/limits.ts";
import type { Day } from "../../src/bundle/schema.ts";
import { indexCut } from "../../src/compile/index-cut.ts";
import { type Cut, cutShards, headLength, type Sized } from "../../src/compile/shard.ts";

const inOrder = ({ head, years }: Cut<Sized>): readonly Sized[] => [
  ...head,
  ...years.flatMap(({ shards }) => shards.flat()),
];

/** Digests, newest first, six a day; where `mixed` holds, one is dated a day back, as one from another zone is. */
const digestsOf = (mixed: readonly boolean[]): readonly Sized[] =>
  mixed.map((isBack, at) => ({
    day: addDays("2025-06-14" as Day, -Math.floor(at / 6) - (isBack ? 1 : 0)),
    size: 10,
  }));

test("the head of a day with very many digests ends at twice its usual length", () => {
  const day = "2025-06-14" as Day;
  expect(headLength(Array.from({ length: 3 * HEAD_DIGESTS - 2 }, () => ({ day })))).toBe(2 * HEAD_DIGESTS);
});

test("reader and index count the digests of the index in one order, whatever zones they are from", () => {
  let reordered = 0;
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 90, maxLength: 140 }), (mixed) => {
      const digests = digestsOf(mixed);
      const cut = cutShards(digests);
      const { earlier, waiting } = indexCut(digests, cut);
      if (earlier) expect(inOrder(earlier)).toEqual(inOrder(cut).slice(waiting));
      const then = cutShards(digests.slice(waiting));
      if (!earlier && inOrder(then).some((one, at) => one !== inOrder(cut)[waiting + at])) reordered += 1;
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(reordered).toBeGreaterThan(0);
});

test("where days leave the head does not depend on how many of the oldest digests are at hand", () => {
  for (let more = 0; more < 2 * TAKEN_TOGETHER; more += 1) {
    const all = digestsOf(Array.from({ length: 200 + more }, () => false));
    for (const older of [1, 2, 3, 50]) expect(headLength(all.slice(0, -older), older)).toBe(headLength(all));
  }
});

test("runs of the index are joined only where it was made a digest or more ago", () => {
  for (let more = 0; more < TAKEN_TOGETHER; more += 1) {
    const digests = digestsOf(Array.from({ length: 100 + more }, () => false));
    const { waiting, joins } = indexCut(digests, cutShards(digests));
    expect(joins).toBe(waiting > 0);
  }
});

test("the index waits for the newest digests until four have come", () => {
  const waiting = Array.from({ length: 8 }, (_, more) => {
    const digests = digestsOf(Array.from({ length: 100 + more }, () => false));
    return indexCut(digests, cutShards(digests)).waiting;
  });
  expect(Math.max(...waiting)).toBe(TAKEN_TOGETHER - 1);
  expect(waiting.slice(4)).toEqual(waiting.slice(0, 4));
});
