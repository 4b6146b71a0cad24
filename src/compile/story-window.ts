import type { Background } from "./story-background.ts";
import { BUCKETS, type StoryText } from "./story-text.ts";

/** Heaviest terms of a text by which candidates are looked for, and newest items looked at for each. */
const MOST_TERMS = 24;
const MOST_POSTINGS = 24;

/** Most candidates that are compared in full. */
const MOST_CANDIDATES = 8;

/**
 * How much an item of the last 72 hours says of how common a term is, beside a text of the background: what two
 * other items of a window have singles out no event.
 */
const WINDOW_SHARE = 20;

/** Steps of a weight in which the heaviest terms are found. */
const STEPS = 64;
const STEP = 0.2;

const NO_TERMS = new Int32Array();

/** Counts whose logarithm is looked up. */
const LOGARITHMS = Float64Array.from({ length: 1 << 14 }, (_, count) => Math.log(count + 1));

/** The items of the last 72 hours by their terms, in the order in which they were added. */
export interface StoryWindow {
  /** The weights of terms now, by bucket: one that is rare in the background and in the window is heavy. */
  readonly weights: Float64Array;
  /** Numbers of the items with the most in common with a text, the best first. */
  readonly candidates: (text: StoryText) => readonly number[];
  /** Adds the next item; items are numbered from 0. */
  readonly add: (text: StoryText) => void;
  /** Lets go of the oldest item. */
  readonly drop: () => void;
}

/**
 * An inverted index over a sliding window, as linked postings in a ring that grows with the window only.
 * Adding and letting go are linear in the item's terms; a look costs at most `MOST_TERMS * MOST_POSTINGS`.
 */
export function storyWindow(background: Background): StoryWindow {
  const texts: (StoryText | null)[] = [];
  let oldest = 0;
  const counts = new Int32Array(BUCKETS);
  const newest = new Int32Array(BUCKETS).fill(-1);
  let owners = new Int32Array(1 << 12);
  let older = new Int32Array(1 << 12);
  /** Of the best so far, the highest first. */
  const scores = new Float64Array(MOST_CANDIDATES);
  let posted = 0;
  let live = 0;
  let shared = new Float64Array(1 << 8);
  const touched: number[] = [];

  const rarest = Math.log(background.texts + 1);
  const weights = new Float64Array(BUCKETS);
  const weigh = (bucket: number): void => {
    // One of the stories that have a term counts as none: it is what is looked for.
    const others = Math.max(0, (counts[bucket] ?? 0) - 1);
    const count = (background.counts[bucket] ?? 0) + WINDOW_SHARE * others;
    weights[bucket] = rarest - (LOGARITHMS[count] ?? Math.log(count + 1));
  };
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) weigh(bucket);

  const candidates = ({ terms }: StoryText): readonly number[] => {
    const least = heaviest(terms, weights);
    touched.length = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const bucket = (terms[at] ?? 0) & (BUCKETS - 1);
      const heavy = weights[bucket] ?? 0;
      if (heavy < least) continue;
      let posting = newest[bucket] ?? -1;
      for (
        let looked = 0;
        looked < MOST_POSTINGS && posting >= 0 && posting >= posted - owners.length;
        looked += 1
      ) {
        const owner = owners[posting & (owners.length - 1)] ?? 0;
        if (owner < oldest) break;
        const place = owner & (shared.length - 1);
        if (shared[place] === 0) touched.push(owner);
        shared[place] = (shared[place] ?? 0) + heavy * heavy;
        posting = older[posting & (older.length - 1)] ?? -1;
      }
    }
    const best: number[] = [];
    for (const owner of touched) {
      const own = owner & (shared.length - 1);
      const score = (shared[own] ?? 0) / Math.sqrt((texts[owner]?.terms.length ?? 0) + 20);
      shared[own] = 0;
      if (best.length === MOST_CANDIDATES && score <= (scores[MOST_CANDIDATES - 1] ?? 0)) continue;
      let place = Math.min(best.length, MOST_CANDIDATES - 1);
      while (place > 0 && (scores[place - 1] ?? 0) < score) {
        best[place] = best[place - 1] ?? 0;
        scores[place] = scores[place - 1] ?? 0;
        place -= 1;
      }
      best[place] = owner;
      scores[place] = score;
    }
    return best;
  };

  const add = (text: StoryText): void => {
    const number = texts.length;
    if (live + text.terms.length > owners.length)
      [owners, older] = grown(owners, older, posted, live + text.terms.length);
    for (const term of text.terms) {
      const bucket = term & (BUCKETS - 1);
      const place = posted & (owners.length - 1);
      owners[place] = number;
      older[place] = newest[bucket] ?? -1;
      newest[bucket] = posted;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      weigh(bucket);
      posted += 1;
    }
    live += text.terms.length;
    texts.push(text);
    if (texts.length - oldest > shared.length) shared = new Float64Array(shared.length * 2);
  };

  const drop = (): void => {
    const terms = texts[oldest]?.terms ?? NO_TERMS;
    for (const term of terms) {
      const bucket = term & (BUCKETS - 1);
      counts[bucket] = (counts[bucket] ?? 0) - 1;
      weigh(bucket);
    }
    live -= terms.length;
    texts[oldest] = null;
    oldest += 1;
  };

  return { weights, candidates, add, drop };
}

/** The weight above which about `MOST_TERMS` of the terms lie. */
function heaviest(terms: Int32Array, weights: Float64Array): number {
  const steps = new Int32Array(STEPS);
  for (let at = 0; at < terms.length; at += 1) {
    const heavy = weights[(terms[at] ?? 0) & (BUCKETS - 1)] ?? 0;
    const step = Math.max(0, Math.min(STEPS - 1, (heavy / STEP) | 0));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  let above = 0;
  for (let step = STEPS - 1; step > 0; step -= 1) {
    above += steps[step] ?? 0;
    if (above >= MOST_TERMS) return step * STEP;
  }
  return STEP;
}

/** The rings at least twice as large, their postings where their numbers say. */
function grown(
  owners: Int32Array,
  older: Int32Array,
  posted: number,
  needed: number,
): readonly [Int32Array<ArrayBuffer>, Int32Array<ArrayBuffer>] {
  let size = owners.length * 2;
  while (size < needed) size *= 2;
  const to = [new Int32Array(size), new Int32Array(size)] as const;
  for (let posting = Math.max(0, posted - owners.length); posting < posted; posting += 1) {
    const from = posting & (owners.length - 1);
    to[0][posting & (size - 1)] = owners[from] ?? 0;
    to[1][posting & (size - 1)] = older[from] ?? -1;
  }
  return to;
}
