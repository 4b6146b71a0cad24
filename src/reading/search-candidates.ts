import { facetTerm } from "../bundle/facet-terms.ts";
import {
  asksForBeginning,
  type Bucket,
  beginningTerm,
  bucketOf,
  bucketsOfBeginning,
  decodeItems,
  denseGroup,
  ELSEWHERE,
  isLetter,
  type ListedShard,
  type Piece,
  type SegmentRef,
} from "../bundle/search-shard.ts";
import type { QueryTerm } from "../bundle/terms.ts";
import type { Query } from "./search.ts";
import type { View } from "./view.ts";

/** Terms of which an item has at least one. */
export type AnyTerm = readonly QueryTerm[];

/** Sources, names and categories that a view asks for, as terms of the index: any of each facet. O(values). */
export const facetsOf = (view: View): readonly AnyTerm[] =>
  [
    view.sources.only.map((value) => facetTerm("source", value)),
    view.names.only.map((value) => facetTerm("name", value)),
    view.categories.only.map((value) => facetTerm("category", value)),
  ]
    .filter((terms) => terms.length > 0)
    .map((terms) => terms.map((text) => ({ text, prefix: false })));

/**
 * What to ask a segment for, the cheapest first: terms and facets of one bucket before beginnings of nine.
 * Letters narrow nothing and are left out; an empty answer means that every item is a candidate.
 */
export function askedFor(query: Query, facets: readonly AnyTerm[]): readonly AnyTerm[] {
  const terms = query.terms.filter((term) => !isLetter(term));
  const narrow = terms.filter((term) => !asksForBeginning(term)).map((term) => [term]);
  const wide = terms.filter(asksForBeginning).map((term) => [term]);
  return [...narrow.slice(0, 1), ...facets, ...narrow.slice(1), ...wide];
}

/** The files that tell which items have a term; null where one cannot be had. */
export interface TermFiles {
  readonly bucket: (id: string, bucket: number) => Promise<Bucket | null>;
  readonly dense: (id: string, group: number) => Promise<Bucket | null>;
}

/** What a search has learnt: how frequent each thing it asks for is, as items found in items searched. */
export type Frequencies = Map<AnyTerm, number>;

/** Reading so few items costs less than asking once more. */
const FEW = 4;

/**
 * The items of a segment, ascending, that have one term of each group; null where nothing narrows, "missing"
 * where nothing of the segment can be had. It may name items that are no hits; it leaves out none that is.
 * The rarest as learnt so far is asked for first, `most` things at most.
 */
export async function numbersIn(
  ref: SegmentRef,
  asked: readonly AnyTerm[],
  most: number,
  files: TermFiles,
  learnt: Frequencies,
): Promise<readonly number[] | null | "missing"> {
  let numbers: readonly number[] | null = null;
  let missing = false;
  const rarest = asked.slice(0, most).sort((a, b) => (learnt.get(a) ?? 0) - (learnt.get(b) ?? 0));
  for (const terms of rarest) {
    if (numbers && numbers.length <= FEW) break;
    const found = await Promise.all(terms.map((term) => itemsOf(ref, term, files)));
    const known = found.filter((one) => one !== null);
    if (known.length < found.length) {
      missing = true;
      continue;
    }
    const any = known.length === 1 ? (known[0] as readonly number[]) : ascending(known.flat());
    learnt.set(terms, any.length / ref.items);
    numbers = numbers ? both(numbers, any) : any;
  }
  return numbers === null && missing ? "missing" : numbers;
}

const ascending = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].sort((a, b) => a - b);

async function itemsOf(
  ref: SegmentRef,
  term: QueryTerm,
  files: TermFiles,
): Promise<readonly number[] | null> {
  const { id, buckets } = ref;
  if (!asksForBeginning(term)) {
    const bucket = await files.bucket(id, bucketOf(term.text, buckets));
    return bucket && itemsWith(ref, term, [bucket], files);
  }
  const beginning = beginningTerm(term.text);
  const told = await files.bucket(id, bucketOf(beginning, buckets));
  if (!told) return null;
  const at = firstFrom(told.terms, beginning);
  if (told.terms[at] !== beginning) return [];
  const items = told.items[at] as string;
  if (items !== ELSEWHERE) return decodeItems(items);
  const parts = await Promise.all(
    bucketsOfBeginning(term.text, buckets).map((bucket) => files.bucket(id, bucket)),
  );
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? itemsWith(ref, term, known, files) : null;
}

/** The items, ascending, that a query term has in the buckets given. */
async function itemsWith(
  ref: SegmentRef,
  term: QueryTerm,
  buckets: readonly Bucket[],
  files: TermFiles,
): Promise<readonly number[] | null> {
  const found = buckets.flatMap((bucket) => matching(term, bucket));
  const encoded = await Promise.all(
    found.map(async ([known, items]) => {
      if (items !== ELSEWHERE) return items;
      const dense = await files.dense(ref.id, denseGroup(known, ref.dense));
      return dense?.items[dense.terms.indexOf(known)] ?? null;
    }),
  );
  const known = encoded.filter((items) => items !== null);
  return known.length === encoded.length ? ascending(known.flatMap((items) => decodeItems(items))) : null;
}

/** The terms of a bucket that a query term asks for, each with its encoded items. O(log terms + found). */
function matching(term: QueryTerm, bucket: Bucket): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (let at = firstFrom(bucket.terms, term.text); at < bucket.terms.length; at += 1) {
    const known = bucket.terms[at] as string;
    if (term.prefix ? !known.startsWith(term.text) : known !== term.text) break;
    found.push([known, bucket.items[at] as string]);
  }
  return found;
}

/** The first place whose term is not before `text`, by code units. */
function firstFrom(terms: readonly string[], text: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function both(a: readonly number[], b: readonly number[]): readonly number[] {
  const known = new Set(b);
  return a.filter((number) => known.has(number));
}

/** A shard of a segment with the places of its candidates, counted through its digests, ascending. */
export interface ShardCandidates {
  readonly listed: ListedShard;
  readonly places: readonly number[];
  /** Items of the segment up to the end of this shard. */
  readonly passed: number;
}

/** Numbers of a segment → its shards in a piece that begins at item `from`; null is every item. O(numbers). */
export function candidatesIn(
  piece: Piece,
  from: number,
  numbers: readonly number[] | null,
): readonly ShardCandidates[] {
  const found: ShardCandidates[] = [];
  let start = from;
  for (const listed of piece.shards) {
    const items = listed.digests.reduce((sum, [, , , count]) => sum + count, 0);
    const end = start + items;
    const first = start;
    const places = numbers
      ? numbers.filter((number) => number >= first && number < end).map((number) => number - first)
      : Array.from({ length: items }, (_, place) => place);
    if (places.length > 0) found.push({ listed, places, passed: end });
    start = end;
  }
  return found;
}
