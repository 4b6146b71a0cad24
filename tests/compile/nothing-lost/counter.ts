/**
 * Counts what a digest holds and what came of it, without a line of the compiler: addresses by the letters they
 * begin with, words by their spelling. It knows nothing of Markdown, so that it cannot share a mistake with it.
 */

/** A thing that stands in a digest and neither in its items nor in the report. */
export interface Loss {
  readonly what: string;
  readonly line: number;
}

/** What the compiler says of one file, as the bundle and the report hold it. */
export interface Outcome {
  readonly rejected: boolean;
  readonly items: readonly {
    readonly title: string;
    readonly author: string | null;
    readonly url: string | null;
    readonly body: string;
    readonly section: string | null;
  }[];
  readonly title: string;
  readonly categories: readonly string[];
  readonly report: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}

/** The beginning of an address, up to the first character that some syntax could mean something by. */
const ADDRESS = /https?:\/\/[A-Za-z0-9][A-Za-z0-9\-./:?=%+,;$#@]*/gi;

/** Words that a test has put there to be found again: `wort17x`. */
const WORD = /wort\d+x/g;

/** Controls of direction are removed, other control characters replaced: neither is part of an address. */
const REMOVED = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const trimmed = (address: string): string => address.toLowerCase().replace(/[-.:?=%+,;$#@/]+$/, "");

const addressesIn = (text: string): readonly string[] =>
  [
    ...text
      .replace(REMOVED, "")
      .replace(/%(?:0[9ad]|20|5c|3c|3e|[89a-f][0-9a-f])/gi, "\\")
      .matchAll(ADDRESS),
  ].map(([found]) => trimmed(found));

const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];

function count(counts: Map<string, number>, found: readonly string[]): void {
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
}

/** A headline was cut at its hyphen, perhaps in the middle of an address: the better of both readings counts. */
function headline(title: string, author: string | null, find: (text: string) => readonly string[]) {
  const apart = [title, author ?? ""].flatMap(find);
  return author === null
    ? apart
    : [...apart, ...find(`${title}-${author}`).filter((one) => !apart.includes(one))];
}

function countsOf(outcome: Outcome, find: (text: string) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  let last: string | null = null;
  for (const { title, author, url, body, section } of outcome.items) {
    count(counts, headline(title, author, find));
    count(counts, find(body));
    if (section !== null && section !== last) count(counts, find(section));
    last = section;
    if (url !== null) count(counts, find(url));
  }
  count(counts, find(outcome.title));
  for (const one of outcome.categories) count(counts, find(one));
  for (const { message } of outcome.report) count(counts, find(message));
  return counts;
}

/** Whether the report says that the lines around this one were left out: `lines 3-9`, or the line itself. */
function isReported(line: number, { report }: Outcome): boolean {
  return report.some((one) => {
    const range = /\blines (\d+)-(\d+)/.exec(one.message);
    return range ? line >= Number(range[1]) && line <= Number(range[2]) : one.line === line;
  });
}

/** Lines of the front matter, 1-based, in which a comment of YAML or TOML begins: its words are nobody's content. */
function commented(lines: readonly string[]): ReadonlySet<number> {
  const fence = (lines[0] ?? "").replace("\ufeff", "").trimEnd();
  const end = /^(---|\+\+\+)$/.test(fence)
    ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence)
    : 0;
  return new Set(
    lines.slice(0, Math.max(0, end)).flatMap((line, at) => (line.includes("#") ? [at + 1] : [])),
  );
}

/**
 * An address that a backslash parts goes on behind it or not, as its place in the digest has it: with the mark that
 * the backslash escapes, or with the slash that an address makes of it.
 */
function goesOn(what: string, line: string, counts: ReadonlyMap<string, number>): string | undefined {
  const [, next] = line.toLowerCase().split(`${what}\\`);
  if (next === undefined) return undefined;
  const beginnings = [`${what}/`, ...(/^[-./:?=%+,;$#@]/.test(next) ? [what + next.charAt(0)] : [])];
  return [...counts].find(
    ([address, left]) => left > 0 && beginnings.some((beginning) => address.startsWith(beginning)),
  )?.[0];
}

/** Everything that is lost: addresses in neither bundle nor report as often as they were written, and words. */
export function lossesOf(text: string, outcome: Outcome): readonly Loss[] {
  if (outcome.rejected) {
    const said = outcome.report.some((one) => one.line >= 1 && one.column >= 1);
    return said ? [] : [{ what: "a rejected file without a reason", line: 1 }];
  }
  const addresses = countsOf(outcome, addressesIn);
  const words = countsOf(outcome, wordsIn);
  const losses: Loss[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  const comments = commented(lines);
  for (const [at, line] of lines.entries()) {
    for (const what of addressesIn(line)) {
      const found = addresses.get(what) ? what : goesOn(what, line, addresses);
      if (found === undefined) losses.push({ what, line: at + 1 });
      else addresses.set(found, (addresses.get(found) ?? 0) - 1);
    }
    if (comments.has(at + 1) || isReported(at + 1, outcome)) continue;
    for (const what of wordsIn(line)) {
      const left = words.get(what) ?? 0;
      if (left === 0) losses.push({ what, line: at + 1 });
      else words.set(what, left - 1);
    }
  }
  return losses;
}
