import { NUMBER, PERSON_BIT, WORD_BIT } from "./story-vocabulary.ts";

/** Weight from which a word is rare. */
export const RARE = 4.5;

/** How many of the rarest pairs of Han characters are weighed. */
export const PAIRS = 3;

/** The later text, as earlier ones are compared with it. */
export interface Later {
  terms: Int32Array;
  titled: number;
  opened: number;
  /** By a term's number its place in the text and one, 0 where that lacks it. */
  readonly places: Int32Array;
  /** Of its opening's weights, and of those of words but for people's names, the sum of squares. */
  opening: number;
  words: number;
  /** How much heavier than `RARE` words of the title are, in all. */
  rare: number;
}

/** What a comparison has gathered of what may still change in the rest of the earlier text. */
export interface Gathered {
  /** As in `Shared`. */
  told: number;
  phrase: number;
  /** How much heavier than `RARE` words of the later title are that the earlier text lacks so far, in all. */
  untold: number;
  /** Of the later opening's weights that the earlier text has so far, the sum of squares. */
  later: number;
  /** Weights of the rarest pairs of Han characters so far, the rarest first. */
  readonly pairs: Float64Array;
}

/** A later text, what was gathered of an earlier one for it, and the weights of terms, by number. */
export interface Telling {
  readonly later: Later;
  readonly gathered: Gathered;
  readonly weights: Float64Array;
}

/** A term of the later title that the earlier text has. */
export function tellTitle({ gathered, later: { terms } }: Telling, place: number, heavy: number): void {
  if (!isThing(terms[place - 1] ?? 0)) return;
  if (heavy > gathered.told) gathered.told = heavy;
  if (heavy > RARE) gathered.untold -= heavy - RARE;
}

/**
 * A term that both have, in one of the titles: with the one before it, where both have that before it, it is a phrase
 * (`Perplexity Labs`, `Gemini 2.5`). One of the two is a word, none of them a person's.
 */
export function tellPhrase(
  { gathered, later: { places }, weights }: Telling,
  terms: Int32Array,
  at: number,
  place: number,
): void {
  if (at === 0 || place === 1) return;
  const term = terms[at] ?? 0;
  const before = terms[at - 1] ?? 0;
  if (places[before & NUMBER] !== place - 1) return;
  if (((term | before) & WORD_BIT) === 0 || ((term | before) & PERSON_BIT) !== 0) return;
  const lesser = Math.min(weights[term & NUMBER] ?? 0, weights[before & NUMBER] ?? 0);
  if (lesser > gathered.phrase) gathered.phrase = lesser;
}

/** Puts a weight among the heaviest, in its place. */
export function keepRarest(rarest: Float64Array, heavy: number): void {
  let place = rarest.length;
  for (; place > 0 && (rarest[place - 1] ?? 0) < heavy; place -= 1) {
    if (place < rarest.length) rarest[place] = rarest[place - 1] ?? 0;
  }
  if (place < rarest.length) rarest[place] = heavy;
}

/** The mean of some weights. */
export function meanOf(weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += weights[at] ?? 0;
  return sum / weights.length;
}

/** A word that is none of a person's name. */
export const isThing = (term: number): boolean => (term & (WORD_BIT | PERSON_BIT)) === WORD_BIT;
