import { facetTerm } from "../../bundle/facet-terms.ts";
import {
  asksForBeginning,
  isLetter,
  type ListedShard,
  type Piece,
  type SegmentRef,
} from "../../bundle/search-shard.ts";
import type { QueryTerm } from "../../bundle/terms.ts";
import type { View } from "../view/view.ts";
import type { Query } from "./search.ts";
import { ascending, itemsWithTerm, type TermFiles } from "./search-terms.ts";

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

/** What a search has learnt of something that it asks for. */
interface Lesson {
  /** Items that have it, of those of the segment asked last. */
  readonly share: number;
  /** Candidates that it was asked about so far, and those left of them. */
  readonly before: number;
  readonly left: number;
}

/** What a search has learnt of each thing it asks for. */
export type Lessons = Map<AnyTerm, Lesson>;

/** Reading so few items costs less than asking once more. */
const FEW = 4;

/** Candidates after which what leaves more than so many of them is not asked for again: it is nearly told by others. */
const TOLD = { after: 12, share: 0.7 } as const;

const tellsLittle = (lesson: Lesson | undefined): boolean =>
  lesson !== undefined && lesson.before >= TOLD.after && lesson.left > TOLD.share * lesson.before;

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
  lessons: Lessons,
): Promise<readonly number[] | null | "missing"> {
  let numbers: readonly number[] | null = null;
  let missing = false;
  const shareOf = (terms: AnyTerm): number => lessons.get(terms)?.share ?? 1;
  for (const terms of asked.slice(0, most).sort((a, b) => shareOf(a) - shareOf(b))) {
    if (numbers && (numbers.length <= FEW || tellsLittle(lessons.get(terms)))) continue;
    const found = await Promise.all(terms.map((term) => itemsWithTerm(ref, term, files)));
    const known = found.filter((one) => one !== null);
    if (known.length < found.length) {
      missing = true;
      continue;
    }
    const any = known.length === 1 ? (known[0] as readonly number[]) : ascending(known.flat());
    const narrowed: readonly number[] = numbers ? both(numbers, any) : any;
    const { before, left } = lessons.get(terms) ?? { before: 0, left: 0 };
    lessons.set(terms, {
      share: any.length / ref.items,
      before: before + (numbers?.length ?? 0),
      left: left + (numbers ? narrowed.length : 0),
    });
    numbers = narrowed;
  }
  return numbers === null && missing ? "missing" : numbers;
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
