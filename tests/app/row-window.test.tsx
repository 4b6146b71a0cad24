// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { createHeights } from "../../src/app/list/heights.ts";
import { createRowWindow, spacesOf } from "../../src/app/list/row-window.ts";

const WINDOW = 800;
const ROW = 100;
/** So many rows were seen before: that is enough to know what is usual. */
const SEEN = 40;
const keys = Array.from({ length: 200 }, (_, at) => `row ${at}`);

/** A list of rows as high as they say, of which the first were measured before, in a window scrolled down by so much. */
function listOf(heightOf: (at: number) => number) {
  let scrolled = 0;
  let focused: number | null = null;
  Object.assign(window, { innerHeight: WINDOW });
  const list = document.createElement("div");
  const heights = createHeights(new Map(keys.slice(0, SEEN).map((key) => [key, ROW])));
  const rows = createRowWindow(heights, () => list);
  let gone: readonly (() => void)[] = [];
  let last = rows.plan(keys, false);
  list.getBoundingClientRect = () => new DOMRect(0, -scrolled, 600, 0);
  /** Draws what is planned, and tells what the drawing asks for. */
  const draw = () => {
    const plan = rows.plan(keys, false);
    for (const leave of gone) leave();
    list.replaceChildren();
    gone = keys.slice(plan.span.first, plan.span.end).map((key, at) => {
      const frame = document.createElement("div");
      // happy-dom knows no `:focus-within`.
      Object.assign(frame, { matches: () => focused === plan.span.first + at });
      list.append(frame);
      frame.getBoundingClientRect = () => new DOMRect(0, 0, 600, heightOf(plan.span.first + at));
      return heights.observe(frame, key);
    });
    last = plan;
    const shift = (by: number) => {
      scrolled += by;
    };
    return rows.drawn(plan, { shift, stop: () => {} });
  };
  return {
    draw,
    scroll: (to: number) => {
      scrolled = to;
      return rows.scrolled();
    },
    /** Draws until nothing more is asked for, from so far down the page. */
    openAt: (to: number) => {
      scrolled = to;
      for (let times = 0; draw() !== "not"; times += 1) expect(times).toBeLessThan(10);
    },
    span: () => last.span,
    focus: (at: number) => {
      focused = at;
    },
    measured: () => {
      heights.measure();
      return rows.measured();
    },
    above: () => spacesOf(last.layout, last.span).above,
    placeOf: rows.placeOf,
  };
}

test("a row that is higher than others and comes below what the reader sees is drawn once, and known from then on", () => {
  const list = listOf((at) => (at === SEEN ? 3 * ROW : ROW));
  const near = (SEEN - 15) * ROW;
  list.openAt(near);
  expect(list.span().end).toBeLessThanOrEqual(SEEN);
  expect(list.scroll(near + 3 * ROW)).toBe("soon");
  expect(list.draw()).toBe("not");
  expect(list.span().end).toBeGreaterThan(SEEN);
  expect(list.placeOf(keys[SEEN + 1] ?? "")).toBe(ROW * SEEN + 3 * ROW - (near + 3 * ROW));
});

test("a row that is lower than was thought leaves room, and what fills it is drawn before it is seen", () => {
  const list = listOf((at) => (at >= SEEN ? ROW / 10 : ROW));
  const near = (SEEN - 15) * ROW;
  list.openAt(near);
  expect(list.scroll(near + 3 * ROW)).toBe("soon");
  expect(list.draw()).toBe("now");
});

test("a row above what the reader sees that is higher than was thought moves nothing that the reader sees", () => {
  const high = 67;
  const list = listOf((row) => (row === high ? 3 * ROW : ROW));
  list.openAt(75 * ROW);
  expect(list.span().first).toBeGreaterThan(high);
  expect(list.scroll(71 * ROW)).toBe("soon");
  const seen = keys[72] ?? "";
  const before = list.placeOf(seen);
  expect(list.draw()).toBe("now");
  list.draw();
  expect(list.span().first).toBeLessThanOrEqual(high);
  expect(list.placeOf(seen)).toBe(before);
});

test("a leap to where nothing is drawn is drawn before it is shown", () => {
  const list = listOf(() => ROW);
  list.openAt(0);
  expect(list.scroll(100 * ROW)).toBe("now");
  list.draw();
  expect(list.above()).toBe(list.span().first * ROW);
  expect(list.span().first * ROW).toBeLessThan(100 * ROW);
});

test("what the reader sees stays while a row on screen has the focus, and where that is below the screen too", () => {
  const grown = new Set<number>();
  const list = listOf((at) => (grown.has(at) ? 3 * ROW : ROW));
  list.openAt(75 * ROW);
  const bottom = 75 + WINDOW / ROW;
  list.focus(bottom + 3);
  grown.add(bottom + 1);
  expect(list.measured()).toBe("not");
  list.focus(78);
  grown.add(77);
  expect(list.measured()).toBe("now");
});
