/** A word of Latin letters and digits, and where it is. */
export interface Word {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/**
 * What is passed over at a place, addresses, code and mentions; else a word. An address ends before what would begin
 * another one, so that many which are never closed are each looked through once.
 */
const PASSED_OR_WORD =
  /\]\((?:[^)\s\]]|\](?!\())*\)|https?:\/\/[^\s)]+|`[^`\n]*`|[@#/][\w./-]+|[A-Za-z][A-Za-z0-9]*(?:[-.'’‑][A-Za-z0-9]+)*|\d+(?:\.\d+)?[a-zA-Z]?/y;

/** What addresses in brackets, code, and mentions begin with. */
const BEGINS_PASSED: readonly number[] = [..."]`@#/"].map((one) => one.charCodeAt(0));

const isLatin = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Finds Latin words outside addresses, code and mentions, in the order of the text. O(length). */
export function latinWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // No expression is asked about what begins nothing, most of a Chinese text.
    if (code > 122 || (!isLatin(code) && !BEGINS_PASSED.includes(code))) continue;
    PASSED_OR_WORD.lastIndex = at;
    if (!PASSED_OR_WORD.test(text)) continue;
    const end = PASSED_OR_WORD.lastIndex;
    if (isLatin(code) && !text.startsWith("http", at)) {
      const word = text.slice(at, end);
      words.push({ text: word.includes("‑") ? word.replaceAll("‑", "-") : word, at, end });
    }
    at = end - 1;
  }
  return words;
}
