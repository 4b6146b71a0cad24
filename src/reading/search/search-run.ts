import { itemsOf } from "../../bundle/counts.ts";
import type { Item, Manifest } from "../../bundle/schema.ts";
import type { SearchEntry } from "../../bundle/search-shard.ts";
import { isHit, type Query } from "./search.ts";
import { type AnyTerm, askedFor } from "./search-candidates.ts";
import { type Found, inWhole } from "./search-read.ts";
import { type Dates, heed, inSegment, isAfter, nothingLearnt, type SegmentFiles } from "./search-segment.ts";

/** Where a search gets its files from; what cannot be had is null, and the search goes on without. */
export interface SearchFiles extends SegmentFiles {
  readonly entry: () => Promise<SearchEntry | null>;
}

/** The shards of the manifest, newest first, which need no index where they are here already. */
export type Head = readonly { readonly file: string; readonly items: number }[];

/** The head of a manifest. O(digests of the head). */
export const headOf = ({ head }: Manifest): Head =>
  head.map(({ file, digests }) => ({ file, items: itemsOf(digests) }));

/**
 * The shards of a head that an index lacks, as they came after it was made: they are read whole. All of them where
 * there is no index. O(head).
 */
export function unindexed<T extends { readonly file: string }>(
  head: readonly T[],
  entry: SearchEntry | null,
): readonly T[] {
  if (!entry || entry.segments.length === 0) return head;
  // An index that does not say what its newest shard is has all of them.
  if (entry.newest === undefined) return [];
  const newest = head.findIndex(({ file }) => file === entry.newest);
  return newest < 0 ? head : head.slice(0, newest);
}

const sumOf = (head: Head): number => head.reduce((sum, { items }) => sum + items, 0);

/** What is looked for: a text, the facets of the view, and the last word on each item. */
export interface Sought extends Dates {
  readonly query: Query;
  readonly facets: readonly AnyTerm[];
  readonly shows: (item: Item) => boolean;
}

/** What a step of a search found, and how far the search has come, in items. */
export interface SearchStep {
  readonly hits: readonly Found[];
  readonly searched: number;
  /** Files that could not be had so far: the answer is not complete. */
  readonly missing: number;
}

/** What was looked through: its hits, null where it could not be had, and how many items are behind with it. */
interface Look {
  readonly hits: readonly Found[] | null;
  readonly upTo: number;
}

/** What of candidates is sought: every hit was found in the text itself, so there is no wrong one. */
const hitsIn = (found: readonly Found[], { query, shows }: Sought): readonly Found[] =>
  found.filter(({ item }) => shows(item) && isHit(item, query));

/**
 * Searches a bundle, newest items first, one step for each shard read; whoever asks may stop at any step.
 * Shards that are here are looked through before anything is fetched. What is not shown by `shows` is no hit.
 */
export async function* runSearch(
  head: Head,
  sought: Sought,
  files: SearchFiles,
): AsyncGenerator<SearchStep, void> {
  let searched = 0;
  let missing = 0;
  for await (const { hits, upTo } of inBundle(head, sought, files)) {
    if (!hits) missing += 1;
    searched = Math.max(searched, upTo);
    yield { hits: hits ?? [], searched, missing };
  }
}

/** Shards that are here, then those that the index lacks, then what it leads to. */
async function* inBundle(head: Head, sought: Sought, files: SearchFiles): AsyncGenerator<Look> {
  const done = new Set<string>();
  let upTo = 0;
  for (const { file, items } of head) {
    const here = files.loaded(file);
    if (!here) break;
    done.add(file);
    upTo += items;
    yield { hits: hitsIn(inWhole(here), sought), upTo };
  }
  const entry = await files.entry();
  const apart = unindexed(head, entry);
  const left = apart.filter(({ file }) => !done.has(file));
  // Beside an index these are a few, and asked for at once.
  const reads = entry ? left.map(({ file }) => files.shard(file)) : [];
  for (const [at, { file, items }] of left.entries()) {
    const shard = await (reads[at] ?? files.shard(file));
    upTo += items;
    yield { hits: shard && hitsIn(inWhole(shard), sought), upTo };
  }
  if (entry) yield* inIndex(entry, sumOf(apart), sought, files, done);
}

/** What the index leads to, segment by segment; `before` items are newer than it. Shards that are `done` are left out. */
async function* inIndex(
  { segments }: SearchEntry,
  before: number,
  sought: Sought,
  files: SearchFiles,
  done: ReadonlySet<string>,
): AsyncGenerator<Look> {
  const learnt = nothingLearnt(askedFor(sought.query, sought.facets));
  let behind = before;
  for (const ref of segments) {
    if (!isAfter(ref.oldest.at(-1) as string, sought)) {
      for await (const { found, passed } of inSegment(ref, sought, files, done, learnt)) {
        const hits = found && hitsIn(found, sought);
        heed(learnt, found?.length ?? 0, hits?.length ?? 0);
        yield { hits, upTo: behind + passed };
      }
      yield { hits: [], upTo: behind + ref.items };
    }
    behind += ref.items;
  }
}
