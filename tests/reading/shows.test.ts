import { expect, test } from "vitest";
import type { CategorySlug } from "../../src/bundle/schema.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { chipCounts } from "../../src/reading/view/chip-counts.ts";
import { type KnownCount, knownCounts } from "../../src/reading/view/known-counts.ts";
import { showsIn } from "../../src/reading/view/shows.ts";
import { START, type View } from "../../src/reading/view/view.ts";
import { makeDigest, makeItem, manifestOf } from "./made.ts";

const item = makeItem("2025-06-14-00", 1);
const only = (...values: string[]) => ({ only: values as CategorySlug[], not: [] });
const not = (...values: string[]) => ({ only: [], not: values as CategorySlug[] });

test.each<readonly [string, Partial<View>, readonly string[], boolean]>([
  ["what was read stands in a list of all", {}, ["read"], true],
  ["what was read leaves an unread-only list", { unread: true }, ["read"], false],
  ["what is unread stays in one", { unread: true }, [], true],
  ["who is not followed leaves a list of the followed", { followed: true }, [], false],
  ["who is followed stays in one", { followed: true }, ["followed"], true],
  ["what is muted or hidden is out", {}, ["out"], false],
  ["what is muted or hidden comes when asked for", { muted: true }, ["out"], true],
])("%s", (_, said, is, shown) => {
  const standing = {
    isRead: () => is.includes("read"),
    isFollowed: () => is.includes("followed"),
    isOut: () => is.includes("out"),
  };
  expect(showsIn({ ...START, ...said }, standing)(item)).toBe(shown);
});

const digests = [makeDigest("2025-06-14-04", 6), makeDigest("2025-06-13-20", 9)];
const manifest = manifestOf(digests);
const items = digests.flatMap((digest) => digest.items);
const all = new Map([
  ["industry" as CategorySlug, 5],
  ["research" as CategorySlug, 0],
  ["ethics" as CategorySlug, 3],
]);

test.each<readonly [string, Partial<View>, boolean, readonly KnownCount[]]>([
  ["no filter", {}, false, [5, 0, 3]],
  ["a category", { categories: only("industry") }, false, [5, 0, 3]],
  ["dates", { from: "2025-06-01" as never }, false, [5, 0, 3]],
  ["unread only", { unread: true }, false, [5, 0, 3]],
  ["an author whose list goes on", { sources: only("A1") }, false, ["awaited", "awaited", "awaited"]],
  ["an author whose list is whole", { sources: only("A1") }, true, [5, 0, 3]],
  [
    "an author and a category, not through",
    { sources: only("A1"), categories: only("ethics") },
    false,
    [null, null, "awaited"],
  ],
  ["an author and a category", { sources: only("A1"), categories: only("ethics") }, true, [null, null, 3]],
  ["an author without a category", { sources: only("A1"), categories: not("ethics") }, true, [5, 0, null]],
  ["a query that is not through", { query: "芯片" }, false, ["awaited", "awaited", "awaited"]],
  [
    "unread of some days",
    { unread: true, to: "2025-06-14" as never },
    false,
    ["awaited", "awaited", "awaited"],
  ],
])("B25 a chip has a count where it is known: %s", (_, said, isWhole, counts) => {
  expect([...knownCounts(all, { ...START, ...said }, isWhole).values()]).toEqual(counts);
});

test("what is muted among the loaded items is taken off the unread of the whole archive", () => {
  const [read, ...unread] = items;
  const reading = applyReading(emptyReading, { type: "read", items: read ? [read] : [], read: true });
  // One of them is of a category that the manifest does not count.
  const stray = makeItem("2025-06-14-04", 99, { category: "other" as CategorySlug });
  const loaded = [...items.slice(0, 3), stray];
  const from = {
    manifest,
    shards: manifest.head,
    items: loaded,
    shows: () => false,
    reading,
    muted: new Set<string>(),
  };
  const counts = chipCounts(from, { ...START, unread: true });
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(unread.length - 2);
});
