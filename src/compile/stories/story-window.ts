import type { Background } from "./story-background.ts";
import { MOST_TERMS, type StoryText } from "./story-text.ts";
import { BUCKETS, NUMBER, type Vocabulary } from "./story-vocabulary.ts";

/** How many of a text's heaviest terms find candidates, and how many of the newest items are looked at for each. */
const SINGLING_TERMS = 32;
const MOST_POSTINGS = 24;

/** How many candidates are compared in full. */
const MOST_CANDIDATES = 12;

/**
 * How much an item of the last 72 hours counts for a term's commonness, relative to a text of the background: what two
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
  /** The weights of terms now, by number: one that is rare in the background and in the window is heavy. */
  readonly weights: Float64Array;
  /** The numbers of the items that share the most with a text, best first. */
  readonly candidates: (text: StoryText) => readonly number[];
  /** Adds the next item; items are numbered from 0. */
  readonly add: (text: StoryText) => void;
  /** Removes the oldest item. */
  readonly drop: () => void;
  /** Removes all items, and the weights of terms that the vocabulary has forgotten. */
  readonly clear: () => void;
}

/** Keeps the weights of terms, by number, as texts enter and leave the window. */
interface TermWeights {
  readonly weights: Float64Array;
  /** Weighs the terms that were met since: a term has its weight from then on. */
  readonly meet: () => void;
  readonly enter: (number: number) => void;
  readonly leave: (number: number) => void;
  /** Forgets all terms. */
  readonly clear: () => void;
}

function termWeights(background: Background, { buckets, size }: Vocabulary): TermWeights {
  /** By term: how common it is, and in how many texts it stands. */
  const common = new Int32Array(BUCKETS);
  const counts = new Int32Array(BUCKETS);
  const rarest = Math.log(background.texts + 1);
  const weights = new Float64Array(BUCKETS);
  let weighed = 0;
  const weigh = (number: number, others: number): void => {
    const count = (common[number] ?? 0) + WINDOW_SHARE * others;
    weights[number] = rarest - (LOGARITHMS[count] ?? Math.log(count + 1));
  };
  const meet = (): void => {
    for (const met = size(); weighed < met; weighed += 1) {
      common[weighed] = background.counts[buckets[weighed] ?? 0] ?? 0;
      weigh(weighed, 0);
    }
  };
  const enter = (number: number): void => {
    const others = counts[number] ?? 0;
    counts[number] = others + 1;
    // One of the stories that have a term counts as none: it is what is looked for.
    if (others > 0) weigh(number, others);
  };
  const leave = (number: number): void => {
    const left = (counts[number] ?? 0) - 1;
    counts[number] = left;
    if (left > 0) weigh(number, left - 1);
  };
  const clear = (): void => {
    counts.fill(0);
    weighed = 0;
  };
  return { weights, meet, enter, leave, clear };
}

/** What items share with a text, by their numbers as far as these fit. */
interface Scores {
  /** Empty but while candidates are looked for. */
  readonly shared: Float64Array;
  /** The items that share anything. */
  readonly touched: Int32Array;
  /** The root of the length of each, by which what it shares is divided. */
  readonly roots: Float64Array;
  /** Of the best so far, the highest first. */
  readonly highest: Float64Array;
}

const createScores = (items: number): Scores => ({
  shared: new Float64Array(items),
  touched: new Int32Array(items),
  roots: new Float64Array(items),
  highest: new Float64Array(MOST_CANDIDATES),
});

/** The best of the first `found` items that were touched, the best first; empties `shared`. */
function bestOf({ shared, touched, roots, highest }: Scores, found: number): readonly number[] {
  const best: number[] = [];
  const places = shared.length - 1;
  for (let at = 0; at < found; at += 1) {
    const owner = touched[at] ?? 0;
    const own = owner & places;
    const score = (shared[own] ?? 0) / (roots[own] ?? 1);
    shared[own] = 0;
    if (best.length === MOST_CANDIDATES && score <= (highest[MOST_CANDIDATES - 1] ?? 0)) continue;
    let place = Math.min(best.length, MOST_CANDIDATES - 1);
    while (place > 0 && (highest[place - 1] ?? 0) < score) {
      best[place] = best[place - 1] ?? 0;
      highest[place] = highest[place - 1] ?? 0;
      place -= 1;
    }
    best[place] = owner;
    highest[place] = score;
  }
  return best;
}

/**
 * Starts an empty window: an inverted index, as linked postings in a ring that grows only with the window.
 * Adding and removing are linear in an item's terms; finding candidates costs at most `SINGLING_TERMS * MOST_POSTINGS`
 * steps.
 */
