import { expect, test } from "vitest";
import { createHeights } from "../../src/app/list/heights.ts";

/** So many rows, of which the first ten are 50 px high and all others 90. */
const rows = (count: number) =>
  new Map(Array.from({ length: count }, (_, at) => [`row ${at}`, at < 10 ? 50 : 90]));
const here = Array.from({ length: 10 }, (_, at) => `row ${at}`);

test("of thousands of rows that went none is known any more, and those that are here keep their heights", () => {
  const heights = createHeights(rows(2_100));
  heights.keep(here);
  expect([...heights.lay(["row 0", "row 2099"]).tops]).toEqual([0, 50, 100]);
});

test("some hundred rows that went are known again when they come back", () => {
  const heights = createHeights(rows(300));
  heights.keep(here);
  expect([...heights.lay(["row 0", "row 299"]).tops]).toEqual([0, 50, 140]);
});
