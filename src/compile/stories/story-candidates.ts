import type { StoryText } from "./story-text.ts";

/** How many candidates are compared in full. */
const MOST_CANDIDATES = 12;

/** What items share with a text, by their numbers as far as these fit. */
export interface Scores {
  /** Empty but while candidates are looked for. */
  readonly shared: Float64Array;
  /** The items that share anything. */
  readonly touched: Int32Array;
  /** The root of the length of each, by which what it shares is divided. */
  readonly roots: Float64Array;
  /** Of the best so far, the highest first. */
  readonly highest: Float64Array;
}

/** Makes room for so many items, a power of two. */
export const createScores = (items: number): Scores => ({
  shared: new Float64Array(items),
  touched: new Int32Array(items),
  roots: new Float64Array(items),
  highest: new Float64Array(MOST_CANDIDATES),
});

/** By how much what an item shares is divided: one with many terms shares some by chance. */
export const rootOf = (text: StoryText | null | undefined): number =>
  Math.sqrt((text?.terms.length ?? 0) + 20);

/** The best of the first `found` items that were touched, the best first; empties `shared`. */
export function bestOf({ shared, touched, roots, highest }: Scores, found: number): readonly number[] {
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
