import { expect, test } from "vitest";
import type { CategorySlug, Day } from "../../src/bundle/schema.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { chipCounts } from "../../src/reading/view/chip-counts.ts";
import { matches, possibleItems } from "../../src/reading/view/filter.ts";
import { remedies } from "../../src/reading/view/remedies.ts";
import { START, type View } from "../../src/reading/view/view.ts";
import { makeDigest, makeItem, manifestOf } from "./made.ts";

const one = makeItem("2025-06-14-00", 1, {
  category: "hardware" as CategorySlug,
  names: ["NVIDIA", "Mattel"],
  source: { url: null, site: null, author: "clem 🤗", handle: null },
});
const only = (...values: string[]) => ({ only: values as CategorySlug[], not: [] });
const not = (...values: string[]) => ({ only: [], not: values as CategorySlug[] });

const cases: readonly (readonly [string, Partial<View>, boolean])[] = [
  ["nothing chosen", {}, true],
  ["its category", { categories: only("hardware") }, true],
  ["any of two categories", { categories: only("research", "hardware") }, true],
  ["another category", { categories: only("research") }, false],
  ["its category excluded", { categories: not("hardware") }, false],
  ["its category and its author", { categories: only("hardware"), sources: only("clem 🤗") }, true],
  ["its category but another author", { categories: only("hardware"), sources: only("merve") }, false],
  ["one of its names", { names: only("NVIDIA") }, true],
  ["one of its names excluded", { names: { only: ["NVIDIA"], not: ["Mattel"] } }, false],
  ["from its day on", { from: "2025-06-14" as Day }, true],
  ["up to the day before", { to: "2025-06-13" as Day }, false],
];

test.each(cases)("B24 any within a facet, all facets together: %s", (_, said, shown) => {
  expect(matches(one, { ...START, ...said })).toBe(shown);
});

const digests = [makeDigest("2025-06-14-04", 6), makeDigest("2025-06-13-20", 9)];
const manifest = manifestOf(digests);
const items = digests.flatMap((digest) => digest.items);
const from = {
  manifest,
  shards: manifest.head,
  items,
  shows: () => true,
  reading: null,
};

const views: readonly Partial<View>[] = [
  {},
  { from: "2025-06-14" as Day },
  { sources: only("A1", "A2") },
  { categories: only("research"), sources: not("A3") },
];

test.each(views)("B25 a chip counts the items it would show under the other filters: %j", (said) => {
  const view = { ...START, ...said };
  for (const [slug, count] of chipCounts(from, view)) {
    const alone = { ...view, categories: only(slug) };
    expect(count, slug).toBe(items.filter((item) => matches(item, alone)).length);
  }
});

test("B25 a chip with no items stays, at zero", () => {
  const counts = chipCounts(from, { ...START, sources: only("nobody") });
  expect([...counts.values()]).toEqual([0, 0, 0]);
});

test.each(views)("a reference never promises fewer items than its digest has: %j", (said) => {
  const view = { ...START, ...said };
  for (const [at, ref] of manifest.head.entries())
    for (const digest of ref.digests)
      expect(possibleItems(digest, view)).toBeGreaterThanOrEqual(
        (digests[at]?.items ?? []).filter((item) => matches(item, view)).length,
      );
});

test("B28 an empty list names each filter with what its absence would show, the best first", () => {
  const view: View = { ...START, unread: true, categories: only("research"), sources: only("A1") };
  const ways = remedies(
    view,
    items,
    (item) => item.ordinal !== 1,
    () => true,
  );
  expect(ways.map(({ facet, items: count }) => [facet, count])).toEqual([
    ["sources", items.filter((item) => item.category === "research" && item.ordinal !== 1).length],
    ["unread", items.filter((item) => item.category === "research" && item.ordinal === 1).length],
    ["categories", 0],
  ]);
});

test("an unread-only list is counted from the manifest and the marks, without its shards", () => {
  const read = applyReading(emptyReading, { type: "read", items: items.slice(0, 4), read: true });
  const counts = chipCounts({ ...from, items: [], shards: [], reading: read }, { ...START, unread: true });
  const sum = [...counts.values()].reduce((all, count) => all + count, 0);
  expect(sum).toBe(items.length - 4);
});
