/** Scripts written without blanks between words: their terms are pairs of characters. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const WORD = /[\p{L}\p{N}]/u;
const BLANK = /\s/u;

/** The kinds of characters in the index: a sign, a character of a script without blanks, one of a word, or a blank. */
export const OTHER_KIND = 0;
export const DENSE_KIND = 1;
export const WORD_KIND = 2;
export const BLANK_KIND = 3;
const UNKNOWN_KIND = 255;

/** The kinds of the characters met so far: a look into a table is ten times as fast as four expressions. */
const kinds = new Uint8Array(0x10000).fill(UNKNOWN_KIND);

function readKind(char: string): number {
  if (DENSE.test(char)) return DENSE_KIND;
  if (WORD.test(char)) return WORD_KIND;
  return BLANK.test(char) ? BLANK_KIND : OTHER_KIND;
}

/** The kind of a code point. O(1). */
export function kindOf(code: number): number {
  const known = kinds[code];
  if (known !== undefined && known !== UNKNOWN_KIND) return known;
  const kind = readKind(String.fromCodePoint(code));
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

const codeAt = (text: string, at: number): number => text.codePointAt(at) ?? 0;
const widthOf = (code: number): number => (code > 0xffff ? 2 : 1);

/** Whether a word may begin at `at`: a prefix is looked for there, and never inside a word. */
export const beginsWord = (text: string, at: number): boolean =>
  at === 0 || kindOf(codeBefore(text, at)) !== WORD_KIND;

/** Whether the text starts with a letter or digit of a script that separates its words. */
export const startsWithWord = (text: string): boolean => text !== "" && kindOf(codeAt(text, 0)) === WORD_KIND;

function codeBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return isLow && at > 1 ? codeAt(text, at - 2) : unit;
}

/**
 * The form in which texts are compared: NFKC (full width is half width), lower case, nothing that cannot be seen, one
 * blank for any run of them, none between a Han character and a Latin one (`GPT 发布` is `gpt发布`). O(length).
 */
export function fold(text: string): string {
  return foldSpacing(foldCharacters(text));
}

/** Soft hyphens, blanks without width, what joins emoji and says how they look: nobody types them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** NFKC and lower case; one final and one inner sigma, as a prefix does not know how its word ends. */
export const foldCharacters = (text: string): string =>
  text.replace(UNSEEN, "").normalize("NFKC").toLowerCase().replaceAll("ς", "σ");

const BLANKS = /\s+/gu;

const foldSpacing = (text: string): string =>
  text
    .trim()
    .replace(BLANKS, (run: string, at: number, whole: string) =>
      dropsBlank(whole, at, at + run.length) ? "" : " ",
    );

/** Whether the blanks from `from` to `to` separate a dense character from a word. */
export function dropsBlank(text: string, from: number, to: number): boolean {
  if (from === 0 || to >= text.length) return false;
  const before = kindOf(codeBefore(text, from));
  const after = kindOf(codeAt(text, to));
  return before + after === DENSE_KIND + WORD_KIND && before !== OTHER_KIND && after !== OTHER_KIND;
}

/**
 * Calls `visit` with every term of a folded text, in order and with repetitions: each word, each pair of neighbours in
 * a run of dense characters, the last character of such a run by itself, and each crossing.
 * So every character of a run begins a term, and finding one means asking for a prefix. O(length).
 */
export const eachTerm = (folded: string, visit: (term: string) => void): void =>
  eachSpan(folded, (from, to) => visit(folded.slice(from, to)));

/** The most signs that a crossing holds, in code points. */
export const MOST_SIGNS = 3;

/** Calls `visit` with the start and end of each of these terms. O(length). */
export function eachSpan(folded: string, visit: (from: number, to: number) => void): void {
  let at = 0;
  while (at < folded.length) {
    const code = codeAt(folded, at);
    const kind = kindOf(code);
    const width = widthOf(code);
    if (kind === DENSE_KIND) {
      const next = at + width;
      const following = next < folded.length ? codeAt(folded, next) : 0;
      const pairs = next < folded.length && kindOf(following) === DENSE_KIND;
      visit(at, pairs ? next + widthOf(following) : next);
      at = next;
    } else if (kind === WORD_KIND) {
      const start = at;
      while (at < folded.length && kindOf(codeAt(folded, at)) === WORD_KIND)
        at += widthOf(codeAt(folded, at));
      visit(start, at);
    } else {
      const end = kind === OTHER_KIND && at > 0 ? crossingEnd(folded, at) : at;
      if (end > at) visit(at - widthOf(codeBefore(folded, at)), end);
      at += width;
    }
  }
}

/**
 * The end of the crossing whose signs begin at `at`; `at` itself where there is none.
 * A crossing is the last character of a word or run, a few signs, and the first character after them (`批。业`, `t-4`).
 * What surrounds its full stops identifies a piece of text; its words alone occur in very many.
 */
function crossingEnd(folded: string, at: number): number {
  if (!isLetterKind(kindOf(codeBefore(folded, at)))) return at;
  let end = at;
  for (let signs = 0; signs <= MOST_SIGNS && end < folded.length; signs += 1) {
    const code = codeAt(folded, end);
    const kind = kindOf(code);
    if (isLetterKind(kind)) return end + widthOf(code);
    if (kind !== OTHER_KIND) return at;
    end += widthOf(code);
  }
  return at;
}

/** Whether characters of this kind are letters or digits. */
export const isLetterKind = (kind: number): boolean => kind === DENSE_KIND || kind === WORD_KIND;

/** Whether a term is a crossing: its second character is a sign. */
export function isCrossing(term: string): boolean {
  const width = term === "" ? 0 : widthOf(codeAt(term, 0));
  return term.length > width && kindOf(codeAt(term, width)) === OTHER_KIND;
}

/** A term that a query asks for or, with `prefix`, any term that begins with it. */
export interface QueryTerm {
  readonly text: string;
  readonly prefix: boolean;
}

/**
 * The terms that an item must have to contain a folded text: its crossings, its pairs, and its words, whole or as a
 * prefix at its end.
 * A single dense character that no crossing holds asks for any term that begins with it.
 */
export function queryTerms(folded: string): readonly QueryTerm[] {
  const crossings: string[] = [];
  eachTerm(folded, (term) => isCrossing(term) && crossings.push(term));
  const terms: QueryTerm[] = crossings.map((text) => ({ text, prefix: false }));
  const runs = folded.matchAll(RUNS);
  for (const run of runs) {
    const text = run[0];
    const atEnd = run.index + text.length === folded.length;
    const isHeld = (): boolean => crossings.some((one) => one.startsWith(text) || one.endsWith(text));
    if (!DENSE.test(text)) terms.push({ text, prefix: atEnd });
    else if ([...text].length > 1)
      eachTerm(text, (term) => [...term].length === 2 && terms.push({ text: term, prefix: false }));
    else if (!isHeld()) terms.push({ text, prefix: true });
  }
  return terms.filter((term, at) => terms.findIndex((one) => one.text === term.text) === at);
}

const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー])[\p{L}\p{N}])+/gu;
