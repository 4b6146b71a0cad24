import { expect, test } from "vitest";
import type { Day } from "../../src/bundle/schema.ts";
import { bucketOf, emptyBucket, marksOf } from "../../src/reading/state/marks.ts";
import {
  applyReading,
  bookmarkOf,
  bookmarksOf,
  emptyReading,
  isBookmarked,
  isRead,
  mergeReading,
  type ReadingChange,
  type ReadingState,
  settingOf,
  subjects,
} from "../../src/reading/state/reading-state.ts";
import { undoOf } from "../../src/reading/state/undo.ts";
import { makeItem, makeItems } from "./items.ts";

const start: ReadingState = { ...emptyReading, replica: "a" };
const [one, two, three] = makeItems("2025-06-14", 3) as [
  ReturnType<typeof makeItem>,
  ReturnType<typeof makeItem>,
  ReturnType<typeof makeItem>,
];
const read = (items: readonly ReturnType<typeof makeItem>[], on = true): ReadingChange => ({
  type: "read",
  items,
  read: on,
});
const run = (state: ReadingState, ...changes: readonly ReadingChange[]) =>
  changes.reduce(applyReading, state);

test("an item is read after marking, unread after taking it back, read again after a third time", () => {
  const once = run(start, read([one]));
  expect([isRead(start, one.id), isRead(once, one.id), isRead(once, two.id)]).toEqual([false, true, false]);
  expect(isRead(run(once, read([one], false)), one.id)).toBe(false);
  expect(isRead(run(once, read([one], false), read([one])), one.id)).toBe(true);
});

test("the same object comes back where nothing changes", () => {
  const once = run(start, read([one]), { type: "bookmark", item: one, on: true });
  for (const change of [
    read([one]),
    read([]),
    read([two], false),
    { type: "bookmark", item: one, on: true },
    { type: "bookmark", item: two, on: false },
    { type: "note", id: two.id, note: "x", tags: [] },
    { type: "note", id: one.id, note: "", tags: [" "] },
    { type: "set", name: "theme", value: null },
    { type: "set", name: "theme", value: "x".repeat(5_000) },
    { type: "mute", subject: { kind: "author", text: "x" }, on: false },
    { type: "all", changes: [] },
  ] satisfies ReadingChange[])
    expect(applyReading(once, change)).toBe(once);
  expect(mergeReading(once, once)).toBe(once);
  expect(mergeReading(once, start)).toBe(once);
});

test("a key that only appears across two marks is not taken for a mark", () => {
  // The eleventh category of ten days is stored as `-`, which a key may have too: `abcdef-ghijkl-`.
  const others = Array.from({ length: 10 }, (_, n) => makeItem("2025-06-11", n, `category ${n}`));
  const items = ["abcdef", "bcdef-", "ghijkl"].map((key, n) => ({
    ...makeItem("2025-06-14", n, "category"),
    id: `2025-06-14.${key}` as typeof one.id,
  }));
  const state = run(start, read(others), read(items.slice(0, 1)), read(items.slice(2)));
  expect(items.map((item) => isRead(state, item.id))).toEqual([true, false, true]);
});

test("bookmarks keep their own copy, note and tags, and stand newest first", () => {
  const state = run(
    start,
    { type: "bookmark", item: one, on: true },
    { type: "bookmark", item: two, on: true },
    { type: "note", id: one.id, note: "**see**", tags: [" a ", "b", "a", ""] },
  );
  expect(bookmarksOf(state).map(({ item }) => item.id)).toEqual([two.id, one.id]);
  expect(bookmarkOf(state, one.id)).toMatchObject({
    note: "**see**",
    tags: ["a", "b"],
    item: { body: one.body },
  });
  expect(bookmarkOf(state, three.id)).toBeNull();
  const gone = run(state, { type: "bookmark", item: one, on: false });
  expect([isBookmarked(gone, one.id), bookmarksOf(gone).length]).toEqual([false, 1]);
  expect(JSON.stringify([...gone.bookmarks])).not.toContain(one.body);
});

