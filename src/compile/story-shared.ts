import { JOINED_BIT, MOST_TERMS, NUMBER, PERSON_BIT, type StoryText, WORD_BIT } from "./story-text.ts";
import { BUCKETS } from "./story-vocabulary.ts";

/** Weight from which a term is hardly anywhere else. */
const DISTINCT = 5.5;

/** Added to the norm of openings: those that have a few common words in common have them by chance. */
const FEW_WORDS = 100;

/** What an earlier report shares with a later one; written anew by each comparison. */
export interface Shared {
  /** How many terms. */
  terms: number;
  /** Of their weights, the sum of squares. */
  weight: number;
  /** The sum of squares of all weights of the earlier report. */
  norm: number;
  /** How many of the earlier opening's terms, the sum of their weights, and the rarest word among them. */
  opening: number;
  openingWeight: number;
  rarest: number;
  /** By how much terms of either opening are heavier than `DISTINCT`, in all, but for people's names. */
  distinct: number;
  /** How like the words of the openings are, from 0 to 1, but for people's names. */
  words: number;
  /** The rarest word of one title that the other report has, but for people's names. */
  told: number;
  /** The rarest single word of each title that the other report lacks: the lighter of the two. */
  untold: number;
}

/** Compares texts with one later text. */
export interface Sharing {
  /** Takes the later text; gives the sum of the squares of its weights. */
  readonly begin: (later: StoryText) => number;
  /** Goes through the terms of an earlier text once; holds until the next call. */
  readonly with: (earlier: StoryText) => Shared;
  /** What share of the weight of the first `length` terms of an earlier text the later one has. */
  readonly shareOf: (earlier: StoryText, length: number) => number;
}

const NO_TEXT = { terms: new Int32Array(), titled: 0, opened: 0 } as const;

/** Prepares comparing by the `weights` of terms, by number, as they are at each comparison. */
export function storySharing(weights: Float64Array): Sharing {
  /** By a term's number its place in the later text and one, 0 where that lacks it. */
  const places = new Int32Array(BUCKETS);
  /** By such a place, the last comparison whose earlier text has the term. */
  const met = new Int32Array(MOST_TERMS + 1);
  let compared = 0;
  let ownWords = 0;
  let later: Pick<StoryText, "terms" | "titled" | "opened"> = NO_TEXT;
  const shared: Shared = {
    ...{ terms: 0, weight: 0, norm: 0, opening: 0, openingWeight: 0, rarest: 0, distinct: 0 },
    ...{ words: 0, told: 0, untold: 0 },
  };
  const begin = (text: StoryText): number => {
    for (let at = 0; at < later.terms.length; at += 1) places[(later.terms[at] ?? 0) & NUMBER] = 0;
    later = text;
    let norm = 0;
    ownWords = 0;
    for (let at = 0; at < text.terms.length; at += 1) {
      const term = text.terms[at] ?? 0;
      const heavy = weights[term & NUMBER] ?? 0;
      places[term & NUMBER] = at + 1;
      norm += heavy * heavy;
      if (at < text.opened && isThing(term)) ownWords += heavy * heavy;
    }
    return norm;
  };
  const compare = ({ terms, titled, opened }: StoryText): Shared => {
    compared += 1;
    let [count, weight, norm, opening, openingWeight] = [0, 0, 0, 0, 0];
    let [rarest, distinct, told, untoldEarlier, untoldLater] = [0, 0, 0, 0, 0];
    let [words, sharedWords] = [0, 0];
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? 0;
      const heavy = weights[term & NUMBER] ?? 0;
      const square = heavy * heavy;
      norm += square;
      const isOpeningWord = at < opened && isThing(term);
      if (isOpeningWord) words += square;
      const place = places[term & NUMBER] ?? 0;
      if (place === 0) {
        if (at < titled && isSingle(term)) untoldEarlier = Math.max(untoldEarlier, heavy);
        continue;
      }
      count += 1;
      weight += square;
      const beyond = term & PERSON_BIT ? 0 : Math.max(0, heavy - DISTINCT);
      if (at < opened) {
        opening += 1;
        openingWeight += heavy;
        distinct += beyond;
        if (term & WORD_BIT) rarest = Math.max(rarest, heavy);
        if (at < titled && isThing(term)) told = Math.max(told, heavy);
      }
      if (place > later.opened) continue;
      distinct += beyond;
      met[place] = compared;
      if (isOpeningWord) sharedWords += square;
      if (place <= later.titled && isThing(later.terms[place - 1] ?? 0)) told = Math.max(told, heavy);
    }
    for (let at = 0; at < later.titled; at += 1) {
      const term = later.terms[at] ?? 0;
      if (isSingle(term) && met[at + 1] !== compared)
        untoldLater = Math.max(untoldLater, weights[term & NUMBER] ?? 0);
    }
    shared.terms = count;
    shared.weight = weight;
    shared.norm = norm;
    shared.opening = opening;
    shared.openingWeight = openingWeight;
    shared.rarest = rarest;
    shared.distinct = distinct;
    shared.words = sharedWords / (Math.sqrt(ownWords * words) + FEW_WORDS);
    shared.told = told;
    shared.untold = Math.min(untoldEarlier, untoldLater);
    return shared;
  };
  const shareOf = ({ terms }: StoryText, length: number): number => {
    let [all, own] = [0, 0];
    for (let at = 0; at < length; at += 1) {
      const number = (terms[at] ?? 0) & NUMBER;
      const heavy = weights[number] ?? 0;
      all += heavy;
      if (places[number] !== 0) own += heavy;
    }
    return all === 0 ? 0 : own / all;
  };
  return { begin, with: compare, shareOf };
}

/** A word that is no part and has none. */
const isSingle = (term: number): boolean => (term & (WORD_BIT | JOINED_BIT)) === WORD_BIT;

/** A word that is none of a person's name. */
const isThing = (term: number): boolean => (term & (WORD_BIT | PERSON_BIT)) === WORD_BIT;
