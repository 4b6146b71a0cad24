import fc from "fast-check";
import { expect, test } from "vitest";
import type { CategorySlug, Day, ItemId } from "../../src/bundle/schema.ts";
import {
  choiceOf,
  excluded,
  formatView,
  isSearch,
  pageName,
  parseView,
  START,
  searchFrom,
  toggled,
  VIEW_NAMES,
  type View,
} from "../../src/reading/view/view.ts";

const value = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const facet = fc
  .uniqueArray(value, { maxLength: 6 })
  .chain((all) => fc.nat(all.length).map((at) => ({ only: all.slice(0, at), not: all.slice(at) })));
const day = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) })
  .map(({ month, date }) => `2025-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}` as Day);

const view: fc.Arbitrary<View> = fc.record({
  name: fc.constantFrom(...VIEW_NAMES),
  categories: facet.map(({ only, not }) => ({ only: only as CategorySlug[], not: not as CategorySlug[] })),
  sources: facet,
  names: facet,
  unread: fc.boolean(),
  from: fc.option(day),
  to: fc.option(day),
  query: fc.string({ maxLength: 30, unit: "grapheme" }).map((text) => text.trim()),
  day: fc.option(day),
  story: fc.constantFrom(null, "2025-06-14.pcNFhh" as ItemId),
  followed: fc.boolean(),
  muted: fc.boolean(),
});

test("every view comes back from its address unchanged", () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(parseView(formatView(one))).toEqual(one);
    }),
  );
});

test("an address, whatever it holds, is read without failing and settles after one round", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const once = formatView(parseView(text));
      expect(formatView(parseView(once))).toBe(once);
    }),
  );
});

test("the plain timeline needs no query", () => {
  expect(formatView(START)).toBe("");
  expect(parseView("?view=nonsense&unread=2&from=2025-02-30")).toEqual(START);
});

test("the address spells what is shown", () => {
  expect(parseView("?view=bookmarks&category=hardware&unread=1")).toEqual({
    ...START,
    name: "bookmarks",
    categories: { only: ["hardware"], not: [] },
    unread: true,
  });
});

test("B26 a press chooses and frees, an Alt-press excludes and frees, and neither leaves a value in both", () => {
  const free = { only: [], not: [] };
  const a = "a" as CategorySlug;
  expect(toggled(free, a)).toEqual({ only: [a], not: [] });
  expect(toggled(toggled(free, a), a)).toEqual(free);
  expect(excluded(toggled(free, a), a)).toEqual({ only: [], not: [a] });
  expect(toggled(excluded(free, a), a)).toEqual({ only: [a], not: [] });
  expect(excluded(excluded(free, a), a)).toEqual(free);
});

test("a chip says whether its category is chosen, excluded, or neither", () => {
  const [a, b, c] = ["a", "b", "c"] as CategorySlug[] as [CategorySlug, CategorySlug, CategorySlug];
  const facet = { only: [a], not: [b] };
  expect([a, b, c].map((slug) => choiceOf(facet, slug))).toEqual(["on", "not", "off"]);
});

test.each(["catch-up", "bookmarks", "archive", "sources", "names", "settings"] as const)(
  "a query typed on %s searches the whole timeline",
  (name) => {
    const view = searchFrom({ ...START, name, unread: true, day: "2025-06-14" as Day }, "芯片");
    expect(view).toEqual({ ...START, query: "芯片" });
    expect(isSearch(view)).toBe(true);
  },
);

test("a query typed on the timeline keeps its filters, one typed on a story leaves it", () => {
  const filtered = { ...START, unread: true };
  expect(searchFrom({ ...filtered, day: "2025-06-14" as Day }, "芯片")).toEqual({
    ...filtered,
    query: "芯片",
  });
  const story = "2025-06-14-aaaaaa" as ItemId;
  expect(searchFrom({ ...filtered, story }, "芯片")).toEqual({ ...START, query: "芯片" });
});

test("with a query the timeline is the page of a search", () => {
  expect([
    pageName(START),
    pageName({ ...START, query: "芯片" }),
    pageName({ ...START, name: "archive" }),
  ]).toEqual(["timeline", "search", "archive"]);
});

test("a query of blanks alone is none", () => {
  expect(parseView("?q=%20%20")).toEqual(START);
  expect(parseView("?q=%20a%20b%20").query).toBe("a b");
});

test("a query searches the timeline and the search page, and no page that has a list of its own", () => {
  const asked = (name: View["name"], query: string) => isSearch({ ...START, name, query });
  expect(asked("timeline", "芯片")).toBe(true);
  expect(asked("search", "芯片")).toBe(true);
  expect(asked("bookmarks", "芯片")).toBe(false);
  expect(asked("timeline", "  ")).toBe(false);
});

test("a value that is longer than any source or name is left out of the address", () => {
  const long = "x".repeat(501);
  const { names, sources, categories } = parseView(
    `name=${long}&name=Claude&source=${long.slice(1)}&not-category=${long}`,
  );
  expect(names.only).toEqual(["Claude"]);
  expect(sources.only).toEqual([long.slice(1)]);
  expect(categories.not).toEqual([]);
});
