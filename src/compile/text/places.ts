import { firstPlace } from "../../bundle/first-place.ts";
import type { Place } from "../report/notes.ts";

/** Gives the place of an offset. */
export type Places = (offset: number) => Place;

/** The places in a text whose first line has a number in its file; each in the logarithm of the lines. O(text) once. */
export function placesIn(text: string, firstLine = 1): Places {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length);
  return (offset) => {
    const line = firstPlace(ends.length, (at) => (ends[at] as number) > offset);
    return { line: firstLine + line, column: offset - (ends[line - 1] ?? 0) + 1 };
  };
}
