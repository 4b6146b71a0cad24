import type { DecodedShard } from "../bundle/decode.ts";
import type { Digest, Item } from "../bundle/schema.ts";
import type { Bucket, SearchEntry, Segment, SegmentRef } from "../bundle/search-shard.ts";
import {
  both,
  candidatesByShard,
  indexedItems,
  isHit,
  itemsWith,
  mayHold,
  type Query,
  type ShardCandidates,
  termBuckets,
} from "./search.ts";

/** Where a search gets its files from; a file that cannot be had is null, and the search goes on without. */
export interface SearchFiles {
  readonly shard: (file: string) => Promise<DecodedShard | null>;
  readonly segment: (id: string) => Promise<Segment | null>;
  readonly bucket: (id: string, bucket: number) => Promise<Bucket | null>;
}

/** An item that a query was found in, with the digest that it stands in. */
export interface Hit {
  readonly item: Item;
  readonly digest: Omit<Digest, "items">;
}

/** What a step of a search found, and how far the search has come, in items. */
export interface SearchStep {
  readonly hits: readonly Hit[];
  readonly searched: number;
  readonly total: number;
  /** Files that could not be had so far: the answer is not complete. */
  readonly missing: number;
}

/** Shards asked for ahead of the one that is read: hides their delay, wastes at most two of them. */
const AHEAD = 3;

/** Most terms that a segment is asked for: a fifth seldom narrows, and each costs a request. */
const TERMS = 4;

/** A shard to look through; `places` null means all of it. */
interface Task {
  readonly file: string;
  readonly places: ReadonlySet<number> | null;
  readonly searched: number;
}

/**
 * Searches an index, newest items first, one step for each file read; whoever asks may stop at any step.
 * Every hit was found in the text itself, so there is no wrong one. What is not shown by `shows` is no hit.
 */
export async function* runSearch(
  entry: SearchEntry,
  query: Query,
  files: SearchFiles,
  shows: (item: Item) => boolean,
): AsyncGenerator<SearchStep, void> {
  const total = indexedItems(entry);
  let searched = 0;
  let missing = 0;
  const recent: Task[] = [];
  for (const { file, items, bloom } of entry.recent) {
    searched += items;
    if (mayHold(bloom, query)) recent.push({ file, places: null, searched });
  }
  for await (const { task, decoded } of inOrder(recent, files)) {
    if (!decoded) missing += 1;
    yield { hits: hitsIn(decoded, task, query, shows), searched: task.searched, total, missing };
  }
  for (const ref of entry.segments) {
    const candidates = await candidatesIn(ref, query, files);
    if (!candidates) missing += 1;
    const tasks = (candidates ?? []).map(
      ({ file, places }): Task => ({ file, places: new Set(places), searched }),
    );
    yield { hits: [], searched, total, missing };
    for await (const { task, decoded } of inOrder(tasks, files)) {
      if (!decoded) missing += 1;
      yield { hits: hitsIn(decoded, task, query, shows), searched, total, missing };
    }
    searched += ref.items;
  }
  yield { hits: [], searched: total, total, missing };
}

/** Loads the shards of tasks in their order, a few ahead. */
async function* inOrder(
  tasks: readonly Task[],
  files: SearchFiles,
): AsyncGenerator<{ readonly task: Task; readonly decoded: DecodedShard | null }> {
  const asked: Promise<DecodedShard | null>[] = [];
  for (const [at, task] of tasks.entries()) {
    while (asked.length < Math.min(tasks.length, at + AHEAD)) {
      const next = tasks[asked.length];
      if (next) asked.push(files.shard(next.file));
    }
    yield { task, decoded: (await asked[at]) ?? null };
  }
}

function hitsIn(
  decoded: DecodedShard | null,
  task: Task,
  query: Query,
  shows: (item: Item) => boolean,
): readonly Hit[] {
  const hits: Hit[] = [];
  // A shard that lost items while it was read counts otherwise than the index: all of it is looked through.
  const places = decoded?.skipped.length === 0 ? task.places : null;
  let place = 0;
  for (const { items, ...digest } of decoded?.shard.digests ?? []) {
    for (const item of items) {
      if ((!places || places.has(place)) && shows(item) && isHit(item, query)) hits.push({ item, digest });
      place += 1;
    }
  }
  return hits;
}

/** The shards of a segment that can hold a hit, newest first; null where the segment cannot be read. */
async function candidatesIn(
  ref: SegmentRef,
  query: Query,
  files: SearchFiles,
): Promise<readonly ShardCandidates[] | null> {
  const segment = await files.segment(ref.id);
  if (!segment) return null;
  let numbers: readonly number[] | null = null;
  for (const { term, buckets } of termBuckets(ref, query).slice(0, TERMS)) {
    // Asking once more costs as much as reading the few shards that are left.
    if (numbers && candidatesByShard(segment, numbers).length <= buckets.length) break;
    const read = await Promise.all(buckets.map((bucket) => files.bucket(ref.id, bucket)));
    const known = read.filter((bucket) => bucket !== null);
    if (known.length < read.length) continue;
    const found = itemsWith(term, known);
    numbers = numbers ? both(numbers, found) : found;
  }
  return candidatesByShard(segment, numbers);
}
