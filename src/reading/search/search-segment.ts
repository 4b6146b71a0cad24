import { digestDay } from "../../bundle/item-id.ts";
import type { ListedShard, Piece, SegmentRef } from "../../bundle/search-shard.ts";
import {
  type AnyTerm,
  candidatesIn,
  type Lessons,
  numbersIn,
  type ShardCandidates,
} from "./search-candidates.ts";
import { type Found, readCandidates, type ShardReader } from "./search-read.ts";
import type { TermFiles } from "./search-terms.ts";

/** Where the files of a segment come from; what cannot be had is null. */
export interface SegmentFiles extends ShardReader, TermFiles {
  readonly piece: (id: string, piece: number) => Promise<Piece | null>;
}

/** First and last day that are asked for, both inclusive; null is open. */
export interface Dates {
  readonly from: string | null;
  readonly to: string | null;
}

/** Shards and candidates asked for ahead of what is read: hides their delay, and wastes at most a page. */
const AHEAD = { shards: 8, items: 20 } as const;

/** Things that a segment is asked for, and by how many more once most of what was read was no hit. */
const ASKED = { first: 4, more: 4 } as const;
/** Candidates read before their hits are counted against them. */
const PROBED = 8;

/** What a search learns on its way. */
export interface Learnt {
  /** What segments are asked for. */
  readonly terms: readonly AnyTerm[];
  readonly lessons: Lessons;
  asked: number;
  read: number;
  hits: number;
}

/** The beginning of a search that asks segments for some terms, the cheapest first. */
export const nothingLearnt = (terms: readonly AnyTerm[]): Learnt => ({
  terms,
  lessons: new Map(),
  asked: ASKED.first,
  read: 0,
  hits: 0,
});

/** Asks for more from now on where less than a third of what was read is a hit. */
export function heed(learnt: Learnt, found: number, hits: number): void {
  learnt.read += found;
  learnt.hits += hits;
  if (learnt.read < PROBED || learnt.hits * 3 > learnt.read) return;
  learnt.asked += ASKED.more;
  learnt.read = 0;
  learnt.hits = 0;
}

/** Whether a day, and all that is newer, is not asked for. */
export const isAfter = (day: string, { to }: Dates): boolean => to !== null && day > to;

/** Whether a day, and all that is older, is not asked for. */
const isBefore = (day: string, { from }: Dates): boolean => from !== null && day < from;

/** What a candidate shard holds of what is sought, before the text is looked into; null where it is missing. */
export interface Read {
  readonly found: readonly Found[] | null;
  readonly passed: number;
}

/** A shard that is being read, with the number of its candidates. */
interface Ahead {
  readonly read: Promise<Read>;
  readonly items: number;
}

/** Reads the candidates of a segment, shard by shard, a few ahead. */
export async function* inSegment(
  ref: SegmentRef,
  dates: Dates,
  files: SegmentFiles,
  done: ReadonlySet<string>,
  learnt: Learnt,
): AsyncGenerator<Read> {
  const ahead: Ahead[] = [];
  let items = 0;
  for await (const one of candidateShards(ref, dates, files, learnt)) {
    const { passed } = one;
    if (one.listed === null) yield { found: null, passed };
    else if (!done.has(one.listed.file)) {
      const read = readCandidates(one, files).then((found) => ({ found, passed }));
      ahead.push({ read, items: one.places.length });
      items += one.places.length;
    }
    while (ahead.length >= AHEAD.shards || items >= AHEAD.items) {
      const next = ahead.shift() as Ahead;
      items -= next.items;
      yield await next.read;
    }
  }
  for (const { read } of ahead) yield await read;
}

/** Items of a segment of which nothing can be known, as a file that tells is missing. */
interface Unknown {
  readonly listed: null;
  readonly passed: number;
}

/** The shards of a segment that have candidates, newest first. It asks for more once the search has learnt to. */
async function* candidateShards(
  ref: SegmentRef,
  dates: Dates,
  files: SegmentFiles,
  learnt: Learnt,
): AsyncGenerator<ShardCandidates | Unknown> {
  const { terms, lessons } = learnt;
  let most = learnt.asked;
  let numbers = await numbersIn(ref, terms, most, files, lessons);
  if (numbers === "missing") {
    yield { listed: null, passed: 0 };
    return;
  }
  let from = 0;
  for (const [at, size] of ref.pieces.entries()) {
    const start = from;
    from += size;
    if (numbers && most < Math.min(learnt.asked, terms.length)) {
      most = learnt.asked;
      const fewer = await numbersIn(ref, terms, most, files, lessons);
      if (fewer !== "missing") numbers = fewer;
    }
    if (isAfter(ref.oldest[at] as string, dates)) continue;
    // What comes after an older day than the first that is asked for is older still.
    if (isBefore(ref.oldest[at - 1] ?? "9999", dates)) break;
    if (numbers && !numbers.some((number) => number >= start && number < start + size)) continue;
    const piece = await files.piece(ref.id, at);
    if (!piece) yield { listed: null, passed: from };
    else for (const one of candidatesIn(piece, start, numbers)) if (isWithin(one.listed, dates)) yield one;
  }
}

type ListedDigest = ListedShard["digests"][number];

/** Whether a shard may hold a day that is asked for. One with candidates has digests. */
function isWithin({ digests }: ListedShard, dates: Dates): boolean {
  const [newest] = digests[0] as ListedDigest;
  const [oldest] = digests.at(-1) as ListedDigest;
  return !isAfter(digestDay(oldest), dates) && !isBefore(digestDay(newest), dates);
}
