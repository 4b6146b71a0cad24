import { expect, test } from "vitest";
import type { CategorySlug, Day, Manifest } from "../../src/bundle/schema.ts";
import { readCount, readOn, unreadCounts } from "../../src/reading/counts.ts";
import { applyReading, emptyReading, type ReadingState } from "../../src/reading/reading-state.ts";
import { makeItems } from "./items.ts";

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
  expect(unread(state)).toEqual({ industry: 12, research: 6 });
  expect(unread(read(emptyReading, "2025-06-16", 4, "industry"))).toEqual({ industry: 20, research: 6 });
  expect(unread(read(emptyReading, "2019-06-16", 4, "gone"))).toEqual({ industry: 20, research: 6 });
});

test("read items are counted by day, month, year and in all", () => {
  const state = read(read(emptyReading, "2025-06-15", 3, "industry"), "2025-07-01", 2, "research");
  expect(
    ["2025-06-15", "2025-06", "2025", "", "2025-06-14", "2024"].map((prefix) => readCount(state, prefix)),
  ).toEqual([3, 3, 5, 5, 0, 0]);
  expect([...readOn(state, "2025-07-01" as Day)]).toEqual([["research" as CategorySlug, 2]]);
  expect([...readOn(state, "2025-08-01" as Day)]).toEqual([]);
  expect([...readOn(state, "2025-07-02" as Day)]).toEqual([]);
});

test("a bundle without digests has nothing unread, whatever is marked", () => {
  const none = { categories: [], head: [], years: [] } as unknown as Manifest;
  expect(unreadCounts(none, read(emptyReading, "2025-06-15", 3, "industry")).size).toBe(0);
});
