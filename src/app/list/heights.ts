import { layRows, type RowLayout } from "../../reading/timeline/row-layout.ts";

/** Heights of rows by their keys, in px: those measured ever, and those of the rows in the page followed. */
export interface Heights {
  /** Rows as high as they are known to be, or as is usual: the same answer until a height or a row is another. */
  readonly lay: (keys: readonly string[]) => RowLayout;
  /** Whether a row was measured for the first time by the last look. */
  readonly isFresh: (key: string) => boolean;
  /** Looks at all rows in the page; true where one is not as high as it was known to be. */
  readonly measure: () => boolean;
  readonly observe: (frame: HTMLElement, key: string) => () => void;
  /** Forgets the heights of rows that went long ago. */
  readonly keep: (keys: readonly string[]) => void;
  /** Calls back when rows in the page grow or shrink by themselves; returns how to end that. */
  readonly follow: (onChange: () => void) => () => void;
}

/** Heights that differ by less are the same, in px: fractions, and sums of them, are not exact. */
export const SAME_PX = 0.1;

/** A card of three lines, in px. */
const GUESS_PX = 200;

/** So many heights tell what is usual; after that it stays, so that the length of the page does. */
const ENOUGH = 30;

/** Heights of rows that went, kept in case they come back; more would grow with all that is scrolled through. */
const SPARE = 2_000;

/** Keeps the heights of one list, beginning with those that are known from elsewhere. */
export function createHeights(before: ReadonlyMap<string, number>): Heights {
  const known = new Map(before);
  const frames = new Map<Element, string>();
  let fresh = new Set<string>();
  let usual = GUESS_PX;
  let counted = 0;
  let laid: RowLayout | null = null;
  const learn = () => {
    if (counted >= ENOUGH || known.size === counted) return;
    counted = known.size;
    usual = [...known.values()].reduce((sum, height) => sum + height, 0) / counted;
  };
  const note = (key: string, height: number): boolean => {
    const was = known.get(key);
    if (was !== undefined && Math.abs(was - height) < SAME_PX) return false;
    if (was === undefined) fresh.add(key);
    known.set(key, height);
    laid = null;
    return true;
  };
  const measure = (): boolean => {
    fresh = new Set();
    let changed = false;
    for (const [frame, key] of frames) {
      const { width, height } = frame.getBoundingClientRect();
      // A list that is not shown has no heights.
      if (width > 0 && note(key, height)) changed = true;
    }
    return changed;
  };
  const watch = { onChange: () => {} };
  const observer =
    typeof ResizeObserver === "undefined"
      ? null
      : new ResizeObserver(() => {
          if (measure()) watch.onChange();
        });
  return {
    lay: (keys) => {
      learn();
      if (laid?.keys !== keys) laid = layRows(keys, known, usual);
      return laid;
    },
    isFresh: (key) => fresh.has(key),
    measure,
    observe: (frame, key) => {
      frames.set(frame, key);
      observer?.observe(frame);
      return () => {
        frames.delete(frame);
        observer?.unobserve(frame);
      };
    },
    keep: (keys) => {
      if (known.size <= keys.length + SPARE) return;
      const here = new Set(keys);
      // Rows that are here keep theirs: what was laid out holds.
      for (const key of known.keys()) if (!here.has(key)) known.delete(key);
    },
    follow: (onChange) => {
      watch.onChange = onChange;
      return () => {
        watch.onChange = () => {};
      };
    },
  };
}
