import { goingOn } from "./addresses.ts";
import type { DigestDraft } from "./draft.ts";
import type { Notes } from "./notes.ts";

/**
 * The beginning of an address, up to the first character that Markdown, YAML, HTML or percent-encoding could mean
 * something by: what is read from a digest may spell those in another way, and never what stands before them.
 */
const ADDRESS = /https?:\/\/[\w\-./:?=+,;$#@~]*/gi;

/** What may as well be the end of a sentence. */
const PUNCTUATION = "-_./:?=+,;$#@~";

/** What an address as written goes on with, for a message: no further than the text of a link. */
const REST = /(?:(?!\]\()[^\s<>"`])*/y;

/** Behind one of these an address may go on in what was read, once an escape or a reference is resolved. */
const RESOLVED = /[\\&]/;

/** Not by an expression, which would look at each run of punctuation from each of its characters. */
function keyOf(address: string): string {
  let end = address.length;
  while (end > 0 && PUNCTUATION.includes(address[end - 1] as string)) end -= 1;
  return address.slice(0, end);
}

/** How often each address stands in some texts. */
function countsOf(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [found] of text.matchAll(ADDRESS)) {
      const key = keyOf(found);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** All texts that bundle and report hold of a digest; a section's name once for the items that follow each other. */
function* keptTexts({ title, categories, items }: DigestDraft, notes: Notes): Iterable<string> {
  yield title;
  yield* categories;
  let last: string | null = null;
  for (const { title: headline, author, url, body, section } of items) {
    yield headline;
    if (author !== null) yield author;
    if (url !== null) yield url;
    yield body;
    if (section !== null && section !== last) yield section;
    last = section;
  }
  for (const { message } of notes.sorted()) yield message;
}

/**
 * Notes every address of a digest's lines that stands less often in bundle and report than in the digest, with the
 * address as written: whatever goes wrong where Markdown is odd, the report has it. It knows of no reader and is
 * right about all of them. O(lines + draft), and the logarithm of the draft's addresses for each loss.
 */
export function noteLost(lines: readonly string[], draft: DigestDraft, notes: Notes): void {
  const counts = countsOf(keptTexts(draft, notes));
  let sorted: readonly string[] | undefined;
  for (const [at, line] of lines.entries()) {
    if (!line.includes("://")) continue;
    for (const { 0: found, index } of line.matchAll(ADDRESS)) {
      const key = keyOf(found);
      const left = counts.get(key) ?? 0;
      if (left > 0) {
        counts.set(key, left - 1);
        continue;
      }
      if (RESOLVED.test(line[index + found.length] ?? "")) {
        sorted ??= [...counts.keys()].toSorted();
        if (goingOn(sorted, key) !== undefined) continue;
      }
      REST.lastIndex = index;
      const whole = REST.exec(line)?.[0] ?? found;
      const place = { line: at + 1, column: index + 1 };
      notes.add("address-kept", place, `an address that no item could hold: kept here: ${whole}`);
    }
  }
}
