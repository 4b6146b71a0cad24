import { LOW_LINE } from "./escapes.ts";

/** A mark that could mean something by itself or with what comes next to it, in Markdown and in letters. */
const ALONE = `[\\\\\`*[\\]<]|${LOW_LINE}|!(?=\\[|$)`;

/** An escape, a reference, or a mark that could mean something by itself or with what comes next to it. */
const MARK = new RegExp(`\\\\[!-/:-@[-\`{-~]|&#?\\w{1,32};|${ALONE}|&(?=#?\\w*$)`, "g");

/** The same in letters, as raw HTML has them, to which neither an escape nor a reference means anything. */
const LETTERS_MARK = new RegExp(`${ALONE}|&(?=#?\\w*(?:;|$))`, "g");

/** A mark that begins a block where it stands first, perhaps behind the digits of a number. */
const FIRST = /^[ \t]*\d{0,9}[#+\-=.)~>]|(?<=\n)[ \t]*(?:>[ \t]*)*\d{0,9}[#+\-=.)~]/g;

/**
 * Offsets of the marks in a stretch of Markdown, or in letters, that could mean anything, whatever comes to stand
 * around it. O(text).
 */
export function marksOf(source: string, kind: "markdown" | "letters"): readonly number[] {
  const found = new Set<number>();
  for (const { index, 0: mark } of source.matchAll(kind === "letters" ? LETTERS_MARK : MARK))
    if (mark.length === 1) found.add(index);
  for (const { index, 0: begins } of source.matchAll(FIRST)) found.add(index + begins.length - 1);
  return [...found].sort((a, b) => a - b);
}

/** Letters as Markdown that shows them wherever it stands. O(text). */
export function allEscaped(text: string): string {
  let escaped = "";
  let at = 0;
  for (const mark of marksOf(text, "letters")) {
    escaped += `${text.slice(at, mark)}\\`;
    at = mark;
  }
  return escaped + text.slice(at);
}
