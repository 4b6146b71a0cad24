import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  applyReading,
  bookmarksOf,
  emptyReading,
  isRead,
  mergeReading,
  type ReadingState,
} from "../../src/reading/state/reading-state.ts";
import { readShortForm, shortForm } from "../../src/reading/state/short-form.ts";
import {
  exportBookmarksJson,
  exportReading,
  importReading,
  TRANSFER_LIMIT,
} from "../../src/reading/state/transfer.ts";
import { undoOf } from "../../src/reading/state/undo.ts";
import { exportFile } from "./export-file.ts";
import { threePages } from "./histories.ts";
import { makeItem, makeItems } from "./items.ts";

const DAY = "2025-06-14";
const start: ReadingState = { ...emptyReading, replica: "a" };
const [one] = makeItems(DAY, 1) as [ReturnType<typeof makeItem>];
const kept = applyReading(applyReading(start, { type: "read", items: makeItems(DAY, 5), read: true }), {
  type: "bookmark",
  item: one,
  on: true,
});
test.each<[string, string, string]>([
  ["nothing", "", "not-json"],
  ["other text", "hello", "not-json"],
  ["half a file", exportReading(kept).slice(0, 80), "not-json"],
  ["a text in UTF-16 read as UTF-8", '{\0"\0f\0', "not-json"],
  ["a list", "[]", "not-ours"],
  ["null", "null", "not-ours"],
  ["another JSON", '{"name":"x"}', "not-ours"],
  ["nesting without end", "[".repeat(200_000), "not-json"],
  ["deep nesting", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, "not-ours"],
  ["no version", exportFile({ version: null }), "damaged"],
  ["a newer version", exportFile({ version: 2 }), "newer"],
  ["marks that are no list", exportFile({ marks: {} }), "damaged"],
  ["bookmarks that are no list", exportFile({ bookmarks: 1 }), "damaged"],
  ["settings that are no list", exportFile({ entries: "x" }), "damaged"],
  ["more than can be", " ".repeat(TRANSFER_LIMIT + 1), "too-large"],
  [
    "a million marks",
    exportFile({ marks: [{ day: DAY, category: "a", count: 1, items: Array(1_000_000).fill("aaaaaa") }] }),
    "too-large",
  ],
  ["groups without end", exportFile({ marks: Array(600_001).fill(0) }), "too-large"],
  ["bookmarks without end", exportFile({ bookmarks: Array(20_001).fill(0) }), "too-large"],
  ["settings without end", exportFile({ entries: Array(20_001).fill(0) }), "too-large"],
])("I1, I3: %s is refused with a reason", (_, text, reason) => {
  expect(importReading(text)).toMatchObject({ ok: false, error: { type: reason } });
});

