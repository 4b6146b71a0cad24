import type { MarkedPiece } from "../search/highlight.ts";

/** What a report is to a reader who read others of its story. */
export type Verdict =
  | { readonly type: "repeat" }
  /** The numbers, bold phrases and names that were not read yet, as written. */
  | { readonly type: "update"; readonly facts: readonly string[] };

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Cuts a text along facts as they are written in it; a number never within a longer one. O(length × facts). */
export function factPieces(text: string, facts: readonly string[]): readonly MarkedPiece[] {
  if (facts.length === 0) return [{ text, marked: false }];
  const longestFirst = facts.toSorted((a, b) => b.length - a.length);
  const pattern = longestFirst
    .map(
      (fact) =>
        `${/^\d/.test(fact) ? "(?<![\\d.,])" : ""}${quoted(fact)}${/\d$/.test(fact) ? "(?![\\d]|[.,]\\d)" : ""}`,
    )
    .join("|");
  return text
    .split(new RegExp(`(${pattern})`, "iu"))
    .map((piece, at) => ({ text: piece, marked: at % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}
