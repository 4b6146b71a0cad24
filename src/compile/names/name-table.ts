import type { FoundName } from "./found-name.ts";

/** One way to write a name. */
interface Spelling {
  /** In small letters. */
  readonly text: string;
  readonly name: string;
  /** A plain word, which is a name only where it begins with a capital. */
  readonly plain: boolean;
}

/** A table of names, prepared for finding. */
export interface NameTable {
  /** The names of the table in a text, in its order; the longest of those that begin at one place. */
  readonly find: (text: string) => FoundName[];
  /** Whether the table has a spelling, in any letter case. */
  readonly has: (spelling: string) => boolean;
}

const PLAIN_WORD = /^[A-Z][a-z]+$/;

const isWordCode = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const smallOf = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** Whether a unit above ASCII has no other letter case: most of Chinese text, its marks, and emoji. */
const isCaseless = (code: number): boolean =>
  (code >= 0x3000 && code <= 0x9fff) ||
  (code >= 0xff00 && code <= 0xff20) ||
  (code >= 0x2010 && code <= 0x205f) ||
  (code >= 0xd83c && code <= 0xd83e) ||
  (code >= 0xdc00 && code <= 0xdfff) ||
  code === 0xb7;

/** Where spellings that begin with two units are kept; few share a place. */
const startOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - STARTS_LOG);
const STARTS_LOG = 15;

/** Spellings by how they begin, the longest first, so that `Google DeepMind` is not read as `Google`. */
interface Starts {
  /** A bit for each place that has some: most texts stop here. */
  readonly bits: Int32Array;
  readonly spellings: ReadonlyMap<number, readonly Spelling[]>;
}

function startsOf(spellings: Iterable<Spelling>): Starts {
  const bits = new Int32Array((1 << STARTS_LOG) / 32);
  const byStart = new Map<number, Spelling[]>();
  for (const spelling of [...spellings].sort((a, b) => b.text.length - a.text.length)) {
    const start = startOf(spelling.text.charCodeAt(0), spelling.text.charCodeAt(1) | 0);
    bits[start >>> 5] = (bits[start >>> 5] ?? 0) | (1 << (start & 31));
    byStart.set(start, [...(byStart.get(start) ?? []), spelling]);
  }
  return { bits, spellings: byStart };
}

/**
 * Prepares a table of names from rows with the main spelling first; where two rows have one spelling, the later wins.
 */
export function nameTable(rows: readonly (readonly string[])[]): NameTable {
  const spellings = new Map(
    rows.flatMap((row) =>
      row.map((text): readonly [string, Spelling] => [
        text.toLowerCase(),
        { text: text.toLowerCase(), name: row[0] ?? text, plain: PLAIN_WORD.test(text) },
      ]),
    ),
  );
  const starts = startsOf(spellings.values());
  return {
    find: (text) => namesIn(text, null, starts) ?? namesIn(text, smallLetters(text), starts) ?? [],
    has: (spelling) => spellings.has(spelling.toLowerCase()),
  };
}

/** A text in lower case; unchanged where that would shift what follows. */
function smallLetters(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

/** The names in a text; null where it has letters whose case is not plain, and no small letters are given. */
function namesIn(text: string, small: string | null, { bits, spellings }: Starts): FoundName[] | null {
  const folded = small ?? text;
  const found: FoundName[] = [];
  let isWord = false;
  let code = 0;
  let next = smallOf(folded.charCodeAt(0));
  for (let at = 0; at < folded.length; at += 1) {
    const wasWord = isWord;
    code = next;
    next = at + 1 < folded.length ? smallOf(folded.charCodeAt(at + 1)) : 0;
    if (code > 127 && small === null && !isCaseless(code)) return null;
    isWord = isWordCode(code);
    const start = startOf(code, next);
    if ((((bits[start >>> 5] ?? 0) >>> start) & 1) === 0) continue;
    if (code < 48 || (isWord && wasWord)) continue;
    const spelling = longestAt(text, folded, at, spellings.get(start) ?? []);
    if (!spelling) continue;
    const end = at + spelling.text.length;
    found.push({ name: spelling.name, at, end });
    for (; at < end - 1; at += 1) {
      const passed = folded.charCodeAt(at + 1);
      if (passed > 127 && small === null && !isCaseless(passed)) return null;
    }
    isWord = isWordCode(folded.charCodeAt(at));
    next = end < folded.length ? smallOf(folded.charCodeAt(end)) : 0;
  }
  return found;
}

/** The first of some spellings, the longest first, that stands at a place. */
function longestAt(
  text: string,
  folded: string,
  at: number,
  some: readonly Spelling[],
): Spelling | undefined {
  for (let nth = 0; nth < some.length; nth += 1) {
    const one = some[nth] as Spelling;
    if (standsAt(folded, at, one.text) && standsAlone(text, at, one)) return one;
  }
  return undefined;
}

function standsAt(folded: string, at: number, spelling: string): boolean {
  if (at + spelling.length > folded.length) return false;
  for (let nth = 0; nth < spelling.length; nth += 1)
    if (smallOf(folded.charCodeAt(at + nth)) !== spelling.charCodeAt(nth)) return false;
  return true;
}

function standsAlone(text: string, at: number, { text: spelling, plain }: Spelling): boolean {
  const end = at + spelling.length;
  if (plain && text.charCodeAt(at) > 90) return false;
  return !(isWordCode(text.charCodeAt(end - 1)) && isWordCode(text.charCodeAt(end)));
}