test("I2: names of the language are data and nothing else", () => {
  const hostile = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${exportFile({
    marks: [
      {
        day: DAY,
        category: "__proto__",
        count: 1,
        items: ["__prot"],
        constructor: { prototype: { polluted: 1 } },
      },
    ],
    entries: [
      ["__proto__", "x", 1, "a"],
      ["set:constructor", "toString", 1, "a"],
    ],
  }).slice(1)}`;
  const found = importReading(hostile);
  expect(found).toMatchObject({ ok: true, value: { read: 1, skipped: 0 } });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(found.ok && exportReading(mergeReading(start, found.value.state))).toContain("__proto__");
});

test("I3: what cannot be read is left out and counted; the rest comes in", () => {
  const items = [
    "aaaaaa",
    "<b>x</b>",
    "x".repeat(1_000_000),
    7,
    null,
    ["aaaaaa"],
    "aaaaaa",
    "aaa aa",
    "",
    "__________",
  ];
  const record = JSON.parse(exportBookmarksJson(kept)) as { bookmarks: Record<string, unknown>[] };
  const found = importReading(
    exportFile({
      marks: [
        { day: DAY, category: "a", count: 1, items },
        { day: "2025-02-30", category: "a", count: 1, items: ["aaaaaa", "bbbbbb"] },
        { day: DAY, category: "", count: 1, items: ["cccccc"] },
        { day: DAY, category: "a", count: 0.5, items: ["cccccc"] },
        { day: DAY, category: "a", count: 1e9, items: ["cccccc"] },
        { day: DAY, category: "a", count: 1, items: "cccccc" },
        null,
      ],
      bookmarks: [
        ...record.bookmarks,
        ...record.bookmarks,
        { ...record.bookmarks[0], id: "x" },
        { ...record.bookmarks[0], count: 1_000_001 },
        { ...record.bookmarks[0], added: [2 ** 41, "z"] },
        7,
      ],
      entries: [
        ["set:a", "1", 1, "a"],
        ["set:a", "2", 2, "a"],
        ["set:a", "0", 1, "a"],
        ["set:b", "1", 2 ** 41, "a"],
        3,
      ],
    }),
  );
  expect(found).toMatchObject({
    ok: true,
    value: { bookmarks: 1, read: 2, skipped: 8 + 2 + 1 + 1 + 1 + 1 + 4 + 2 },
  });
  expect(found.ok && [...found.value.state.entries].map(([, entry]) => entry.value)).toEqual(["2"]);
});

test("I4: an import merges: an older file takes nothing back, twice is once, and the order has no effect", () => {
  fc.assert(
    fc.property(threePages, ([a, b, c]) => {
      const files = [exportReading(a), exportReading(b)].map((text) => importReading(text));
      const states = files.flatMap((found) => (found.ok ? [found.value.state] : []));
      const forth = states.reduce(mergeReading, c);
      const back = [...states, ...states].reverse().reduce(mergeReading, c);
      expect(exportReading(back)).toBe(exportReading(forth));
      expect(states.reduce(mergeReading, forth)).toBe(forth);
    }),
    { numRuns: 1_000 },
  );
});

test("I4: replacing, and merging, can be undone", () => {
  const other = applyReading(start, { type: "read", items: makeItems("2025-06-15", 3), read: true });
  for (const change of [
    { type: "restore", to: other },
    { type: "merge", from: other },
  ] as const) {
    const undo = undoOf(kept, change);
    const after = applyReading(kept, change);
    expect(makeItems("2025-06-15", 3).every((item) => isRead(after, item.id))).toBe(true);
    const back = undo ? applyReading(after, undo) : after;
    expect(makeItems(DAY, 5).every((item) => isRead(back, item.id))).toBe(true);
    expect(makeItems("2025-06-15", 3).some((item) => isRead(back, item.id))).toBe(false);
    expect(bookmarksOf(back)).toEqual(bookmarksOf(kept));
    expect(undoOf(after, change)).toBeNull();
  }
});

test("I5: export, clear, import, export gives the same bytes", () => {
  const text = exportReading(kept);
  const found = importReading(`\ufeff${text}`);
  expect(found.ok && exportReading(mergeReading(start, found.value.state))).toBe(text);
});

test("a short form carries the newest marks that fit, and comes back as they were", () => {
  let state = applyReading(start, { type: "read", items: makeItems("2025-06-13", 300, "其他"), read: true });
  state = applyReading(state, { type: "read", items: makeItems(DAY, 90, "a,b.c"), read: true });
  state = applyReading(state, { type: "read", items: makeItems(DAY, 2), read: false });
  const short = shortForm(state, 1_400);
  expect(short.text.length).toBeLessThanOrEqual(1_400);
  expect(short.text).toMatch(/^[\w.,:%-]+$/);
  expect([short.total, short.marks > 150]).toEqual([390, true]);
  const found = readShortForm(short.text);
  expect(found).toMatchObject({ ok: true, value: { skipped: 0, bookmarks: 0, read: short.marks - 2 } });
  expect(found.ok && mergeReading(state, found.value.state)).toBe(state);
  expect(shortForm(start, 1_400)).toMatchObject({ marks: 0, total: 0 });
  expect(shortForm(state, 3)).toMatchObject({ marks: 0, total: 390 });
});

test("a short form has codes for 64 categories, and counts the marks of all others as not carried", () => {
  const items = Array.from({ length: 70 }, (_, n) => makeItem(DAY, n, `c${n}`));
  const state = applyReading(start, { type: "read", items, read: true });
  const short = shortForm(state, 1_400);
  expect([short.marks, short.total]).toEqual([64, 70]);
  const found = readShortForm(short.text);
  expect(found).toMatchObject({ ok: true, value: { read: 64 } });
  expect(found.ok && mergeReading(state, found.value.state)).toBe(state);
});

test.each([
  ["", "not-ours"],
  ["1.x", "not-ours"],
  ["1.abc.a.<b>", "not-ours"],
  ["1.abc.a.20250614-1:aaaaaaA", "damaged"],
])("a short form like %j is refused", (text, reason) => {
  expect(readShortForm(text)).toMatchObject({ ok: false, error: { type: reason } });
});

test("the short form of a state without marks is read back as one", () => {
  expect(readShortForm(shortForm(emptyReading, 1_400).text)).toEqual({
    ok: true,
    value: { state: emptyReading, read: 0, bookmarks: 0, skipped: 0 },
  });
});

test("marks under a category that no digest can have are left out of a short form that is read", async () => {
  const { checksum } = await import("../../src/reading/state/envelope.ts");
  const body = `${"x".repeat(121)},,industry.20250614-1:000001A000002B000003C`;
  expect(readShortForm(`1.${checksum(body)}.${body}`)).toMatchObject({ ok: true, value: { read: 1 } });
});

test("a short form that was forged with its checksum gives only what makes sense", async () => {
  const { checksum } = await import("../../src/reading/state/envelope.ts");
  const body = "%zz,a.20250230-1:aaaaaaB,20250614-0:aaaaaaB,x,20250614-1:aaaaaaAbbbbbbBccccccC";
  expect(readShortForm(`1.${checksum(body)}.${body}`)).toMatchObject({ ok: true, value: { read: 1 } });
});
