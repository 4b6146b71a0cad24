import { fingerprint } from "../bundle/fingerprint.ts";
import { BUNDLE_VERSION } from "../bundle/limits.ts";
import type { Shard } from "../bundle/schema.ts";
import {
  type Bucket,
  bucketFile,
  bucketOf,
  encodeItems,
  makeBloom,
  type SearchEntry,
  type Segment,
  type SegmentRef,
  segmentFile,
} from "../bundle/search-shard.ts";
import { searchTexts } from "../bundle/search-text.ts";
import { eachTerm } from "../bundle/terms.ts";

/** A shard under the name it is written by. */
export interface NamedShard {
  readonly file: string;
  readonly shard: Shard;
}

/** A shard by its name and its number of items. */
export interface SizedShard {
  readonly file: string;
  readonly items: number;
}

/** A file of the index; `path` is below the bundle's folder. */
export interface SearchFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Sizes of segments, in shards. Runs of the smallest are joined to one of the next size as the archive grows,
 * so that a query meets at most three of each: 8 days, a month, four months, a year and a half.
 */
export const SEGMENT_SHARDS = [512, 128, 32, 8] as const;

/** Buckets for each shard of a segment: about 20 kB each for shards of a day of 84 items. */
const BUCKETS_PER_SHARD = 2;

/** A run of archive shards as places in their list, oldest first; `end` not included. */
export interface SegmentRun {
  readonly first: number;
  readonly end: number;
}

/**
 * Cuts archive shards into segments, counted from the oldest, so that a new shard moves no boundary of
 * those before it. What is left at the end (fewer than eight shards) is not in a segment. O(segments).
 */
export function segmentRuns(shards: number): readonly SegmentRun[] {
  const runs: SegmentRun[] = [];
  let first = 0;
  for (const size of SEGMENT_SHARDS) {
    while (shards - first >= size) {
      runs.push({ first, end: first + size });
      first += size;
    }
  }
  return runs;
}

/** The name of a segment of shards (files, newest first): the same shards, the same name. */
const segmentId = (files: readonly string[]): string => fingerprint(files.join("\n"), 10);

/** A segment's line in the entry, from the names and sizes of its shards, newest first. */
export const segmentRef = (shards: readonly SizedShard[]): SegmentRef => ({
  id: segmentId(shards.map(({ file }) => file)),
  items: shards.reduce((sum, { items }) => sum + items, 0),
  buckets: shards.length * BUCKETS_PER_SHARD,
});

/** A shard's name with its number of items. */
export const sizeOf = ({ file, shard }: NamedShard): SizedShard => ({ file, items: itemsIn(shard) });

const itemsIn = (shard: Shard): number => shard.digests.reduce((sum, { items }) => sum + items.length, 0);

/**
 * Every file of one segment of shards, newest first, and its line in the entry.
 * Items are numbered newest first through all shards. O(characters).
 */
export function indexSegment(shards: readonly NamedShard[]): {
  readonly ref: SegmentRef;
  readonly files: readonly SearchFile[];
} {
  const sizes = shards.map(sizeOf);
  const ref = segmentRef(sizes);
  const { id, buckets } = ref;
  const postings = postingsOf(shards);
  const sorted = [...postings.keys()].sort();
  const filled = Array.from({ length: buckets }, () => ({ terms: [] as string[], items: [] as string[] }));
  for (const term of sorted) {
    const bucket = filled[bucketOf(term, buckets)];
    bucket?.terms.push(term);
    bucket?.items.push(encodeItems(postings.get(term) ?? []));
  }
  const segment: Segment = {
    version: BUNDLE_VERSION,
    shards: sizes,
  };
  return {
    ref,
    files: [
      ...filled.map((bucket, at) =>
        written(bucketFile(id, at), { version: BUNDLE_VERSION, ...bucket } satisfies Bucket),
      ),
      written(segmentFile(id), segment),
    ],
  };
}

const written = (path: string, value: unknown): SearchFile => ({ path, text: `${JSON.stringify(value)}\n` });

/** For each term the numbers of the items that have it, ascending. */
function postingsOf(shards: readonly NamedShard[]): ReadonlyMap<string, readonly number[]> {
  const postings = new Map<string, number[]>();
  let number = 0;
  const add = (term: string): void => {
    const numbers = postings.get(term);
    if (!numbers) postings.set(term, [number]);
    else if (numbers[numbers.length - 1] !== number) numbers.push(number);
  };
  for (const { shard } of shards) {
    for (const { items } of shard.digests) {
      for (const item of items) {
        for (const text of searchTexts(item)) eachTerm(text, add);
        number += 1;
      }
    }
  }
  return postings;
}

/** Every term of a shard, once. */
function termsIn(shard: Shard): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const { items } of shard.digests)
    for (const item of items) for (const text of searchTexts(item)) eachTerm(text, (term) => terms.add(term));
  return terms;
}

/** The filter of a shard, which tells without loading it that a term is not in it. O(characters). */
export const bloomOf = (shard: Shard): string => makeBloom(termsIn(shard));

/**
 * The entry file: the shards that no segment holds (newest first), each with its filter, and the segments
 * (newest first). Its name carries a hash of its bytes; the manifest's `search` gives it. O(recent items).
 */
export function searchEntry(
  recent: readonly (SizedShard & { readonly bloom: string })[],
  segments: readonly SegmentRef[],
): SearchFile {
  const entry: SearchEntry = {
    version: BUNDLE_VERSION,
    recent: recent.map(({ file, items, bloom }) => ({ file, items, bloom })),
    segments: [...segments],
  };
  const text = `${JSON.stringify(entry)}\n`;
  return { path: `search/entry.${fingerprint(text, 8)}.json`, text };
}