export function storyWindow(background: Background, vocabulary: Vocabulary): StoryWindow {
  const { weights, meet, enter, leave, clear: clearWeights } = termWeights(background, vocabulary);
  const heavies = new Float64Array(MOST_TERMS);
  const texts: (StoryText | null)[] = [];
  let oldest = 0;
  /** By term its newest posting and one, 0 where there is none. */
  const newest = new Int32Array(BUCKETS);
  /** By posting two numbers: its owner, and the older posting of its term and one. */
  let ring = new Int32Array(1 << 13);
  let mask = ring.length / 2 - 1;
  let posted = 0;
  let live = 0;
  let scores = createScores(1 << 8);

  const candidates = ({ terms }: StoryText): readonly number[] => {
    meet();
    const least = heaviest(terms, weights, heavies);
    const { shared, touched } = scores;
    const places = shared.length - 1;
    let found = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const heavy = heavies[at] ?? 0;
      if (heavy < least) continue;
      let posting = newest[(terms[at] ?? 0) & NUMBER] ?? 0;
      for (let looked = 0; looked < MOST_POSTINGS && posting > 0 && posting + mask >= posted; looked += 1) {
        const slot = ((posting - 1) & mask) * 2;
        const owner = ring[slot] ?? 0;
        if (owner < oldest) break;
        const place = owner & places;
        const score = shared[place] ?? 0;
        if (score === 0) touched[found++] = owner;
        shared[place] = score + heavy * heavy;
        posting = ring[slot + 1] ?? 0;
      }
    }
    return bestOf(scores, found);
  };

  const add = (text: StoryText): void => {
    meet();
    const { terms } = text;
    const owner = texts.length;
    if (live + terms.length > mask + 1) {
      ring = grown(ring, posted, live + terms.length);
      mask = ring.length / 2 - 1;
    }
    for (let at = 0; at < terms.length; at += 1) {
      const number = (terms[at] ?? 0) & NUMBER;
      const slot = (posted & mask) * 2;
      ring[slot] = owner;
      ring[slot + 1] = newest[number] ?? 0;
      posted += 1;
      newest[number] = posted;
      enter(number);
    }
    live += terms.length;
    texts.push(text);
    const isFull = texts.length - oldest > scores.roots.length;
    if (isFull) scores = createScores(scores.roots.length * 2);
    for (let own = isFull ? oldest : owner; own <= owner; own += 1)
      scores.roots[own & (scores.roots.length - 1)] = rootOf(texts[own]);
  };

  const drop = (): void => {
    const terms = texts[oldest]?.terms ?? NO_TERMS;
    for (let at = 0; at < terms.length; at += 1) leave((terms[at] ?? 0) & NUMBER);
    live -= terms.length;
    texts[oldest] = null;
    oldest += 1;
  };

  const clear = (): void => {
    clearWeights();
    texts.length = 0;
    oldest = 0;
    newest.fill(0);
    posted = 0;
    live = 0;
  };

  return { weights, candidates, add, drop, clear };
}

const rootOf = (text: StoryText | null | undefined): number => Math.sqrt((text?.terms.length ?? 0) + 20);

const steps = new Int32Array(STEPS);

/** Gathers the weights of terms in `heavies`; gives the weight above which about `SINGLING_TERMS` of them lie. */
function heaviest(terms: Int32Array, weights: Float64Array, heavies: Float64Array): number {
  steps.fill(0);
  for (let at = 0; at < terms.length; at += 1) {
    const heavy = weights[(terms[at] ?? 0) & NUMBER] ?? 0;
    heavies[at] = heavy;
    const step = Math.max(0, Math.min(STEPS - 1, (heavy / STEP) | 0));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  let above = 0;
  for (let step = STEPS - 1; step > 0; step -= 1) {
    above += steps[step] ?? 0;
    if (above >= SINGLING_TERMS) return step * STEP;
  }
  return STEP;
}

/** A ring at least twice as large, its postings where their numbers say. */
function grown(ring: Int32Array, posted: number, needed: number): Int32Array<ArrayBuffer> {
  let size = ring.length;
  while (size < needed) size *= 2;
  const to = new Int32Array(size * 2);
  const before = ring.length / 2;
  for (let posting = Math.max(0, posted - before); posting < posted; posting += 1) {
    const from = (posting & (before - 1)) * 2;
    const place = (posting & (size - 1)) * 2;
    to[place] = ring[from] ?? 0;
    to[place + 1] = ring[from + 1] ?? 0;
  }
  return to;
}
