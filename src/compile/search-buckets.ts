import { isFacetTerm } from "../bundle/facet-terms.ts";
import { BUNDLE_VERSION } from "../bundle/limits.ts";
import {
  type Bucket,
  beginningOf,
  beginningTerm,
  bucketOf,
  denseGroup,
  ELSEWHERE,
  encodeItems,
} from "../bundle/search-shard.ts";
import type { Posted } from "./postings.ts";

/** Characters of encoded items from which they have a file of their own. */
const DENSE_LENGTH = 1_200;

/** Items that the terms of a beginning are in, up to which they are listed under the beginning itself. */
const BEGINNING_ITEMS = 64;

/** A bucket of a segment under its number, or a group of frequent terms. */
export interface DealtBucket {
  readonly kind: "bucket" | "dense";
  readonly number: number;
  readonly bucket: Bucket;
}

interface FilledBucket {
  readonly version: typeof BUNDLE_VERSION;
  readonly terms: string[];
  readonly items: string[];
}

/** A term and its encoded items, where these are known before its bucket is written. */
interface Entry {
  readonly term: string;
  /** Its place among those that were posted, or -1 for the term of a beginning. */
  readonly place: number;
  readonly items: string;
}

const byTerm = (a: Entry, b: Entry): number => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0);

const emptyBucket = (): FilledBucket => ({ version: BUNDLE_VERSION, terms: [], items: [] });

function put(bucket: FilledBucket, term: string, items: string): void {
  bucket.terms.push(term);
  bucket.items.push(items);
}

/**
 * Deals out terms to buckets, in each in code unit order, and the items of frequent ones to their groups, which come
 * last; a group without any is left out. O(postings + terms log terms), one bucket at a time.
 */
export function* dealtBuckets(posted: Posted, count: number, groups: number): Generator<DealtBucket> {
  const dealt: Entry[][] = Array.from({ length: count }, () => []);
  for (const [place, term] of posted.terms.entries())
    dealt[bucketOf(term, count)]?.push({ term, place, items: ELSEWHERE });
  for (const [term, items] of beginningsOf(posted))
    dealt[bucketOf(term, count)]?.push({ term, place: -1, items });
  const frequent: Entry[][] = Array.from({ length: groups }, () => []);
  for (const [number, entries] of dealt.entries()) {
    const bucket = emptyBucket();
    for (const entry of entries.sort(byTerm)) {
      const { term, place } = entry;
      const items = place < 0 ? entry.items : encodeItems(posted.itemsOf(place));
      const isDense = items.length > DENSE_LENGTH;
      put(bucket, term, isDense ? ELSEWHERE : items);
      if (isDense) frequent[denseGroup(term, groups)]?.push({ term, place, items });
    }
    yield { kind: "bucket", number, bucket };
  }
  for (const [number, entries] of frequent.entries()) {
    const bucket = emptyBucket();
    for (const { term, items } of entries.sort(byTerm)) put(bucket, term, items);
    if (entries.length > 0) yield { kind: "dense", number, bucket };
  }
}

/** For the term of each beginning the items that have one, or `ELSEWHERE` where they are many. */
function beginningsOf({ terms, itemsOf }: Posted): ReadonlyMap<string, string> {
  const found = new Map<string, Set<number> | null>();
  for (const [place, term] of terms.entries()) {
    if (isFacetTerm(term)) continue;
    const beginning = beginningOf(term);
    const known = found.get(beginning);
    if (known === null) continue;
    const numbers = itemsOf(place);
    const items = numbers.length > BEGINNING_ITEMS ? null : (known ?? new Set<number>());
    if (items) for (const number of numbers) items.add(number);
    found.set(beginning, items && items.size <= BEGINNING_ITEMS ? items : null);
  }
  return new Map(
    [...found].map(([beginning, items]) => [
      beginningTerm(beginning),
      items ? encodeItems([...items].sort((a, b) => a - b)) : ELSEWHERE,
    ]),
  );
}
