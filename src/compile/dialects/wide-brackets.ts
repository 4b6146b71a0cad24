import type { Notes } from "../report/notes.ts";
import type { Masks } from "./tree.ts";

/** `[text]（https://…）`, one of whose brackets at least is as wide as a Chinese letter. */
const WIDE =
  /\](?:（(?=https?:\/\/[^\s()（）<>]+[)）])|\((?=https?:\/\/[^\s()（）<>]+）))(https?:\/\/[^\s()（）<>]+)[)）]/gi;

/**
 * Has the parser see the usual brackets around an address where wide ones stand, as a Chinese keyboard writes them;
 * each is noted. O(lines).
 */
export function maskWideBrackets(lines: readonly string[], masks: Masks, first: number, notes: Notes): void {
  let offset = 0;
  for (const [at, line] of lines.entries()) {
    for (const { index, 0: whole } of line.includes("]") ? line.matchAll(WIDE) : []) {
      masks.chars.set(offset + index + 1, "(");
      masks.chars.set(offset + index + whole.length - 1, ")");
      const place = { line: first + at + 1, column: index + 2 };
      notes.add("wide-brackets", place, "wide brackets around the address of a link: read as usual ones");
    }
    offset += line.length + 1;
  }
}
