import { describe, expect, test } from "vitest";
import { firstCards, isItemRow, plainRows } from "../../src/reading/timeline/rows.ts";
import { buildRows, type Row } from "../../src/reading/timeline/timeline.ts";
import { makeDigest, NO_FOLDS, refOf } from "./made.ts";

/** The rows of digests of these sizes, the newest first. */
function rowsOf(...sizes: readonly number[]): readonly Row[] {
  const digests = sizes.map((size, at) => makeDigest(`2025-06-${20 - at}-08`, size));
  return buildRows(
    digests.map((digest) => ({
      state: "ready" as const,
      ref: refOf([digest]),
      shard: { version: 1 as const, digests: [digest] },
    })),
    { shows: () => true, markerBefore: null, fold: () => NO_FOLDS },
  );
}

const cards = (rows: readonly Row[]): number => rows.filter(isItemRow).length;

describe("the first cards of a list are", () => {
  test.each([
    ["those of its newest digest, where they are enough", [6, 6, 6], 6],
    ["as many as are wanted at least, where the newest digest has fewer", [2, 2, 6], 5],
    ["no more than are wanted at most, however long the newest digest is", [30, 6], 9],
    ["all of a list that has fewer", [1, 2], 3],
    ["none of a list without any", [], 0],
  ])("%s", (_, sizes, count) => {
    const rows = rowsOf(...sizes);
    const first = firstCards(rows, { fewest: 5, most: 9 });
    expect(cards(first)).toBe(count);
    expect(first).toEqual(rows.slice(0, first.length));
  });

  test("followed by no heading of which no card is there", () => {
    expect(firstCards(rowsOf(5, 6), { fewest: 5, most: 9 }).at(-1)?.type).toBe("item");
  });
});

test("items in an order of their own have rows without headings, each with its own zone and no day", () => {
  const items = [...makeDigest("2025-06-14-08", 1).items, ...makeDigest("2025-06-20-08", 1).items];
  const rows = plainRows(items, ({ id }) => (id.startsWith("2025-06-14") ? "+08:00" : "Z"));
  expect(rows.filter(isItemRow).map(({ day, zone, position, size }) => [day, zone, position, size])).toEqual([
    [null, "+08:00", 1, 2],
    [null, "Z", 2, 2],
  ]);
  expect(rows.map(({ key }) => key)).toEqual(items.map(({ id }) => id));
});
