import type { Item } from "../bundle/schema.ts";
import {
  type Bucket,
  bloomMayHold,
  bucketsFor,
  decodeItems,
  type SearchEntry,
  type Segment,
  type SegmentRef,
} from "../bundle/search-shard.ts";
import { searchTexts } from "../bundle/search-text.ts";
import { beginsWord, fold, type QueryTerm, queryTerms, startsWithWord } from "../bundle/terms.ts";

/**
 * What a reader looks for: `parts` stand all in the item, each as it is; `terms` are what the index knows of
 * them, the first of every part before the second of any, as those narrow the most.
 */
export interface Query {
  readonly parts: readonly string[];
  readonly terms: readonly QueryTerm[];
}

/**
 * Reads what was typed: parts between blanks, folded. Words are prefixes (`nvid` finds NVIDIA), Han
 * characters stand anywhere. Any text is a literal text: there is no syntax to get wrong. O(length).
 */
export function parseQuery(text: string): Query {
  const parts = [...new Set(text.split(/\s+/u).map(fold))].filter((part) => part !== "");
  const terms = parts
    .flatMap((part) => queryTerms(part).map((term, place) => ({ ...term, place })))
    .sort((a, b) => a.place - b.place)
    .map(({ text: term, prefix }): QueryTerm => ({ text: term, prefix }));
  return {
    parts,
    terms: terms.filter((term, at) => terms.findIndex((one) => one.text === term.text) === at),
  };
}

/** The places where a part stands in a folded text, a word only where a word begins. O(length). */
export function placesOf(part: string, folded: string): readonly number[] {
  const places: number[] = [];
  const isWord = startsWithWord(part);
  let at = folded.indexOf(part);
  while (at !== -1) {
    const holds = !isWord || beginsWord(folded, at);
    if (holds) places.push(at);
    at = folded.indexOf(part, holds ? at + part.length : at + 1);
  }
  return places;
}

function stands(part: string, folded: string): boolean {
  const isWord = startsWithWord(part);
  let at = folded.indexOf(part);
  while (at !== -1 && isWord && !beginsWord(folded, at)) at = folded.indexOf(part, at + 1);
  return at !== -1;
}

/** Whether every part stands in a title, author, account or text of an item. O(length of the item). */
export function isHit(item: Pick<Item, "title" | "body" | "source">, query: Query): boolean {
  const texts = searchTexts(item);
  return query.parts.every((part) => texts.some((text) => stands(part, text)));
}

/** Whether a shard outside of the segments has to be loaded for a query. */
export const mayHold = (bloom: string, query: Query): boolean =>
  query.terms.every((term) => bloomMayHold(bloom, term));

/** All items of an index, for showing how far a search has come. */
export const indexedItems = (entry: SearchEntry): number =>
  [...entry.recent, ...entry.segments].reduce((sum, { items }) => sum + items, 0);

/** A term of a query with the buckets of a segment that know of it. */
export interface TermBuckets {
  readonly term: QueryTerm;
  readonly buckets: readonly number[];
}

/**
 * What to ask a segment, the cheapest first: terms of one bucket before prefixes of eight. Terms that narrow
 * nothing (a single letter) are left out; an empty answer means that every item is a candidate.
 */
export const termBuckets = (segment: SegmentRef, query: Query): readonly TermBuckets[] =>
  query.terms
    .flatMap((term): readonly TermBuckets[] => {
      const buckets = bucketsFor(term, segment.buckets);
      return buckets ? [{ term, buckets }] : [];
    })
    .sort((a, b) => a.buckets.length - b.buckets.length);

/** The items, ascending, that a query term has in the buckets given. O(log terms + postings). */
export function itemsWith(term: QueryTerm, buckets: readonly Bucket[]): readonly number[] {
  const found = new Set<number>();
  for (const bucket of buckets) {
    for (let at = firstFrom(bucket.terms, term.text); at < bucket.terms.length; at += 1) {
      const known = bucket.terms[at] ?? "";
      if (term.prefix ? !known.startsWith(term.text) : known !== term.text) break;
      for (const number of decodeItems(bucket.items[at] ?? "")) found.add(number);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** The first place whose term is not before `text`, by code units. */
function firstFrom(terms: readonly string[], text: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The numbers that stand in both, ascending. O(both). */
export function both(a: readonly number[], b: readonly number[]): readonly number[] {
  const known = new Set(b);
  return a.filter((number) => known.has(number));
}

/** Candidates of one shard of a segment: places of its items, counted through its digests, ascending. */
export interface ShardCandidates {
  readonly file: string;
  readonly places: readonly number[];
}

/** Numbers of a segment → its shards that hold them, newest first; `null` stands for every item. O(numbers). */
export function candidatesByShard(
  segment: Segment,
  numbers: readonly number[] | null,
): readonly ShardCandidates[] {
  const found: ShardCandidates[] = [];
  let from = 0;
  let at = 0;
  for (const { file, items } of segment.shards) {
    const places: number[] = [];
    if (numbers === null) places.push(...Array.from({ length: items }, (_, place) => place));
    else
      for (; at < numbers.length && (numbers[at] ?? 0) < from + items; at += 1)
        places.push((numbers[at] ?? 0) - from);
    if (places.length > 0) found.push({ file, places });
    from += items;
  }
  return found;
}
