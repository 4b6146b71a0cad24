import { NAME_TABLE } from "./aliases.ts";
import { type FoundName, freeNames } from "./free-names.ts";

/** Finds companies, models and people in an item, by their main spellings in the order of first mention. */
export type FindNames = (title: string, body: string) => readonly string[];

interface Spelling {
  readonly text: string;
  readonly name: string;
  /** A plain word, which is a name only where it begins with a capital. */
  readonly plain: boolean;
}

const PLAIN_WORD = /^[A-Z][a-z]+$/;

const isWordCode = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
/** Where spellings that begin with two characters are kept; some share a place. */
const startOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 31 + (text.charCodeAt(at + 1) | 0)) & (STARTS - 1);
const STARTS = 1 << 13;

/**
 * Prepares the finding of names; `more` adds rows to the table, and where both have a spelling, holds.
 * Found are the table's names in any spelling, and names that look like names, as `freeNames` says.
 * Cost of finding: linear in the text, however long the table.
 */
export function nameFinder(more: readonly (readonly string[])[]): FindNames {
  const spellings = new Map(
    [...NAME_TABLE, ...more].flatMap((row) =>
      row.map((text): readonly [string, Spelling] => [
        text.toLowerCase(),
        { text: text.toLowerCase(), name: row[0] ?? text, plain: PLAIN_WORD.test(text) },
      ]),
    ),
  );
  // By their first two characters, the longest first, so that `Google DeepMind` is not read as `Google`.
  const byStart: (Spelling[] | undefined)[] = Array.from({ length: STARTS });
  for (const spelling of [...spellings.values()].sort((a, b) => b.text.length - a.text.length)) {
    const start = startOf(spelling.text, 0);
    byStart[start] = [...(byStart[start] ?? []), spelling];
  }
  return (title, body) => {
    const text = `${title}\n${body}`;
    const known = tableNames(text, byStart);
    const free = freeNames(text, known, (spelling) => spellings.has(spelling.toLowerCase()));
    if (free.length === 0 && known.length < 2) return known.map(({ name }) => name);
    const names = [...known, ...free];
    return [...new Set(names.sort((a, b) => a.at - b.at).map(({ name }) => name))];
  };
}

function tableNames(text: string, byStart: readonly (readonly Spelling[] | undefined)[]): FoundName[] {
  const lower = text.toLowerCase();
  // A letter whose lower case is longer would shift all that follows.
  const folded = lower.length === text.length ? lower : text;
  const found: FoundName[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = folded.charCodeAt(at);
    if (code < 48 || (isWordCode(code) && isWordCode(folded.charCodeAt(at - 1)))) continue;
    const some = byStart[startOf(folded, at)];
    const spelling = some && longestAt(text, folded, at, some);
    if (!spelling) continue;
    found.push({ name: spelling.name, at, end: at + spelling.text.length });
    at += spelling.text.length - 1;
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
    if (folded.startsWith(one.text, at) && standsAlone(text, at, one)) return one;
  }
  return undefined;
}

function standsAlone(text: string, at: number, { text: spelling, plain }: Spelling): boolean {
  const end = at + spelling.length;
  if (plain && text.charCodeAt(at) > 90) return false;
  return !(isWordCode(text.charCodeAt(end - 1)) && isWordCode(text.charCodeAt(end)));
}
