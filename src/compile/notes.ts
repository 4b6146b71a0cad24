import type { Diagnostic } from "./diagnostic.ts";
import { RULES, type Rule } from "./rules.ts";

/** A place in a digest, both 1-based; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Collects the diagnostics of one file. */
export interface Notes {
  add(rule: Rule, place: Place, message: string): void;
  /** All of them by line and column. */
  sorted(): readonly Diagnostic[];
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Longest quoted line, in UTF-16 units; what lies beyond is cut around the column. */
const EXCERPT_LENGTH = 160;

/** Starts an empty collection for a file; `lines` are quoted in the diagnostics. */
export function createNotes(file: string, lines: readonly string[]): Notes {
  const list: Diagnostic[] = [];
  return {
    add(rule, place, message) {
      const text = lines[place.line - 1] ?? "";
      const column = Math.max(1, Math.min(place.column, text.length + 1));
      const excerpt = excerptOf(text, column);
      list.push({ file, severity: RULES[rule], rule, message, line: place.line, column, excerpt });
    },
    sorted: () => list.toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

function excerptOf(text: string, column: number): string {
  if (text.length <= EXCERPT_LENGTH) return text;
  const from = Math.max(0, Math.min(column - 1 - EXCERPT_LENGTH / 2, text.length - EXCERPT_LENGTH));
  return text.slice(from, from + EXCERPT_LENGTH).replace(LONE_SURROGATE, "\uFFFD");
}
