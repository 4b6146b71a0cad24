import fc from "fast-check";
import { expect, test } from "vitest";
import { digestDay } from "../../src/bundle/item-id.ts";
import type { CategorySlug, Day, ShardRef } from "../../src/bundle/schema.ts";
import { datedCounts, datedSpan } from "../../src/reading/view/dated.ts";
import { withinDates } from "../../src/reading/view/filter.ts";
import { sift } from "../../src/reading/view/sieve.ts";
import { START } from "../../src/reading/view/view.ts";

const dayAt = (back: number) =>
  new Date(Date.UTC(2025, 5, 14) - back * 86_400_000).toISOString().slice(0, 10) as Day;

/** Shards of one to four digests, newest first; days have one to three digests, and some days have none. */
const lists = fc
  .array(
    fc.array(fc.record({ skipped: fc.constantFrom(0, 0, 1, 5), a: fc.nat(9), b: fc.nat(9) }), {
      minLength: 1,
      maxLength: 4,
    }),
    { maxLength: 20 },
  )
  .map((made) => {
    let back = 0;
    return made.map((digests, place) => ({
      file: `shards/${place}.json`,
      digests: digests.map(({ skipped, a, b }, at) => {
        back += skipped;
        return { id: `${dayAt(back)}-0${at}`, counts: a > 4 ? { a, b } : { b } };
      }),
    })) as unknown as readonly ShardRef[];
  });

const dates = fc.option(
  fc.nat(60).map((back) => dayAt(back - 3)),
  { nil: null },
);

test("items between two dates are counted as by going through every digest, however often it is asked", () => {
  fc.assert(
    fc.property(lists, fc.array(fc.tuple(dates, dates), { minLength: 1, maxLength: 4 }), (shards, asked) => {
      for (const [from, to] of asked) {
        const view = { ...START, from, to };
        const plain = { a: 0, b: 0 };
        for (const { id, counts } of shards.flatMap(({ digests }) => digests))
          if (withinDates(digestDay(id), view)) {
            plain.a += counts["a" as CategorySlug] ?? 0;
            plain.b += counts["b" as CategorySlug] ?? 0;
          }
        const counted = datedCounts(shards, view);
        expect({ a: counted.get("a") ?? 0, b: counted.get("b") ?? 0 }).toEqual(plain);
      }
    }),
  );
});

test("no shard with a day between the dates is passed over, and none of those on either side is looked at", () => {
  fc.assert(
    fc.property(lists, dates, dates, (shards, from, to) => {
      const view = { ...START, from, to };
      const { first, end } = datedSpan(shards, view);
      const holds = ({ digests }: ShardRef) => digests.some(({ id }) => withinDates(digestDay(id), view));
      const places = shards.flatMap((shard, at) => (holds(shard) ? [at] : []));
      if (places.length > 0) {
        expect(first).toBeLessThanOrEqual(places[0] as number);
        expect(end).toBeGreaterThan(places.at(-1) as number);
      }
      expect(end - first).toBeLessThanOrEqual(places.length + 2);
      const some = ({ counts }: ShardRef["digests"][number]) =>
        Object.values(counts).some((count) => count > 0);
      const kept = shards.filter(({ digests }) =>
        digests.some((digest) => withinDates(digestDay(digest.id), view) && some(digest)),
      );
      if (from !== null || to !== null) expect(sift(shards, view, null)).toEqual(kept);
    }),
  );
});