test("mutes, follows and settings are found again and can be taken back", () => {
  const subject = { kind: "author", text: "Gary: Marcus" } as const;
  const state = run(
    start,
    { type: "mute", subject, on: true },
    { type: "follow", subject: { kind: "name", text: "NVIDIA" }, on: true },
    { type: "set", name: "theme", value: "dark" },
  );
  expect(subjects(state, "mute")).toEqual([subject]);
  expect(subjects(state, "follow")).toEqual([{ kind: "name", text: "NVIDIA" }]);
  expect(subjects(state, "less")).toEqual([]);
  expect([settingOf(state, "theme"), settingOf(state, "x")]).toEqual(["dark", null]);
  expect(subjects(run(state, { type: "mute", subject, on: false }), "mute")).toEqual([]);
});

const visible = (state: ReadingState) => ({
  read: [one, two, three].map((item) => isRead(state, item.id)),
  bookmarks: bookmarksOf(state),
  theme: settingOf(state, "theme"),
  mutes: subjects(state, "mute"),
});

test("undo gives back exactly what a change altered", () => {
  const before = run(start, read([one]), { type: "bookmark", item: one, on: true });
  const noted = run(before, { type: "note", id: one.id, note: "n", tags: ["t"] });
  const subject = { kind: "keyword", text: "crypto" } as const;
  for (const change of [
    read([one, two, three]),
    read([one, two], false),
    { type: "bookmark", item: one, on: false },
    { type: "bookmark", item: two, on: true },
    { type: "note", id: one.id, note: "other", tags: [] },
    { type: "set", name: "theme", value: "dark" },
    { type: "mute", subject, on: true },
    {
      type: "all",
      changes: ["dark", "light"].map((value): ReadingChange => ({ type: "set", name: "theme", value })),
    },
    { type: "all", changes: [read([two]), read([two, three]), { type: "bookmark", item: one, on: false }] },
  ] satisfies ReadingChange[]) {
    const undo = undoOf(noted, change);
    expect(undo).not.toBeNull();
    if (undo) expect(visible(run(noted, change, undo))).toEqual(visible(noted));
  }
});

test("a change that alters nothing has no undo", () => {
  const state = run(start, read([one]));
  for (const change of [
    read([one]),
    { type: "bookmark", item: one, on: false },
    { type: "note", id: one.id, note: "x", tags: [] },
    { type: "set", name: "theme", value: null },
    { type: "follow", subject: { kind: "name", text: "x" }, on: false },
    { type: "all", changes: [read([one])] },
  ] satisfies ReadingChange[])
    expect(undoOf(state, change)).toBeNull();
});

test("a merge looks at the days that a change touched, and at no other day of their bucket", () => {
  const days = (["2025-06-11", "2025-06-12", "2025-06-13"] as Day[]).map((day) => makeItems(day, 2));
  const before = run(start, read(days.flat()));
  const [item] = makeItems("2025-06-12", 3).slice(2) as [ReturnType<typeof makeItem>];
  const after = run(before, read([item]));
  const bucket = ({ marks }: ReadingState) => marks.get(bucketOf("2025-06-12" as Day));
  const looked = [...marksOf(bucket(after) ?? emptyBucket, bucket(before))].map(({ id }) => id);
  expect(looked.toSorted()).toEqual([...(days[1] ?? []), item].map(({ id }) => id).toSorted());
});

test("two changes that each bring a category of their own to one bucket agree on all of its days", () => {
  const before = run(start, read([makeItem("2025-06-11", 1, "industry")]));
  const ours = run(before, read([makeItem("2025-06-12", 2, "ethics"), makeItem("2025-06-13", 3, "ethics")]));
  const theirs = run(
    before,
    read([makeItem("2025-06-12", 4, "hardware"), makeItem("2025-06-14", 5, "hardware")]),
  );
  const told = (state: ReadingState) =>
    [...state.marks.values()]
      .flatMap((bucket) => [...marksOf(bucket)].map((mark) => `${mark.id} ${mark.category}`))
      .toSorted();
  expect(told(mergeReading(ours, theirs))).toEqual([...new Set([...told(ours), ...told(theirs)])].toSorted());
  expect(told(mergeReading(theirs, ours))).toEqual(told(mergeReading(ours, theirs)));
});
