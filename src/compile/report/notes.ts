import { firstPlace } from "../../bundle/first-place.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { RULES, type Rule } from "./rules.ts";

/** A place in a digest, both 1-based; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Takes what is odd in one file. */
export interface Notes {
  /** A message is one line, whatever of the digest it holds. */
  add(rule: Rule, place: Place, message: string): void;
}

/** Notes as the diagnostics of their file. */
export interface NoteList extends Notes {
  /** All of them by line and column. */
  sorted(): readonly Diagnostic[];
}

/** Notes that are kept back until it is known whether they hold. */
export interface HeldNotes extends Notes {
  /** Adds all of them to others. */
  release(to: Notes): void;
}

/** Starts notes of one way to read a digest that may not be the one taken. */
export function holdNotes(): HeldNotes {
  const held: Parameters<Notes["add"]>[] = [];
  return {
    add: (...note) => held.push(note),
    release: (to) => {
      for (const note of held) to.add(...note);
    },
  };
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Longest quoted line, in UTF-16 units; what lies beyond is cut around the column. */
const EXCERPT_LENGTH = 160;

/** Offsets of characters that were taken out of lines before they were read, ascending, by 1-based line. */
export type Removed = ReadonlyMap<number, readonly number[]>;

/**
 * Starts a collection for a file; `lines` are quoted in the diagnostics. Places count in the lines without what
 * was `removed`, and are noted as they are in the file. `list` goes on with another collection's diagnostics.
 */
export function createNotes(
  file: string,
  lines: readonly string[],
  removed: Removed = new Map(),
  list: Diagnostic[] = [],
): NoteList {
  return {
    add(rule, place, message) {
      const text = lines[place.line - 1] ?? "";
      const before = removed.get(place.line) ?? [];
      const shift = firstPlace(before.length, (at) => (before[at] as number) - at >= place.column);
      const column = Math.max(1, Math.min(place.column + shift, text.length + 1));
      list.push({
        file,
        severity: RULES[rule],
        rule,
        message: message.replace(/[\t\n\r]+/g, " "),
        line: place.line,
        column,
        ...excerptOf(text, column),
      });
    },
    sorted: () => list.toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

function excerptOf(text: string, column: number): Pick<Diagnostic, "excerpt" | "excerptColumn"> {
  if (text.length <= EXCERPT_LENGTH) return { excerpt: text };
  const from = Math.max(0, Math.min(column - 1 - EXCERPT_LENGTH / 2, text.length - EXCERPT_LENGTH));
  const excerpt = text.slice(from, from + EXCERPT_LENGTH).replace(LONE_SURROGATE, "\uFFFD");
  return { excerpt, excerptColumn: column - from };
}
