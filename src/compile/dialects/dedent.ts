/** The column behind some text that begins at a column, 0-based: a tab goes on to the next multiple of four. */
export function columnBehind(text: string, column: number): number {
  let at = column;
  for (const char of text) at += char === "\t" ? 4 - (at % 4) : 1;
  return at;
}

/** The blanks and marks of quotes and lists that a line begins with. */
const OPENING = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]+){0,99}/;

/** A text that begins at a column with its tabs as the blanks that they are there. */
function spaced(text: string, column: number): string {
  let at = column;
  let written = "";
  for (const char of text) {
    const behind = columnBehind(char, at);
    written += char === "\t" ? " ".repeat(behind - at) : char;
    at = behind;
  }
  return written;
}

/**
 * Moves a block that begins at a column, 0-based, to the first one: all its lines, as far as they are indented. Tabs
 * before their text become blanks, except where all of them lead as far as before. O(text).
 */
export function dedent(text: string, column: number): string {
  const keepsTabs = column % 4 === 0;
  const line = (whole: string, at: number): string => {
    const opening = OPENING.exec(whole)?.[0] ?? "";
    if (!opening.includes("\t")) return at === 0 ? whole : withoutBlanks(whole, column);
    if (at === 0) return keepsTabs ? whole : spaced(opening, column) + whole.slice(opening.length);
    const blanks = /^[ \t]*/.exec(opening)?.[0] ?? "";
    for (let length = 0; keepsTabs && length <= Math.min(blanks.length, column); length += 1)
      if (columnBehind(blanks.slice(0, length), 0) === column) return whole.slice(length);
    return withoutBlanks(spaced(opening, 0) + whole.slice(opening.length), column);
  };
  return text.split("\n").map(line).join("\n").trim();
}

const withoutBlanks = (line: string, most: number): string =>
  line.slice(Math.min(most, /^ */.exec(line)?.[0].length ?? 0));
