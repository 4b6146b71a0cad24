import { expect, test } from "vitest";
import { exportBookmarks } from "../../src/reading/state/bookmark-export.ts";
import {
  applyReading,
  bookmarksOf,
  emptyReading,
  type ReadingState,
} from "../../src/reading/state/reading-state.ts";
import { exportBookmarksJson, importReading } from "../../src/reading/state/transfer.ts";
import { type makeItem, makeItems } from "./items.ts";

const start: ReadingState = { ...emptyReading, replica: "a" };
const [one] = makeItems("2025-06-14", 1) as [ReturnType<typeof makeItem>];

const hostile = applyReading(
  applyReading(start, {
    type: "bookmark",
    item: {
      ...one,
      title: '=cmd|"<script>](x)',
      source: { ...one.source, author: "A_b", url: "https://e.org/(a)?b=\"'" },
    },
    on: true,
  }),
  { type: "note", id: one.id, note: "two\nlines", tags: ["x", "y"] },
);
const list = [
  ...bookmarksOf(hostile),
  { item: { ...one, source: { url: null, site: null, author: null, handle: null } }, note: "", tags: [] },
];

test("bookmarks leave as Markdown that says what it said", () => {
  const text = exportBookmarks(list, "markdown");
  expect(text).toContain('(https://e.org/%28a%29?b="');
  expect(text).toContain("A\\_b · 2025-06-14");
  expect(text).toContain("> two\n> lines");
  expect(text).toContain("#x #y");
  expect(text).not.toContain("<script>");
});

test("bookmarks leave as CSV that no spreadsheet runs", () => {
  const rows = exportBookmarks(list, "csv").split("\r\n");
  expect(rows[0]).toBe('\ufeff"day","title","author","url","category","tags","note","body"');
  expect(rows[1]).toContain(`"'=cmd|""<script>](x)"`);
  expect(rows.length).toBe(4);
});

test("bookmarks leave as a file that browsers import, escaped, without those that have no address", () => {
  const text = exportBookmarks(list, "html");
  expect(text.match(/<DT>/g)?.length).toBe(1);
  expect(text).toContain("&#60;script&#62;");
  expect(text).toContain("<DD>two");
});

test("bookmarks that leave as JSON come back by the import", () => {
  const found = importReading(exportBookmarksJson(hostile));
  expect(found.ok && bookmarksOf(found.value.state)).toEqual(bookmarksOf(hostile));
});
