import { expect, test } from "vitest";
import type { Item } from "../../src/bundle/schema.ts";
import { moveFrom } from "../../src/reading/cursor.ts";
import type { Move } from "../../src/reading/intent.ts";
import { applyReading, emptyReading } from "../../src/reading/reading-state.ts";
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
