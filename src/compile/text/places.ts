import { firstPlace } from "../../bundle/first-place.ts";
import type { Place } from "../report/notes.ts";

/** Gives the line and column of an offset. */
export type Places = (offset: number) => Place;

/**
 * Prepares finding places in a text whose first line is `firstLine` of its file. O(text) once, then O(log lines) each.
 */
export function placesIn(text: string, firstLine = 1): Places {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length);
  return (offset) => {
    const line = firstPlace(ends.length, (at) => (ends[at] as number) > offset);
    return { line: firstLine + line, column: offset - (ends[line - 1] ?? 0) + 1 };
  };
}
