import { expect, test } from "vitest";
import type { Item } from "../../src/bundle/schema.ts";
import { moveFrom, standInFor } from "../../src/reading/commands/cursor.ts";
import type { Move } from "../../src/reading/commands/intent.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { makeDigest } from "./made.ts";

const items = [...makeDigest("2025-06-14-08", 3).items, ...makeDigest("2025-06-14-04", 2).items];
const id = (at: number | null) => (at === null ? null : (items[at]?.id ?? null));
const read = (...places: number[]) =>
  applyReading(emptyReading, {
    type: "read",
    items: places.map((at) => items[at] as Item),
    read: true,
  });

const moves: readonly (readonly [Move, number | null, number | null])[] = [
  ["next", null, 0],
  ["next", 0, 1],
  ["next", 4, null],
  ["previous", 1, 0],
  ["previous", 0, null],
  ["next-digest", 1, 3],
  ["next-digest", 3, null],
  ["previous-digest", 4, 0],
  ["previous-digest", 1, null],
  ["first", 4, 0],
  ["last", 0, 4],
];

test.each(moves)("B17 %s from place %s leads to place %s and never around", (move, from, to) => {
  expect(moveFrom(items, id(from), move, emptyReading)).toBe(id(to));
});

test("the next unread passes over what is read", () => {
  expect(moveFrom(items, id(0), "next-unread", read(1, 2))).toBe(id(3));
  expect(moveFrom(items, id(4), "previous-unread", read(3, 2))).toBe(id(1));
  expect(moveFrom(items, id(2), "next-unread", read(3, 4))).toBe(null);
});

/** The list without what a filter took away, and where each move leads from there. */
function without(gone: number, ...others: readonly number[]) {
  const left = items.filter((_, at) => at !== gone && !others.includes(at));
  const ids = left.map((item) => item.id);
  const standIn = standInFor(
    items.map((item) => item.id),
    ids,
    id(gone),
  );
  return { standIn, go: (move: Move) => moveFrom(left, id(gone), move, read(0), standIn) };
}

test("where a filter took the selected item away, moves go on from where it stood", () => {
  const { standIn, go } = without(1);
  expect(standIn).toBe(id(2));
  expect((["next", "previous", "next-unread", "previous-unread"] as const).map(go)).toEqual(
    [2, 0, 2, null].map(id),
  );
  expect((["next-digest", "previous-digest", "first", "last"] as const).map(go)).toEqual(
    [2, 0, 0, 4].map(id),
  );
  expect([without(1, 2, 3).standIn, without(1, 2, 3).go("next")]).toEqual([id(4), id(4)]);
  expect([without(0).go("previous"), without(0).go("previous-digest")]).toEqual([null, null]);
});

test("where nothing follows that a filter left, the last one stands in", () => {
  const { standIn, go } = without(4);
  expect([standIn, go("next"), go("previous")]).toEqual([id(3), id(3), id(2)]);
  expect(without(0, 1, 2, 3, 4).standIn).toBeNull();
});

test("nothing stands in where the selected item is there, and the first where nobody knows its place", () => {
  const ids = items.map((item) => item.id);
  expect([standInFor(ids, ids, id(2)), standInFor(ids, ids, null)]).toEqual([null, null]);
  expect(standInFor([], ids.slice(1), id(0))).toBe(id(1));
});
