import { type RefObject, useLayoutEffect, useReducer, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { RowSpan } from "../../reading/timeline/row-layout.ts";
import { createHeights } from "./heights.ts";
import type { Shifter } from "./held-shifter.ts";
import { createRowWindow, type Redraw, type Spaces, spacesOf } from "./row-window.ts";
import { createShifter } from "./shifter.ts";

/** What is drawn of a list, and how. */
export interface DrawnRows extends RowSpan, Spaces {
  /** Follows the height of a drawn row. */
  readonly observe: (frame: HTMLElement, key: string) => () => void;
  /** Brings a row to so many px below the window's top, as far as heights are known. */
  readonly scrollTo: (key: string, offset: number) => void;
}

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
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [heights] = useState(() => createHeights(known));
  const [rows] = useState(() => createRowWindow(heights, () => list.current));
  const shifter = useRef<Shifter | null>(null);
  const plan = rows.plan(keys, whole);

  useLayoutEffect(() => {
    if (rows.drawn(plan, shifter.current) !== "not") redraw();
  });

  useLayoutEffect(() => heights.keep(keys), [heights, keys]);

  useLayoutEffect(() => {
    if (!list.current) return;
    shifter.current = createShifter(list.current);
    const follow = (when: Redraw) => {
      if (when === "soon") redraw();
      else if (when === "now") flushSync(redraw);
    };
    const stop = heights.follow(() => follow(rows.measured()));
    const onScroll = () => follow(rows.scrolled());
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", redraw);
    return () => {
      stop();
      shifter.current?.stop();
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", redraw);
    };
  }, [heights, rows, list]);

  return {
    ...plan.span,
    ...spacesOf(plan.layout, plan.span),
    observe: heights.observe,
    scrollTo: (key, offset) => {
      window.scrollBy({ top: rows.placeOf(key) - offset, behavior: "instant" });
      redraw();
    },
  };
}
