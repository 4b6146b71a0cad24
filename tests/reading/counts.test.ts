import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Item, Manifest } from "../../src/bundle/schema.ts";
import { applyReading, emptyReading, type ReadingState } from "../../src/reading/state/reading-state.ts";
import { readCount, unreadCounts } from "../../src/reading/view/counts.ts";
import { makeItem, makeItems } from "./items.ts";

const digest = (id: string, counts: Readonly<Record<string, number>>) => ({ id, publishedAt: 0, counts });
const manifest = {
  categories: [
    { slug: "industry", name: "I" },
    { slug: "research", name: "R" },
  ],
  head: [
    { file: "b", digests: [digest("2025-06-15-00", { industry: 3, research: 2 })] },
    { file: "a", digests: [digest("2025-06-14-20", { industry: 2 })] },
  ],
  years: [
    { year: "2025", file: "y", digests: 2, counts: { industry: 10, research: 4 } },
    { year: "2024", file: "x", digests: 1, counts: { industry: 5 } },
  ],
} as unknown as Manifest;

const read = (state: ReadingState, day: string, count: number, category: string): ReadingState =>
  applyReading(state, { type: "read", items: makeItems(day, count, category), read: true });
const unread = (state: ReadingState) => Object.fromEntries(unreadCounts(manifest, state));

test("unread items are what the manifest lists minus the marks", () => {
  expect(unread(emptyReading)).toEqual({ industry: 20, research: 6 });
  let state = read(emptyReading, "2025-06-15", 2, "industry");
  expect(unread(state)).toEqual({ industry: 18, research: 6 });
  state = read(state, "2024-03-01", 5, "industry");
  expect(unread(state)).toEqual({ industry: 13, research: 6 });
  state = applyReading(state, { type: "read", items: makeItems("2025-06-15", 1), read: false });
  expect(unread(state)).toEqual({ industry: 14, research: 6 });
});

test("marks of the oldest day in the head go on in the archive of their year", () => {
  expect(unread(read(emptyReading, "2025-06-14", 5, "industry"))).toEqual({ industry: 15, research: 6 });
});

test("marks of items that left the bundle take nothing from other days or years", () => {
  const state = read(read(emptyReading, "2025-06-15", 50, "industry"), "2024-01-01", 99, "industry");
  // More marks than the day has items: all of it counts as read, the two of research too.
  expect(unread(state)).toEqual({ industry: 12, research: 4 });
  expect(unread(read(emptyReading, "2025-06-16", 4, "industry"))).toEqual({ industry: 20, research: 6 });
  expect(unread(read(emptyReading, "2019-06-16", 4, "gone"))).toEqual({ industry: 20, research: 6 });
});

test("where all items of a day are here, a mark of one that was taken out says nothing of the others", () => {
  const here = [...makeItems("2025-06-15", 3), ...makeItems("2025-06-15", 5, "research").slice(3)];
  const state = read(read(emptyReading, "2025-06-15", 1, "industry"), "2025-06-15", 7, "research");
  const taken = applyReading(emptyReading, { type: "read", items: [makeItem("2025-06-15", 9)], read: true });
  expect(Object.fromEntries(unreadCounts(manifest, taken, here))).toEqual({ industry: 20, research: 6 });
  expect(Object.fromEntries(unreadCounts(manifest, taken, here.slice(1)))).toEqual({
    industry: 19,
    research: 6,
  });
  expect(Object.fromEntries(unreadCounts(manifest, state, here))).toEqual({ industry: 17, research: 4 });
  const unlisted = [...here, makeItem("2025-06-16", 1)];
  expect(unreadCounts(manifest, state, unlisted)).toEqual(unreadCounts(manifest, state, here));
});

test("the head's oldest day goes by its items where there is no archive, by its marks where it may go on there", () => {
  const here = makeItems("2025-06-14", 2);
  const taken = applyReading(emptyReading, { type: "read", items: [makeItem("2025-06-14", 9)], read: true });
  const alone = { ...manifest, years: [] };
  expect(Object.fromEntries(unreadCounts(alone, taken, here))).toEqual({ industry: 5, research: 2 });
  expect(unreadCounts(manifest, taken, here).get("industry" as never)).toBe(19);
});

test("read items are counted by day, month, year and in all", () => {
  const state = read(read(emptyReading, "2025-06-15", 3, "industry"), "2025-07-01", 2, "research");
  expect(
    ["2025-06-15", "2025-06", "2025", "", "2025-06-14", "2024"].map((prefix) => readCount(state, prefix)),
  ).toEqual([3, 3, 5, 5, 0, 0]);
  expect(["2025-07-01", "2025-08-01", "2025-07-02"].map((day) => readCount(state, day))).toEqual([2, 0, 0]);
});

test("a bundle without digests has nothing unread, whatever is marked", () => {
  const none = { categories: [], head: [], years: [] } as unknown as Manifest;
  expect(unreadCounts(none, read(emptyReading, "2025-06-15", 3, "industry")).size).toBe(0);
});

