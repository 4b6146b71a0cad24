import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceOf } from "../../src/bundle/facet-terms.ts";
import type { CategorySlug, Day, Item } from "../../src/bundle/schema.ts";
import { matches } from "../../src/reading/view/filter.ts";
import { sieveOf, sift, siftYears } from "../../src/reading/view/sieve.ts";
import { START, type View } from "../../src/reading/view/view.ts";
import { makeDigest, refOf } from "./made.ts";

/** Fifty days, a digest of five items each, newest first; every seventh item is by someone else. */
const digests = Array.from({ length: 50 }, (_, back) => {
  const day = new Date(Date.UTC(2025, 5, 14) - back * 86_400_000).toISOString().slice(0, 10);
  return makeDigest(`${day}-08`, 5, (ordinal) => {
    const rare = (back * 5 + ordinal) % 7 === 0;
    return {
      category: (back % 10 === 3 && ordinal === 1 ? "rare" : "usual") as CategorySlug,
      source: { url: null, site: null, author: rare ? "Rare" : "Usual", handle: null },
    };
  });
});
const shards = digests.map((digest) => refOf([digest]));
const items = digests.flatMap((digest) => digest.items);

const numbersOf = (wanted: (item: Item) => boolean, covered: number) =>
  items.flatMap((item, at) => (at < covered && wanted(item) ? [at] : []));

test("a filter by category or date loads those shards alone that hold what is asked for", () => {
  const rare = sift(shards, { ...START, categories: { only: ["rare" as CategorySlug], not: [] } }, null);
  expect(rare.map(({ file }) => file)).toEqual(
    shards.filter((_, at) => at % 10 === 3).map(({ file }) => file),
  );
  const dated = sift(shards, { ...START, from: "2025-06-10" as Day, to: "2025-06-12" as Day }, null);
  expect(dated).toHaveLength(3);
  expect(sift(shards, START, null)).toBe(shards);
});

test("with a sieve no shard is left out that holds an item of the view, and none comes that holds none", () => {
  const view: View = { ...START, sources: { only: ["Rare"], not: [] } };
  const wanted = (item: Item) => sourceOf(item) === "Rare" && matches(item, view);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), (known) => {
      const covered = known * 5;
      const kept = sift(shards, view, { numbers: numbersOf(wanted, covered), covered });
      const holding = shards.slice(0, known).filter((_, at) => digests[at]?.items.some(wanted));
      expect(kept).toEqual(holding);
    }),
  );
});

test("before the sieve covers anything, the newest shards show as without one", () => {
  const view: View = { ...START, sources: { only: ["Rare"], not: [] } };
  expect(sift(shards, view, { numbers: [], covered: 0 })).toEqual(shards);
});

test("a year without the category, or out of the dates, is not listed", () => {
  const years = ["2025", "2024", "2023"].map((year) => ({
    year,
    file: `years/${year}.json`,
    digests: 10,
    counts: year === "2023" ? { rare: 2, usual: 9 } : { usual: 9 },
  }));
  const of = (said: Partial<View>) => siftYears(years, { ...START, ...said }).map(({ year }) => year);
  expect(of({})).toEqual(["2025", "2024", "2023"]);
  expect(of({ categories: { only: ["rare" as CategorySlug], not: [] } })).toEqual(["2023"]);
  expect(of({ from: "2024-03-01" as Day })).toEqual(["2025", "2024"]);
  expect(of({ to: "2023-12-31" as Day })).toEqual(["2023"]);
});

test("what the index lacks or cannot tell rules nothing out", () => {
  expect(sieveOf(2, [{ items: 4, numbers: [1, 3] }])).toEqual({ numbers: [0, 1, 3, 5], covered: 6 });
  expect(sieveOf(1, [{ items: 2, numbers: "missing" }])).toEqual({ numbers: [0, 1, 2], covered: 3 });
  expect(
    sieveOf(0, [
      { items: 2, numbers: null },
      { items: 3, numbers: [2] },
    ]),
  ).toEqual({ numbers: [0, 1, 4], covered: 5 });
});

test("a sieve covers what segments told in a row, and nothing before the newest has told", () => {
  const told = { items: 4, numbers: [1] };
  const awaited = { items: 4, numbers: undefined };
  expect(sieveOf(3, [awaited, told])).toEqual({ numbers: [], covered: 0 });
  expect(sieveOf(3, [])).toEqual({ numbers: [], covered: 0 });
  expect(sieveOf(0, [told, awaited, told])).toEqual({ numbers: [1], covered: 4 });
});
