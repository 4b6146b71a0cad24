import { plainText } from "./plain-text.ts";

/** Where a character that is shown as it stands waits until marks are gone; no text has these code points. */
const HELD = 0x10ff00;
const HELD_ONES = /[\u{10ff00}-\u{10ff7f}]/gu;

/** Without any of these, a text has no marks that `plainText` takes otherwise than a card: most have none. */
const TELLING =
  /[\\_~&<]|(?:^|[^*])\*(?:[^*]|$)|\*{3}|[0-9A-Za-z]\*\*[0-9A-Za-z]|\s\*\*\s|`[^`]*(?:\*\*|\]\()/;

const SIGN = /[!-/:-@[-`{-~]/g;
const hold = (text: string): string =>
  text.replace(SIGN, (sign) => String.fromCodePoint(HELD + sign.charCodeAt(0)));

/** An escaped sign, or code, in which every sign is one. */
const LITERAL = /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)((?:[^`\n]|\n(?!\n))+)(?<!`)\2(?!`)/g;
const ENTITY = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};
const ADDRESS = /<((?:https?:\/\/|mailto:)[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/gi;

const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef`;
/** A letter, and a punctuation mark, of scripts with blanks between words: a star between both opens or ends nothing. */
const LETTER = `(?![${CJK}])[\\p{L}\\p{N}]`;
const MARK = `(?![${CJK}])[\\p{P}\\p{S}]`;
/** Emphasis by single stars, which may stand within words, and by low lines, which may not. */
const STARS = new RegExp(
  `(?<!\\*)\\*(?![\\s*])(?!(?<=${LETTER}\\*)${MARK})((?:[^*\\n]|\\*{2,}(?!\\*)|\\n(?!\\n))*?)(?<![\\s*])(?<!${MARK}(?=\\*${LETTER}))\\*(?!\\*)`,
  "gu",
);
const LINES = /(?<![\p{L}\p{N}_])(_{1,3})(?![\s_])((?:[^_\n]|\n(?!\n))+)(?<!\s)\1(?![\p{L}\p{N}_])/gu;
const PAIRED = /(\*{2,3})(?![\s*])([^*\n]+)(?<!\s)\1(?!\*)/g;
const WITHIN_WORD = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu;
/** Signs that are no marks once those are gone: tildes, low lines, ticks, stars as in `2**10` and `2 ** 10`. */
const SIGNS = /[~_`]+|(?<=[0-9A-Za-z])\*{2,}(?=[0-9A-Za-z])|(?<=\s)\*{2,}(?=\s)/gu;

/**
 * The text of an item as its card shows it: `plainText` with emphasis by one star or low line taken as such, signs that
 * are escaped, in code or no marks kept, and entities read. O(length).
 */
export function bodyText(markdown: string): string {
  if (!TELLING.test(markdown)) return plainText(markdown);
  const marked = markdown
    .replace(LITERAL, (_, sign: string | undefined, _ticks, code: string | undefined) =>
      hold(sign ?? code ?? ""),
    )
    .replace(ENTITY, (whole, name?: string, decimal?: string, hex?: string) =>
      hold(
        name
          ? (NAMED[name.toLowerCase()] ?? whole)
          : character(decimal ? Number(decimal) : Number(`0x${hex}`)),
      ),
    )
    .replace(ADDRESS, "$1")
    .replace(PAIRED, "$2")
    .replace(STARS, "$1")
    .replace(WITHIN_WORD, hold)
    // Twice, as one kind stands within the other.
    .replace(LINES, "$2")
    .replace(LINES, "$2")
    .replace(SIGNS, hold)
    .replace(/\*{3,}/g, "");
  return plainText(marked).replace(HELD_ONES, (one) =>
    String.fromCharCode((one.codePointAt(0) as number) - HELD),
  );
}

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
