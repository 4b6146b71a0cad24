import { dropsBlank, foldCharacters } from "../../bundle/terms.ts";
import { placesOf } from "./search.ts";

/** A stretch of a text as it was written, in UTF-16 units, `end` not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A character with the marks that belong to it: folding never reaches over such a boundary. */
const CLUSTER = /\s+|[\s\S][\p{M}\u1160-\u11ff\uff9e\uff9f]*/gu;

/** A folded text and, for each of its units, where that stood as written. */
interface FoldedPlaces {
  readonly text: string;
  readonly places: readonly Range[];
}

function foldWithPlaces(written: string): FoldedPlaces {
  const spaced: Range[] = [];
  let characters = "";
  for (const match of written.matchAll(CLUSTER)) {
    const start = match.index;
    const folded = match[0].trim() === "" ? " " : foldCharacters(match[0]);
    characters += folded;
    for (let at = 0; at < folded.length; at += 1) spaced.push({ start, end: start + match[0].length });
  }
  // Which blanks go depends on what stands beside them once it is folded, as `№` is `no`.
  const places: Range[] = [];
  let text = "";
  let at = 0;
  const take = (end: number): void => {
    text += characters.slice(at, end);
    places.push(...spaced.slice(at, end));
  };
  for (const { 0: blanks, index } of characters.matchAll(/\s+/gu)) {
    const end = index + blanks.length;
    take(dropsBlank(characters, index, end) ? index : index + 1);
    at = end;
  }
  take(characters.length);
  return { text, places };
}

/**
 * Where the parts of a query stand in a text as it was written: ascending, none touching another. O(length).
 */
export function markRanges(written: string, parts: readonly string[]): readonly Range[] {
  if (parts.length === 0) return [];
  const folded = foldWithPlaces(written);
  const found = parts
    .flatMap((part) =>
      placesOf(part, folded.text).map((at) => ({
        start: (folded.places[at] as Range).start,
        end: (folded.places[at + part.length - 1] as Range).end,
      })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const ranges: Range[] = [];
  for (const range of found) {
    const last = ranges.at(-1);
    if (last && range.start <= last.end)
      ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else ranges.push(range);
  }
  return ranges;
}

/** A piece of a text, marked or not. */
export interface MarkedPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a text along ranges; the pieces together are the text. O(length). */
export function markedPieces(text: string, ranges: readonly Range[]): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
