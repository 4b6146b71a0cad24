import type { FoundName } from "./found-name.ts";

/** What stands right before a name, or behind it, where it may be part of an address. */
const BESIDE = "/.-_=?&#%:(";

/** How far back the beginning of an address is looked for, in characters. */
const MOST = 500;

/** Ends what stands before: blanks, brackets, and what is no ASCII. */
const endsAddress = (code: number): boolean =>
  code <= 32 || code > 126 || code === 34 || code === 41 || code === 60 || code === 62;

/** Whether a name is part of an address: `https://github.com/…` says nobody's name. O(1). */
function isAddressed(text: string, { at, end }: FoundName): boolean {
  if (!BESIDE.includes(text.charAt(at - 1) || " ") && !BESIDE.includes(text.charAt(end) || " ")) return false;
  let from = at;
  while (from > 0 && at - from < MOST && !endsAddress(text.charCodeAt(from - 1))) from -= 1;
  return /:\/\/|\]\(|^www\./.test(text.slice(from, at));
}

/** A line of a table, where names are links or rows of a comparison, not what an item tells of. */
const TABLE_LINE = /^[ \t]*\|.*$/gm;

/**
 * Those of the names in a text, given from left to right, that are said in it: neither in an address nor in a table.
 * O(length).
 */
export function saidNames(text: string, names: readonly FoundName[]): readonly FoundName[] {
  if (names.length === 0) return names;
  const lines = text.includes("|") ? [...text.matchAll(TABLE_LINE)] : [];
  let line = 0;
  return names.filter((name) => {
    while (endOf(lines[line]) <= name.at) line += 1;
    return (lines[line]?.index ?? Number.POSITIVE_INFINITY) > name.at && !isAddressed(text, name);
  });
}

const endOf = (line: RegExpExecArray | undefined): number =>
  line ? line.index + line[0].length : Number.POSITIVE_INFINITY;
