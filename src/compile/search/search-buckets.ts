import { byText } from "../../bundle/by-text.ts";
import { isFacetTerm } from "../../bundle/facet-terms.ts";
import { BUNDLE_VERSION } from "../../bundle/limits.ts";
import { encodeItems } from "../../bundle/search-numbers.ts";
import {
  beginningOf,
  beginningTerm,
  bucketOf,
  bucketsInAll,
  type DensePlace,
  densePlaceText,
  UNDER_TERMS,
} from "../../bundle/search-shard.ts";
import { isCrossing } from "../../bundle/terms.ts";
import { type DigitTexts, digitTexts, type EncodedItems, itemsEncoder } from "./digit-texts.ts";
import type { Posted } from "./postings.ts";

/** Length of encoded items, in characters, up to which they are in the bucket itself. */
const SHORT = 200;

/**
 * Approximate length of a file of frequent terms, in characters: what a host without range requests sends for one term.
 */
const DENSE_FILE = 12_000;

/** Number of items up to which those of all terms with one beginning are also listed under the beginning itself. */
const BEGINNING_ITEMS = 64;

/** A bucket of a segment, or a file of frequent terms, by its number, as JSON. */
export interface DealtBucket {
  readonly kind: "bucket" | "dense";
  readonly number: number;
  readonly text: string;
}

/** A term to be put into a bucket. */
interface Entry {
  readonly term: string;
  /** Its place among those that were posted, or -1 for the term of a beginning. */
  readonly place: number;
  readonly items: string;
}

const byTerm = (a: Entry, b: Entry): number => byText(a.term, b.term);

/** A file of frequent terms or a bucket while it is being filled. */
interface Filled {
  readonly terms: string[];
  readonly items: DigitTexts;
}

const emptyBucket = (): Filled => ({ terms: [], items: digitTexts() });

const START = `{"version":${BUNDLE_VERSION},"items":[`;

/** The JSON of a `Bucket`; `terms` come last, as letters of theirs take more than one byte. */
function bucketText({ terms, items }: Filled): string {
  const text = `${START}${items.take()}],"terms":${JSON.stringify(terms)}}`;
  terms.length = 0;
  return text;
}

/** Fills files of frequent terms, one after the other. */
interface DenseFiles {
  /** Adds the items of a term; returns where they are. */
  readonly add: (term: string, items: EncodedItems) => DensePlace;
  /** The file that is full or, with `all`, the last one; null where there is none. */
  readonly take: (all: boolean) => DealtBucket | null;
}

function denseFiles(isPacked: boolean): DenseFiles {
  const bucket = emptyBucket();
  let number = 0;
  return {
    add(term, encoded) {
      bucket.terms.push(term);
      const from = START.length + bucket.items.addItems(encoded);
      return { file: number, from, length: encoded.length + '""'.length };
    },
    take(all) {
      const isFull = !isPacked && START.length + bucket.items.end() >= DENSE_FILE;
      if (bucket.terms.length === 0 || !(all || isFull)) return null;
      number += 1;
      return { kind: "dense", number: number - 1, text: bucketText(bucket) };
    },
  };
}

/**
 * Deals out terms to buckets, within each in code unit order, and the items of frequent ones to files of their own in the
 * same order, so that those with one beginning are close together; a packed segment has one such file. Gives one file at
 * a time. O(postings + terms log terms).
 */
export function* dealtBuckets(posted: Posted, count: number, isPacked: boolean): Generator<DealtBucket> {
  const dense = denseFiles(isPacked);
  const encode = itemsEncoder();
  const bucket = emptyBucket();
  const addEntry = ({ term, place, items }: Entry): void => {
    bucket.terms.push(term);
    if (place < 0) {
      bucket.items.addText(items);
      return;
    }
    const encoded = encode(posted.itemsOf(place));
    if (encoded.length > SHORT) bucket.items.addText(densePlaceText(dense.add(term, encoded)));
    else bucket.items.addItems(encoded);
  };
  for (const [number, entries] of entriesByBucket(posted, count).entries()) {
    for (const entry of entries.sort(byTerm)) {
      addEntry(entry);
      const full = dense.take(false);
      if (full) yield full;
    }
    yield { kind: "bucket", number, text: bucketText(bucket) };
  }
  const last = dense.take(true);
  if (last) yield last;
}

/** The terms of each bucket, those of beginnings included. */
function entriesByBucket(posted: Posted, count: number): readonly Entry[][] {
  const dealt: Entry[][] = Array.from({ length: bucketsInAll(count) }, () => []);
  for (const [place, term] of posted.terms.entries())
    dealt[bucketOf(term, count)]?.push({ term, place, items: UNDER_TERMS });
  for (const [term, items] of beginningsOf(posted))
    dealt[bucketOf(term, count)]?.push({ term, place: -1, items });
  return dealt;
}

/** The items of each beginning, under its term; `UNDER_TERMS` where they are many. */
function beginningsOf({ terms, itemsOf }: Posted): ReadonlyMap<string, string> {
  const found = new Map<string, Set<number> | null>();
  for (const [place, term] of terms.entries()) {
    if (isFacetTerm(term) || isCrossing(term)) continue;
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
      items ? encodeItems([...items].sort((a, b) => a - b)) : UNDER_TERMS,
    ]),
  );
}
