import { decodeNamedCharacterReference } from "decode-named-character-reference";
import { firstPlace } from "../bundle/first-place.ts";
import type { DigestDraft } from "./draft.ts";
import type { NoteList } from "./report/notes.ts";

/**
 * An address as written: first characters that mean nothing in Markdown, YAML, HTML or percent-encoding (`plain`), then
 * whatever it continues with, up to the text of a link or the next address.
 */
const ADDRESS = /(?<plain>https?:\/\/[\w\-./:?=+,;$#@~]*)(?:(?!https?:\/\/|\]\()[^\s<>"`])*/gi;

/** What an address may hold once its spelling is settled; anything else may be the text after it. */
const SETTLED = /^[\p{L}\p{N}\p{M}\w\-./:?=+,;$#@~%&()]*/u;

/** Characters that may be the end of a sentence. */
const PUNCTUATION = "-_./:?=+,;$#@~";

/** After one of these an address may continue in a spelling that is unknown here. */
const RESOLVED = /[\\&]/;

/** How many addresses that begin with a lost one are looked at, for each loss. */
const MOST_LIKENED = 20;

/** Not by an expression, which would look at each run of punctuation from each of its characters. */
function trimmed(address: string): string {
  let end = address.length;
  while (end > 0 && PUNCTUATION.includes(address[end - 1] as string)) end -= 1;
  return address.slice(0, end);
}

function referred(whole: string, hex: string | undefined, decimal: string | undefined, name: string): string {
  if (hex === undefined && decimal === undefined) return decodeNamedCharacterReference(name) || whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}

function decoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** Resolves a text's escapes and references, as Markdown does in an address. */
const unescaped = (text: string): string =>
  text
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(?:#(?:[xX]([0-9A-Fa-f]{1,6})|(\d{1,7}))|(\w{2,31}));/g, referred);

/** Cuts an address at the first bracket that it did not open; one behind a backslash neither opens nor closes. */
function balanced(address: string): string {
  let open = 0;
  for (let at = 0; at < address.length; at += 1) {
    if (address[at] === "\\") at += 1;
    else if (address[at] === "(") open += 1;
    else if (address[at] === ")") open -= 1;
    if (open < 0) return address.slice(0, at);
  }
  return address;
}

/**
 * Resolves an address's escapes, references and percent-encoding, so that all its spellings become equal.
 * Brackets count both as written and as resolved; an encoded one does not, as the one behind it ends the link.
 */
const settled = (written: string): string =>
  balanced(unescaped(balanced(written))).replace(/(?:%[0-9A-Fa-f]{2})+/g, decoded);

/** An address as it stands in a text. */
interface Found {
  readonly index: number;
  readonly written: string;
  /** The beginning of `written` that could not be spelt in another way. */
  readonly plain: string;
  /** What all its spellings have in common. */
  readonly key: string;
}

/** Every address in a text. O(text). */
function* addressesOf(text: string): Iterable<Found> {
  for (const { index, 0: written, groups } of text.matchAll(ADDRESS)) {
    const key = trimmed(SETTLED.exec(settled(written))?.[0] ?? "");
    yield { index, written, plain: groups?.plain ?? "", key };
  }
}

/** Counts how often each address is in some texts. */
function countsOf(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const { key } of addressesOf(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Takes one occurrence of an address from the counts; returns whether there was one. */
function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  if (left > 0) counts.set(key, left - 1);
  return left > 0;
}

/**
 * Finds another spelling under which an address may have been kept: its plain beginning alone, or one that continues
 * with what is not plain or, where something was resolved, with anything; "" for none. `sorted` are all addresses.
 * O(log addresses).
 */
function likeness(
  { key, written, plain }: Found,
  counts: ReadonlyMap<string, number>,
  sorted: readonly string[],
): string {
  if ((counts.get(trimmed(plain)) ?? 0) > 0) return trimmed(plain);
  const resolved = RESOLVED.test(written[plain.length] ?? "");
  const from = firstPlace(sorted.length, (at) => (sorted[at] as string) >= key);
  const likened = sorted.slice(from, from + MOST_LIKENED).filter((one) => one.startsWith(key));
  const goesOn = (one: string) => resolved || !/^[\w\-./:?=+,;$#@~]/.test(one.slice(key.length));
  return likened.find((one) => (counts.get(one) ?? 0) > 0 && goesOn(one)) ?? "";
}

/** All texts that bundle and report hold of a digest; the name of a section once for consecutive items. */
function* keptTexts({ title, categories, items }: DigestDraft, notes: NoteList): Iterable<string> {
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
 * Notes every address that a digest's lines hold more often than bundle and report do, as written: wherever odd
 * Markdown goes wrong, the report has it.
 * It knows nothing of how digests are read, so it holds for every dialect. O(lines + draft), and for each loss the
 * logarithm of the draft's addresses.
 */
export function noteLost(lines: readonly string[], draft: DigestDraft, notes: NoteList): void {
  const counts = countsOf(keptTexts(draft, notes));
  const missed: (Found & { readonly line: number })[] = [];
  for (const [at, line] of lines.entries()) {
    if (!line.includes("://")) continue;
    for (const found of addressesOf(line))
      if (!take(counts, found.key)) missed.push({ ...found, line: at + 1 });
  }
  if (missed.length === 0) return;
  const sorted = [...counts.keys()].toSorted();
  for (const found of missed) {
    if (take(counts, likeness(found, counts, sorted))) continue;
    const { line, index, written } = found;
    const place = { line, column: index + 1 };
    notes.add("address-kept", place, `an address that no item could hold: kept here: ${written}`);
  }
}
