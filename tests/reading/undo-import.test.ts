import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  applyReading,
  bookmarkOf,
  emptyReading,
  isRead,
  mergeReading,
  type ReadingChange,
  type ReadingState,
  settingOf,
} from "../../src/reading/state/reading-state.ts";
import { undoOf } from "../../src/reading/state/undo.ts";
import { threePages } from "./histories.ts";
import { makeItem } from "./items.ts";

const run = (state: ReadingState, ...changes: ReadingChange[]): ReadingState =>
  changes.reduce(applyReading, state);
const item = (n: number) => makeItem("2025-06-14", n);
const read = (...places: number[]) => ({ type: "read", items: places.map(item), read: true }) as const;
const unread = (...places: number[]) => ({ type: "read", items: places.map(item), read: false }) as const;
const keep = (n: number, on = true) => ({ type: "bookmark", item: item(n), on }) as const;
const note = (n: number, text: string) => ({ type: "note", id: item(n).id, note: text, tags: [] }) as const;
const set = (name: string, value: string) => ({ type: "set", name, value }) as const;

const pageA: ReadingState = { ...emptyReading, replica: "a" };
/** What a file holds: two marks and a bookmark with a note. */
const file = run({ ...emptyReading, replica: "f" }, read(1, 2), keep(1), note(1, "file"));
const taking = (way: "merge" | "restore"): ReadingChange =>
  way === "merge" ? { type: way, from: file } : { type: way, to: file };

/** What both tabs show once A took an import in, `later` happened in B, and A pressed undo. */
function undone(before: ReadingState, change: ReadingChange, ...later: ReadingChange[]): ReadingState {
  const back = undoOf(before, change) as ReadingChange;
  const imported = run(before, change);
  const b = run({ ...imported, replica: "b" }, ...later);
  const after = run(mergeReading(imported, b), back);
  expect(mergeReading(after, b)).toBe(after);
  return after;
}

const readIn = (state: ReadingState) => [1, 2, 3, 4, 5, 6].filter((n) => isRead(state, item(n).id));
const noteIn = (state: ReadingState, n: number) => bookmarkOf(state, item(n).id)?.note ?? null;

test.each(["merge", "restore"] as const)("undoing a %s leaves what another tab did since", (way) => {
  const before = run(pageA, read(3, 6), keep(2), note(2, "mine"), set("theme", "dark"));
  const after = undone(
    before,
    taking(way),
    read(4, 5),
    unread(6),
    keep(4),
    note(4, "new"),
    set("density", "1"),
  );
  expect(readIn(after)).toEqual(way === "merge" ? [3, 4, 5] : [3, 4, 5, 6]);
  expect([1, 2, 4].map((n) => noteIn(after, n))).toEqual([null, "mine", "new"]);
  expect([settingOf(after, "theme"), settingOf(after, "density")]).toEqual(["dark", "1"]);
});

test("undoing a merge leaves marks that the reader changed since, and a bookmark that they wrote on", () => {
  expect(readIn(undone(pageA, taking("merge"), unread(1), read(1)))).toEqual([1]);
  const noted = undone(pageA, taking("merge"), note(1, "mine"));
  expect([readIn(noted), noteIn(noted, 1)]).toEqual([[], "mine"]);
});

test("undoing a merge gives a bookmark's own note back, and leaves one written since", () => {
  const before = run(pageA, keep(1), note(1, "mine"));
  const newer = { type: "merge", from: run({ ...before, replica: "f" }, note(1, "file")) } as const;
  expect(noteIn(run(before, newer), 1)).toBe("file");
  expect(noteIn(undone(before, newer), 1)).toBe("mine");
  expect(noteIn(undone(before, newer, note(1, "later")), 1)).toBe("later");
});

test("undoing a replace leaves a setting, and a bookmark, that the reader set since", () => {
  const before = run(pageA, keep(3), note(3, "mine"), set("theme", "dark"), set("density", "1"));
  const after = undone(before, taking("restore"), set("theme", "light"), keep(3), note(3, "again"));
  expect([settingOf(after, "theme"), settingOf(after, "density")]).toEqual(["light", "1"]);
  expect(noteIn(after, 3)).toBe("again");
});

test.each(["merge", "restore"] as const)(
  "undoing a %s gives a bookmark's own copy of its item back, where the file had another",
  (way) => {
    const corrected = { ...item(1), title: "corrected" };
    const other = run({ ...emptyReading, replica: "f" }, read(2), {
      type: "bookmark",
      item: corrected,
      on: true,
    });
    const change: ReadingChange = way === "merge" ? { type: way, from: other } : { type: way, to: other };
    const before = run(pageA, keep(1));
    const titleIn = (state: ReadingState) => bookmarkOf(state, item(1).id)?.item?.title;
    expect(titleIn(run(before, change))).toBe("corrected");
    expect(titleIn(undone(before, change))).toBe(item(1).title);
  },
);

test("undoing an undone import brings it back, and leaves what came since", () => {
  const before = run(pageA, read(3));
  const imported = run(before, taking("merge"));
  const back = undoOf(before, taking("merge")) as ReadingChange;
  const forth = undoOf(imported, back) as ReadingChange;
  const again = run(imported, back, read(5), forth);
  expect([readIn(again), noteIn(again, 1)]).toEqual([[1, 2, 3, 5], "file"]);
});

/** Read ids, kept ids with words, settings. */
const shown = (state: ReadingState) => ({
  read: ["2025-06-14", "2025-06-15", "2025-06-30", "2025-07-01"].flatMap((day) =>
    [0, 1, 2, 3, 4].map((n) => isRead(state, makeItem(day, n).id)),
  ),
  kept: [...state.bookmarks].flatMap(([id]) => (bookmarkOf(state, id) ? [id, bookmarkOf(state, id)] : [])),
  set: ["theme", "density", "__proto__"].map((name) => settingOf(state, name)),
});

test("whatever was imported, undo shows what was shown before; later marks stay marked", () => {
  fc.assert(
    fc.property(threePages, fc.boolean(), ([a, b, c], merges) => {
      const change: ReadingChange = merges ? { type: "merge", from: b } : { type: "restore", to: b };
      const back = undoOf(a, change);
      const imported = run(a, change);
      if (!back) return;
      const [now, then] = [shown(run(imported, back)), shown(a)];
      expect({ ...now, kept: new Set(now.kept) }).toEqual({ ...then, kept: new Set(then.kept) });
      const later = mergeReading(imported, c);
      const after = run(later, back);
      const [at, since, before] = [imported, later, a].map((state) => shown(state).read);
      shown(after).read.forEach((is, n) => {
        if (at?.[n] !== since?.[n]) expect(is).toBe(since?.[n]);
        else expect([since?.[n], before?.[n]]).toContain(is);
      });
    }),
    { numRuns: 2_000 },
  );
});
