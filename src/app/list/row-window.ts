import {
  type RowLayout,
  type RowSpan,
  rowAt,
  rowsBetween,
  shiftOf,
} from "../../reading/timeline/row-layout.ts";
import { type Heights, SAME_PX } from "./heights.ts";
import type { Shifter } from "./held-shifter.ts";
import { isPrinting } from "./printing.ts";

/** Rows kept ready beyond the window, in px: about three cards each way. */
const BUFFER_PX = 500;

/** What the bar on top covers, in px: the row that the reader sees first begins or goes on below it. */
const LINE_PX = 60;

/** Heights of what is not drawn before and after the rows that are, in px. */
export interface Spaces {
  readonly above: number;
  readonly below: number;
}

/** Rows to draw, and how far the window is moved with them so that what the reader sees stays, in px. */
export interface RowPlan {
  readonly layout: RowLayout;
  readonly span: RowSpan;
  readonly shift: number;
}

/** When the rows that are drawn have to be others: not now, before the next frame, or before this one. */
export type Redraw = "not" | "soon" | "now";

/** What stood in the page when it was drawn last. */
interface Stood {
  readonly layout: RowLayout;
  readonly span: RowSpan;
  /** The window's top below the list's, in px. */
  readonly offset: number;
}

/** The part of a list that stands in the page. */
export interface RowWindow {
  /** What to draw of these rows; `whole` draws all of them. Changes nothing. */
  readonly plan: (keys: readonly string[], whole: boolean) => RowPlan;
  /** Takes note of what was drawn. */
  readonly drawn: (plan: RowPlan, shifter: Shifter | null) => Redraw;
  readonly scrolled: () => Redraw;
  /** Takes note of rows that grew or shrank by themselves. */
  readonly measured: () => Redraw;
  /** Where a row stands below the window's top, in px, as far as heights are known. */
  readonly placeOf: (key: string) => number;
}

const spanOf = (layout: RowLayout, offset: number, buffer: number): RowSpan =>
  rowsBetween(layout, offset - buffer, offset + window.innerHeight + buffer);

const covers = (drawn: RowSpan, wanted: RowSpan): boolean =>
  drawn.first <= wanted.first && drawn.end >= wanted.end;

export const spacesOf = ({ keys, tops }: RowLayout, { first, end }: RowSpan): Spaces => ({
  above: tops[first] ?? 0,
  below: (tops[keys.length] ?? 0) - (tops[end] ?? 0),
});

/** Follows which rows of a list stand in the page, and where the reader is among them. */
export function createRowWindow(heights: Heights, listOf: () => HTMLElement | null): RowWindow {
  let stood: Stood | null = null;

  /** The window's top below the list's, in px. */
  const offset = (): number => -(listOf()?.getBoundingClientRect().top ?? 0);

  /**
   * The row on screen that has the focus or, without one, the first that the reader has seen there: the place of one
   * just measured was a guess.
   */
  function seenIn({ layout, span, offset: seen }: Stood): number {
    const top = rowAt(layout, seen + LINE_PX);
    const bottom = rowAt(layout, seen + window.innerHeight);
    const focused = [...(listOf()?.children ?? [])].findIndex((row) => row.matches(":focus-within"));
    const held = span.first + focused;
    if (focused >= 0 && held > top && held <= bottom && !heights.isFresh(layout.keys[held] ?? ""))
      return held;
    for (let at = top; at <= bottom; at += 1) if (!heights.isFresh(layout.keys[at] ?? "")) return at;
    return top;
  }

  /**
   * Takes the heights just measured for the layout where nothing has to be drawn anew for them: a row that is as high
   * as it is moves what is below it by itself, and a height below all that is drawn is none that anybody sees.
   */
  function settle(before: Stood): Redraw {
    const layout = heights.lay(before.layout.keys);
    const { below } = spacesOf(before.layout, before.span);
    if (Math.abs(spacesOf(layout, before.span).below - below) > SAME_PX) return "now";
    if (shiftOf(before.layout, layout, seenIn(before))) return "now";
    if (!covers(before.span, spanOf(layout, before.offset, BUFFER_PX))) return "now";
    stood = { ...before, layout };
    return "not";
  }

  return {
    plan: (keys, whole) => {
      const layout = heights.lay(keys);
      const shift = stood && stood.layout !== layout ? shiftOf(stood.layout, layout, seenIn(stood)) : 0;
      const top = stood ? stood.offset + shift : window.scrollY;
      const all = whole || isPrinting();
      return { layout, shift, span: all ? { first: 0, end: keys.length } : spanOf(layout, top, BUFFER_PX) };
    },
    drawn: ({ layout, span, shift }, shifter) => {
      if (shift !== 0) shifter?.shift(shift);
      stood = { layout, span, offset: offset() };
      if (heights.measure()) return settle(stood);
      return covers(span, spanOf(layout, stood.offset, 0)) ? "not" : "now";
    },
    scrolled: () => {
      if (!stood) return "not";
      stood = { ...stood, offset: offset() };
      if (covers(stood.span, spanOf(stood.layout, stood.offset, BUFFER_PX))) return "not";
      // A leap leaves nothing on screen: what is there is drawn before it is shown.
      return covers(stood.span, spanOf(stood.layout, stood.offset, 0)) ? "soon" : "now";
    },
    measured: () => (stood ? settle(stood) : "now"),
    placeOf: (key) => {
      const at = stood ? stood.layout.keys.indexOf(key) : -1;
      return (stood?.layout.tops[at] ?? 0) - offset();
    },
  };
}
