import { termPlaces } from "./term-places.ts";

/** Terms, each with the numbers of the items that have it. */
export interface Posted {
  readonly terms: readonly string[];
  /** The items that have the term at `place` in `terms`, ascending. O(1). */
  readonly itemsOf: (place: number) => Uint32Array;
}

/** Gathers which items have which terms. */
export interface Postings {
  /** Starts the next item; items are numbered from 0. */
  readonly next: () => void;
  /**
   * Adds a term to the item: the code units, in the lower 16 bits of `units`, from `from` up to `to`. O(length of the
   * term).
   */
  readonly add: (units: Int32Array, from: number, to: number) => void;
  /** Adds the term of a facet. */
  readonly addFacet: (term: string) => void;
  /** All terms and items; holds until they are cleared. O(postings). */
  readonly posted: () => Posted;
  /** Forgets all items and terms. */
  readonly clear: () => void;
}

/** A copy with twice the room. */
const larger = (numbers: Int32Array): Int32Array<ArrayBuffer> => {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
};

/**
 * Starts gathering. Ten million numbers in as many small arrays would take a gigabyte, so they go into one list as they
 * come, item by item, and are sorted by term at the end.
 * Memory: eight bytes a posting, and the terms.
 */
export function createPostings(): Postings {
  const { terms, placeOf, placeOfFacet, clear } = termPlaces();
  /** By a term's place the newest item that has it and one, and how many have it. */
  let newest = new Int32Array(1 << 12);
  let counts = new Int32Array(1 << 12);
  let places = new Int32Array(1 << 16);
  let used = 0;
  /** How many places were taken before each item. */
  const starts: number[] = [];
  const post = (place: number): void => {
    if (place >= newest.length) {
      newest = larger(newest);
      counts = larger(counts);
    }
    if (newest[place] === starts.length) return;
    newest[place] = starts.length;
    counts[place] = (counts[place] ?? 0) + 1;
    if (used === places.length) places = larger(places);
    places[used] = place;
    used += 1;
  };
  return {
    next: () => {
      starts.push(used);
    },
    add: (units, from, to) => post(placeOf(units, from, to)),
    addFacet: (term) => post(placeOfFacet(term)),
    posted: () => postedOf(terms, counts, places, [...starts, used]),
    clear: () => {
      clear();
      newest.fill(0);
      counts.fill(0);
      used = 0;
      starts.length = 0;
    },
  };
}

/** Sorts postings by term: `places` has the terms of item n from `starts[n]` up to `starts[n + 1]`. O(postings). */
function postedOf(
  terms: readonly string[],
  counts: Int32Array,
  places: Int32Array,
  starts: readonly number[],
): Posted {
  // `ends` has where a term begins, and once all are dealt out where it ends.
  const ends = new Int32Array(terms.length);
  for (let place = 1; place < terms.length; place += 1)
    ends[place] = (ends[place - 1] ?? 0) + (counts[place - 1] ?? 0);
  const sorted = new Uint32Array(starts.at(-1) ?? 0);
  for (let item = 0; item + 1 < starts.length; item += 1) {
    for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at += 1) {
      const place = places[at] ?? 0;
      const to = ends[place] ?? 0;
      sorted[to] = item;
      ends[place] = to + 1;
    }
  }
  return { terms, itemsOf: (place) => sorted.subarray(ends[place - 1] ?? 0, ends[place]) };
}
