import { firstPlace } from "../../bundle/first-place.ts";

/** Rows that stand below each other in a list. */
export interface RowLayout {
  readonly keys: readonly string[];
  /** The top of each row below the list's, in px, and after them the end of the last. */
  readonly tops: Float64Array;
}

/** Lays rows out by their heights, in px; a row that was not measured is `usual` high. O(rows). */
export function layRows(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  usual: number,
): RowLayout {
  const tops = new Float64Array(keys.length + 1);
  let top = 0;
  for (let at = 0; at < keys.length; at += 1) {
    top += heights.get(keys[at] as string) ?? usual;
    tops[at + 1] = top;
  }
  return { keys, tops };
}

/** The last row that begins at or above an offset, in px below the list's top; the first for less. O(log rows). */
export function rowAt({ keys, tops }: RowLayout, offset: number): number {
  return Math.max(0, firstPlace(keys.length, (at) => (tops[at] as number) > offset) - 1);
}

/** Rows from `first` on, `end` not included. */
export interface RowSpan {
  readonly first: number;
  readonly end: number;
}

/** The rows that stand between two offsets, at least one where there is any. O(log rows). */
export const rowsBetween = (layout: RowLayout, from: number, to: number): RowSpan =>
  layout.keys.length === 0
    ? { first: 0, end: 0 }
    : { first: rowAt(layout, from), end: rowAt(layout, Math.max(from, to)) + 1 };

/**
 * How far, in px, a window must be moved so that a row seen through it stays where it is when rows come, go or
 * change their heights before it. Where the row itself goes, the next one that stays takes its place. O(rows).
 */
export function shiftOf(before: RowLayout, after: RowLayout, seen: number): number {
  const top = before.tops[seen];
  if (top === undefined || seen >= before.keys.length) return 0;
  if (before.keys === after.keys) return (after.tops[seen] as number) - top;
  const places = new Map(after.keys.map((key, place) => [key, place]));
  for (let at = seen; at < before.keys.length; at += 1) {
    const place = places.get(before.keys[at] as string);
    if (place !== undefined) return (after.tops[place] as number) - top;
  }
  return 0;
}
