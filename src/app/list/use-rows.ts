import { type RefObject, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import { flushSync } from "react-dom";
import {
  layRows,
  type RowLayout,
  type RowSpan,
  rowAt,
  rowsBetween,
  shiftOf,
} from "../../reading/timeline/row-layout.ts";
import { createHeights } from "./heights.ts";
import { isPrinting } from "./printing.ts";
import { createShifter, type Shifter } from "./scroll-by.ts";

/** Rows kept ready beyond the window, in px: about three cards each way. */
const BUFFER_PX = 500;

/** What the bar on top covers, in px: the row that the reader sees first begins or goes on below it. */
const LINE_PX = 60;

/** What is drawn of a list, and how. */
export interface DrawnRows extends RowSpan {
  /** Heights of what is not drawn before and after it, in px. */
  readonly above: number;
  readonly below: number;
  /** Follows the height of a drawn row. */
  readonly observe: (frame: HTMLElement, key: string) => () => void;
  /** Brings a row to so many px below the window's top, as far as heights are known. */
  readonly scrollTo: (key: string, offset: number) => void;
}

/** What stood in the page when it was drawn last. */
interface Stood {
  readonly layout: RowLayout;
  /** The window's top below the list's, in px. */
  readonly offset: number;
}

const spanOf = (layout: RowLayout, offset: number, buffer: number): RowSpan =>
  rowsBetween(layout, offset - buffer, offset + window.innerHeight + buffer);

/** The window's top below a list's, in px. */
const offsetOf = (list: HTMLElement | null): number => -(list?.getBoundingClientRect().top ?? 0);

const covers = (drawn: RowSpan, wanted: RowSpan): boolean =>
  drawn.first <= wanted.first && drawn.end >= wanted.end;

/**
 * Draws the rows of a long list that are on screen or near it, in the flow of the page, and keeps what the reader
 * sees in place whatever comes, goes or grows before it: heights are known by the rows' keys.
 * `known` has heights measured elsewhere before; `whole` draws every row.
 */
export function useRows(
  keys: readonly string[],
  list: RefObject<HTMLElement | null>,
  known: ReadonlyMap<string, number>,
  whole: boolean,
): DrawnRows {
  const [version, redraw] = useReducer((count: number) => count + 1, 0);
  const [heights] = useState(() => createHeights(known));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version stands for the heights it was drawn with
  const layout = useMemo(() => layRows(keys, heights.known, heights.usual()), [keys, heights, version]);
  const stood = useRef<Stood | null>(null);
  const drawn = useRef<RowSpan>({ first: 0, end: 0 });
  const shifter = useRef<Shifter | null>(null);
  const before = stood.current;
  const shift = before && before.layout !== layout ? shiftOf(before.layout, layout, seenIn(before)) : 0;
  const span =
    whole || isPrinting()
      ? { first: 0, end: keys.length }
      : spanOf(layout, before ? before.offset + shift : window.scrollY, BUFFER_PX);

  /**
   * The row on screen that has the focus or, without one, the first that the reader has seen there: the place of one
   * just measured was a guess.
   */
  function seenIn({ layout: rows, offset }: Stood): number {
    const top = rowAt(rows, offset + LINE_PX);
    const bottom = rowAt(rows, offset + window.innerHeight);
    const focused = [...(list.current?.children ?? [])].findIndex((row) => row.matches(":focus-within"));
    const held = drawn.current.first + focused;
    if (focused >= 0 && held > top && held <= bottom && !heights.isFresh(rows.keys[held] ?? "")) return held;
    for (let at = top; at <= bottom; at += 1) if (!heights.isFresh(rows.keys[at] ?? "")) return at;
    return top;
  }

  useLayoutEffect(() => {
    drawn.current = span;
    if (shift !== 0) shifter.current?.shift(shift);
    const offset = offsetOf(list.current);
    stood.current = { layout, offset };
    if (heights.measure() || !covers(span, spanOf(layout, offset, 0))) redraw();
  });

  useLayoutEffect(() => heights.keep(keys), [heights, keys]);

  useLayoutEffect(() => {
    if (!list.current) return;
    shifter.current = createShifter(list.current);
    const stop = heights.follow(() => flushSync(redraw));
    const onScroll = () => {
      if (!stood.current) return;
      const { layout: rows } = stood.current;
      const offset = offsetOf(list.current);
      stood.current = { layout: rows, offset };
      if (covers(drawn.current, spanOf(rows, offset, BUFFER_PX))) return;
      // A leap leaves nothing on screen: what is there is drawn before it is shown.
      if (covers(drawn.current, spanOf(rows, offset, 0))) redraw();
      else flushSync(redraw);
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", redraw);
    return () => {
      stop();
      shifter.current?.stop();
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", redraw);
    };
  }, [heights, list]);

  return {
    ...span,
    above: layout.tops[span.first] ?? 0,
    below: (layout.tops[keys.length] ?? 0) - (layout.tops[span.end] ?? 0),
    observe: heights.observe,
    scrollTo: (key, offset) => {
      const rows = stood.current?.layout ?? layout;
      const top = rows.tops[rows.keys.indexOf(key)] ?? 0;
      window.scrollBy({ top: top - offsetOf(list.current) - offset, behavior: "instant" });
      redraw();
    },
  };
}