test("an item that moved to another category after it was read counts as read", () => {
  expect(unread(read(emptyReading, "2025-06-15", 2, "hardware"))).toEqual({ industry: 18, research: 6 });
  expect(unread(read(emptyReading, "2025-06-14", 2, "research"))).toEqual({ industry: 20, research: 4 });
  expect(unread(read(emptyReading, "2025-06-14", 6, "research"))).toEqual({ industry: 18, research: 2 });
  expect(unread(read(emptyReading, "2024-06-14", 3, "research"))).toEqual({ industry: 17, research: 6 });
});

const HEAD_DAYS = ["2025-06-13", "2025-06-14", "2025-06-15"] as const;
const YEAR_DAYS = ["2024-03-01", "2024-11-01", "2025-01-05", "2025-06-13"] as const;
const SLUGS = ["a", "b", "c"] as const;
/** A day's items by category, then and now: which of them were read, and where each is filed since. */
const dayItems = fc.array(
  fc.record({ before: fc.constantFrom(...SLUGS), now: fc.constantFrom(...SLUGS), read: fc.boolean() }),
  { maxLength: 8 },
);
const world = fc.record({
  head: fc.tuple(dayItems, dayItems, dayItems),
  archive: fc.tuple(dayItems, dayItems, dayItems, dayItems),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const tally = (items: readonly { readonly now: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { now } of items) counts[now] = (counts[now] ?? 0) + 1;
  return counts;
};

function bundleOf({ head, archive }: World): Manifest {
  const years = ["2024", "2025"].map((year) => ({
    year,
    counts: tally(archive.flatMap((items, at) => (YEAR_DAYS[at]?.startsWith(year) ? items : []))),
  }));
  const digests = head.map((items, at) => digest(`${HEAD_DAYS[at]}-08`, tally(items)));
  return { categories: [], head: [{ digests: digests.toReversed() }], years } as unknown as Manifest;
}

/** Marks in the order that `turn` gives the days, each with the category of its moment. */
function marksOf({ head, archive }: World, turn: number): ReadingState {
  // An item of the day that the head shares with the archive needs an id of its own.
  const days = [
    ...head.map((items, at) => ({ day: HEAD_DAYS[at] as string, items, from: 0 })),
    ...archive.map((items, at) => ({ day: YEAR_DAYS[at] as string, items, from: 20 })),
  ];
  return [...days.slice(turn), ...days.slice(0, turn)].reduce(
    (state, { day, items, from }) =>
      items.reduce(
        (at, item, n) =>
          item.read
            ? applyReading(at, { type: "read", items: [makeItem(day, from + n, item.before)], read: true })
            : at,
        state,
      ),
    emptyReading,
  );
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0);

test("what the archive cannot give to moved items of the oldest day, the head does", () => {
  const moved = {
    head: [[{ before: "a", now: "b", read: true }], [], []],
    archive: [[], [], [{ before: "b", now: "a", read: true }], []],
  } as unknown as World;
  expect(sum(unreadCounts(bundleOf(moved), marksOf(moved, 0)).values())).toBe(0);
});

test("however items were filed since they were read, the sum is that of the unread items", () => {
  fc.assert(
    fc.property(world, fc.nat(6), (one, turn) => {
      const left = [...one.head, ...one.archive].flat().filter((item) => !item.read);
      const counts = unreadCounts(bundleOf(one), marksOf(one, turn));
      expect(sum(counts.values())).toBe(left.length);
      expect([...counts.values()].every((count) => count >= 0)).toBe(true);
      expect(Object.fromEntries(unreadCounts(bundleOf(one), marksOf(one, 0)))).toEqual(
        Object.fromEntries(counts),
      );
    }),
    { numRuns: 2_000 },
  );
});

test("where the items of the head are here, every category's number is exact, whatever moved or was taken out", () => {
  fc.assert(
    fc.property(world, fc.nat(6), (one, turn) => {
      const rest: World = { ...one, archive: [[], [], [], []] };
      const state = marksOf(rest, turn % 3);
      const kept = one.head.map((items) => items.slice(1)) as unknown as World["head"];
      const here = kept.flatMap((items, at) =>
        items.map((item, n) => ({
          ...makeItem(HEAD_DAYS[at] as string, n + 1, item.now),
          digest: `${HEAD_DAYS[at]}-08`,
        })),
      ) as unknown as readonly Item[];
      const counts = unreadCounts({ ...bundleOf({ ...rest, head: kept }), years: [] }, state, here);
      const left = tally(kept.flat().filter((item) => !item.read));
      for (const slug of SLUGS) expect(counts.get(slug as never) ?? 0).toBe(left[slug] ?? 0);
    }),
  );
});

test("where no item moved, every category's number is exact", () => {
  fc.assert(
    fc.property(world, fc.nat(6), (moved, turn) => {
      const stay = (items: World["head"][number]) => items.map((item) => ({ ...item, now: item.before }));
      const one = { head: moved.head.map(stay), archive: moved.archive.map(stay) } as unknown as World;
      const counts = unreadCounts(bundleOf(one), marksOf(one, turn));
      const left = tally([...one.head, ...one.archive].flat().filter((item) => !item.read));
      for (const slug of SLUGS) expect(counts.get(slug as never) ?? 0).toBe(left[slug] ?? 0);
    }),
  );
});
