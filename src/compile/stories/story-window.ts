import type { Background } from "./story-background.ts";
import { bestOf, createScores, rootOf } from "./story-candidates.ts";
import { clearPostings, createPostings, post } from "./story-postings.ts";
import { MOST_TERMS, type StoryText } from "./story-text.ts";
import { NUMBER, type Vocabulary } from "./story-vocabulary.ts";
import { termWeights } from "./term-weights.ts";

/** How many of a text's heaviest terms find candidates, and how many of the newest items are looked at for each. */
const SINGLING_TERMS = 32;
const MOST_POSTINGS = 24;

/** Steps of a weight in which the heaviest terms are found. */
const STEPS = 64;
const STEP = 0.2;

const NO_TERMS = new Int32Array();

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

/**
 * Starts an empty window. Adding and removing are linear in an item's terms; finding candidates costs at most
 * `SINGLING_TERMS * MOST_POSTINGS` steps.
 */
export function storyWindow(background: Background, vocabulary: Vocabulary): StoryWindow {
  const { weights, meet, enter, leave, clear: clearWeights } = termWeights(background, vocabulary);
  const heavies = new Float64Array(MOST_TERMS);
  const texts: (StoryText | null)[] = [];
  let oldest = 0;
  const postings = createPostings();
  let scores = createScores(1 << 8);

  const candidates = ({ terms }: StoryText): readonly number[] => {
    meet();
    const least = heaviest(terms, weights, heavies);
    const { newest, ring, mask, posted } = postings;
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
    post(postings, terms, owner);
    for (let at = 0; at < terms.length; at += 1) enter((terms[at] ?? 0) & NUMBER);
    texts.push(text);
    const isFull = texts.length - oldest > scores.roots.length;
    if (isFull) scores = createScores(scores.roots.length * 2);
    for (let own = isFull ? oldest : owner; own <= owner; own += 1)
      scores.roots[own & (scores.roots.length - 1)] = rootOf(texts[own]);
  };

  const drop = (): void => {
    const terms = texts[oldest]?.terms ?? NO_TERMS;
    for (let at = 0; at < terms.length; at += 1) leave((terms[at] ?? 0) & NUMBER);
    postings.live -= terms.length;
    texts[oldest] = null;
    oldest += 1;
  };

  const clear = (): void => {
    clearWeights();
    clearPostings(postings);
    texts.length = 0;
    oldest = 0;
  };

  return { weights, candidates, add, drop, clear };
}

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
