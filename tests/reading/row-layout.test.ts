import fc from "fast-check";
import { expect, test } from "vitest";
import { layRows, rowAt, rowsBetween, shiftOf } from "../../src/reading/timeline/row-layout.ts";

const USUAL = 200;

/** Rows with a height each, in px; 0 stands for one that was not measured. */
const rows = fc.uniqueArray(fc.tuple(fc.nat(40), fc.nat(900)), { selector: ([key]) => key, maxLength: 30 });

const lay = (list: readonly (readonly [number, number])[]) =>
  layRows(
    list.map(([key]) => String(key)),
    new Map(list.flatMap(([key, height]) => (height > 0 ? [[String(key), height]] : []))),
    USUAL,
  );

test("rows stand below each other without a gap, those not measured as high as is usual", () => {
  const { tops } = lay([
    [1, 100],
    [2, 0],
    [3, 50],
  ]);
  expect([...tops]).toEqual([0, 100, 300, 350]);
});

test("the row at an offset begins at or above it, and the next one below", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: -500, max: 30_000 }), (list, offset) => {
      const layout = lay(list);
      const at = rowAt(layout, offset);
      if (list.length === 0) expect(at).toBe(0);
      else if (offset >= 0) expect(layout.tops[at]).toBeLessThanOrEqual(offset);
      if (at < list.length - 1 && offset >= 0) expect(layout.tops[at + 1]).toBeGreaterThan(offset);
    }),
  );
});

test("rows that are on screen are among those drawn, whatever the window", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: -2_000, max: 30_000 }), fc.nat(2_000), (list, from, high) => {
      const layout = lay(list);
      const { first, end } = rowsBetween(layout, from, from + high);
      for (const at of list.keys()) {
        const isOn = (layout.tops[at] as number) < from + high && (layout.tops[at + 1] as number) > from;
        if (isOn) expect(at >= first && at < end).toBe(true);
      }
      expect(end - first).toBeLessThanOrEqual(list.length);
    }),
  );
});

test("whatever comes, goes or grows, the row that was seen is found where it was after the window moved", () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(29), (before, after, at) => {
      const [old, now] = [lay(before), lay(after)];
      const seen = Math.min(at, Math.max(0, before.length - 1));
      const by = shiftOf(old, now, seen);
      const heir = before.slice(seen).find(([key]) => after.some(([one]) => one === key));
      if (!heir) {
        expect(by).toBe(0);
        return;
      }
      const place = after.findIndex(([key]) => key === heir[0]);
      expect((now.tops[place] as number) - by).toBeCloseTo(old.tops[seen] as number);
    }),
  );
});

test("rows that only grow are told apart by their places alone", () => {
  const keys = ["a", "b", "c"];
  const before = layRows(keys, new Map(), USUAL);
  expect(shiftOf(before, layRows(keys, new Map([["a", 50]]), USUAL), 2)).toBe(-150);
  expect(shiftOf(before, layRows(keys, new Map([["c", 50]]), USUAL), 2)).toBe(0);
  expect(shiftOf(layRows([], new Map(), USUAL), before, 0)).toBe(0);
});
