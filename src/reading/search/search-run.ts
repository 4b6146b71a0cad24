import { itemsOf } from "../../bundle/counts.ts";
import type { Item, Manifest } from "../../bundle/schema.ts";
import type { Piece, SearchEntry, SegmentRef } from "../../bundle/search-shard.ts";
import { isHit, type Query } from "./search.ts";
import { type AnyTerm, askedFor, candidatesIn, type Lessons, numbersIn } from "./search-candidates.ts";
import { type Found, inWhole, readCandidates, type ShardReader } from "./search-read.ts";
import type { TermFiles } from "./search-terms.ts";

/** Where a search gets its files from; what cannot be had is null, and the search goes on without. */
export interface SearchFiles extends ShardReader, TermFiles {
  readonly entry: () => Promise<SearchEntry | null>;
  readonly piece: (id: string, piece: number) => Promise<Piece | null>;
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
export interface Sought {
  readonly query: Query;
  readonly facets: readonly AnyTerm[];
  readonly shows: (item: Item) => boolean;
  /** First and last day, both inclusive; null is open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What a step of a search found, and how far the search has come, in items. */
export interface SearchStep {
  readonly hits: readonly Found[];
  readonly searched: number;
  /** Files that could not be had so far: the answer is not complete. */
  readonly missing: number;
}

/** Shards and candidates asked for ahead of what is read: hides their delay, and wastes at most a page. */
const AHEAD = { shards: 8, items: 20 } as const;

/** Things that a segment is asked for, and by how many more once most of what was read was no hit. */
const ASKED = { first: 4, more: 4 } as const;
/** Candidates read before their hits are counted against them. */
const PROBED = 8;

/** What a search learns on its way. */
interface Learnt {
  /** What segments are asked for. */
  readonly terms: readonly AnyTerm[];
  readonly lessons: Lessons;
  asked: number;
  read: number;
  hits: number;
}

/** Asks for more from now on where less than a third of what was read is a hit. */
function heed(learnt: Learnt, found: number, hits: number): void {
  learnt.read += found;
  learnt.hits += hits;
  if (learnt.read < PROBED || learnt.hits * 3 > learnt.read) return;
  learnt.asked += ASKED.more;
  learnt.read = 0;
  learnt.hits = 0;
}

/**
 * Searches a bundle, newest items first, one step for each shard read; whoever asks may stop at any step.
 * Shards that are here are looked through before anything is fetched. Every hit was found in the text itself,
 * so there is no wrong one. What is not shown by `shows` is no hit.
 */
export async function* runSearch(
  head: Head,
  sought: Sought,
  files: SearchFiles,
): AsyncGenerator<SearchStep, void> {
  const keep = (found: readonly Found[]): readonly Found[] =>
    found.filter(({ item }) => sought.shows(item) && isHit(item, sought.query));
  let searched = 0;
  let missing = 0;
  const done = new Set<string>();
  for (const { file, items } of head) {
    const here = files.loaded(file);
    if (!here) break;
    done.add(file);
    searched += items;
    yield { hits: keep(inWhole(here)), searched, missing };
  }
  const entry = await files.entry();
  const apart = unindexed(head, entry);
  const left = apart.filter(({ file }) => !done.has(file));
  // Beside an index these are a few, and asked for at once.
  const reads = entry ? left.map(({ file }) => files.shard(file)) : [];
  for (const [at, { file, items }] of left.entries()) {
    const shard = await (reads[at] ?? files.shard(file));
    if (!shard) missing += 1;
    searched += items;
    yield { hits: shard ? keep(inWhole(shard)) : [], searched, missing };
  }
  if (!entry) return;
  const terms = askedFor(sought.query, sought.facets);
  const learnt: Learnt = { terms, lessons: new Map(), asked: ASKED.first, read: 0, hits: 0 };
  let before = sumOf(apart);
  for (const ref of entry.segments) {
    const isNewer = sought.to !== null && (ref.oldest.at(-1) as string) > sought.to;
    if (isNewer) {
      before += ref.items;
      continue;
    }
    for await (const { found, passed } of inSegment(ref, sought, files, done, learnt)) {
      if (!found) missing += 1;
      const hits = keep(found ?? []);
      heed(learnt, found?.length ?? 0, hits.length);
      yield { hits, searched: Math.max(searched, before + passed), missing };
    }
    before += ref.items;
    searched = Math.max(searched, before);
    yield { hits: [], searched, missing };
  }
}

/** What a candidate shard holds of what is sought, before the text is looked into; null where it is missing. */
interface Read {
  readonly found: readonly Found[] | null;
  readonly passed: number;
}

/** A shard that is being read, with the number of its candidates. */
interface Ahead {
  readonly read: Promise<Read>;
  readonly items: number;
}

/** The candidates of a segment, shard by shard, a few ahead. */
async function* inSegment(
  ref: SegmentRef,
  sought: Sought,
  files: SearchFiles,
  done: ReadonlySet<string>,
  learnt: Learnt,
): AsyncGenerator<Read> {
  const { terms } = learnt;
  let most = learnt.asked;
  let numbers = await numbersIn(ref, terms, most, files, learnt.lessons);
  if (numbers === "missing") {
    yield { found: null, passed: 0 };
    return;
  }
  const asked: Ahead[] = [];
  let ahead = 0;
  let from = 0;
  for (const [at, size] of ref.pieces.entries()) {
    const start = from;
    from += size;
    if (numbers && most < Math.min(learnt.asked, terms.length)) {
      most = learnt.asked;
      const fewer = await numbersIn(ref, terms, most, files, learnt.lessons);
      if (fewer !== "missing") numbers = fewer;
    }
    if (sought.to !== null && (ref.oldest[at] as string) > sought.to) continue;
    // What comes after an older day than the first that is asked for is older still.
    if (sought.from !== null && (ref.oldest[at - 1] ?? "9999") < sought.from) break;
    if (numbers && !numbers.some((number) => number >= start && number < start + size)) continue;
    const piece = await files.piece(ref.id, at);
    if (!piece) {
      yield { found: null, passed: from };
      continue;
    }
    for (const candidates of candidatesIn(piece, start, numbers)) {
      const { file, digests } = candidates.listed;
      if (done.has(file)) continue;
      const [newest, oldest] = [digests[0]?.[0].slice(0, 10), digests.at(-1)?.[0].slice(0, 10)];
      if ((sought.to && oldest && oldest > sought.to) || (sought.from && newest && newest < sought.from))
        continue;
      const { places, passed } = candidates;
      const read = readCandidates(candidates, files).then((found) => ({ found, passed }));
      asked.push({ read, items: places.length });
      ahead += places.length;
      while (asked.length >= AHEAD.shards || ahead >= AHEAD.items) {
        const next = asked.shift() as Ahead;
        ahead -= next.items;
        yield await next.read;
      }
    }
  }
  for (const { read } of asked) yield await read;
}
