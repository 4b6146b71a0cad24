import { NUMBER, PERSON_BIT, type StoryText, WORD_BIT } from "./story-text.ts";
import { BUCKETS } from "./story-vocabulary.ts";

/** Weight from which a word is rare. */
export const RARE = 4.5;

/** Weight from which a term is hardly anywhere else. */
const DISTINCT = 5.5;

/** Added to the norm of openings: those that have a few common words in common have them by chance. */
const FEW_WORDS = 100;

/** Added to the norm of one opening that the other report tells again: a few common terms are told by chance. */
const FEW_TERMS = 30;

/** Terms in a row from which a report keeps the other's very words. */
const ROW = 3;

/** What an earlier report shares with a later one; written anew by each comparison. */
export interface Shared {
  /** How many terms. */
  terms: number;
  /** Of their weights, the sum of squares. */
  weight: number;
  /** The sum of squares of all weights of the earlier report. */
  norm: number;
  /** How many of the earlier opening's terms, and of these in the very words of the later report. */
  opening: number;
  verbatim: number;
  /** The sum of the weights of the opening's, and the rarest word among them. */
  openingWeight: number;
  rarest: number;
  /** By how much terms of either opening are heavier than `DISTINCT`, in all, but for people's names. */
  distinct: number;
  /** How like the words of the openings are, from 0 to 1, but for people's names. */
  words: number;
  /** The rarest word of one title that the other report has, but for people's names. */
  told: number;
  /** How much heavier than `RARE` words of each title are that the other report lacks, in all: the lesser. */
  untold: number;
  /** How much of one opening the other report has, of the two the more, from 0 to 1. */
  retold: number;
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
  let ownOpening = 0;
  let ownWords = 0;
  let ownUntold = 0;
  let later: Pick<StoryText, "terms" | "titled" | "opened"> = NO_TEXT;
  const shared: Shared = {
    ...{ terms: 0, weight: 0, norm: 0, opening: 0, verbatim: 0, openingWeight: 0, rarest: 0 },
    ...{ distinct: 0, words: 0, told: 0, untold: 0, retold: 0 },
  };
  const begin = (text: StoryText): number => {
    for (let at = 0; at < later.terms.length; at += 1) places[(later.terms[at] ?? 0) & NUMBER] = 0;
    later = text;
    let norm = 0;
    ownOpening = 0;
    ownWords = 0;
    ownUntold = 0;
    for (let at = 0; at < text.terms.length; at += 1) {
      const term = text.terms[at] ?? 0;
      const heavy = weights[term & NUMBER] ?? 0;
      places[term & NUMBER] = at + 1;
      norm += heavy * heavy;
      if (at >= text.opened) continue;
      ownOpening += heavy * heavy;
      if (!isThing(term)) continue;
      ownWords += heavy * heavy;
      if (at < text.titled) ownUntold += Math.max(0, heavy - RARE);
    }
    return norm;
  };
  // One loop for the opening, and a short one for the rest, which is most of a text.
  const compare = ({ terms, titled, opened }: StoryText): Shared => {
    const laterTitled = later.titled;
    const laterOpened = later.opened;
    let count = 0;
    let weight = 0;
    let norm = 0;
    let openingWeight = 0;
    let rarest = 0;
    let distinct = 0;
    let told = 0;
    let untold = 0;
    let untoldLater = ownUntold;
    let words = 0;
    let sharedWords = 0;
    let sharedLater = 0;
    let verbatim = 0;
    let row = 0;
    let before = 0;
    const tellTitle = (place: number, heavy: number): void => {
      if (!isThing(later.terms[place - 1] ?? 0)) return;
      if (heavy > told) told = heavy;
      if (heavy > RARE) untoldLater -= heavy - RARE;
    };
    for (let at = 0; at < opened; at += 1) {
      const term = terms[at] ?? 0;
      const heavy = weights[term & NUMBER] ?? 0;
      const square = heavy * heavy;
      const place = places[term & NUMBER] ?? 0;
      const isWord = isThing(term);
      norm += square;
      if (isWord) words += square;
      if (place === 0) {
        row = 0;
        before = 0;
        if (isWord && at < titled && heavy > RARE) untold += heavy - RARE;
        continue;
      }
      count += 1;
      weight += square;
      openingWeight += heavy;
      row = place === before + 1 ? row + 1 : 1;
      before = place;
      if (row >= ROW) verbatim += row === ROW ? ROW : 1;
      const beyond = heavy > DISTINCT && (term & PERSON_BIT) === 0 ? heavy - DISTINCT : 0;
      distinct += beyond;
      if (heavy > rarest && term & WORD_BIT) rarest = heavy;
      if (isWord && at < titled && heavy > told) told = heavy;
      if (place > laterOpened) continue;
      distinct += beyond;
      sharedLater += square;
      if (isWord) sharedWords += square;
      if (place <= laterTitled) tellTitle(place, heavy);
    }
    shared.opening = count;
    shared.verbatim = verbatim;
    shared.openingWeight = openingWeight;
    shared.rarest = rarest;
    const sharedOpening = weight / (norm + FEW_TERMS);
    for (let at = opened; at < terms.length; at += 1) {
      const term = terms[at] ?? 0;
      const heavy = weights[term & NUMBER] ?? 0;
      const square = heavy * heavy;
      norm += square;
      const place = places[term & NUMBER] ?? 0;
      if (place === 0) continue;
      count += 1;
      weight += square;
      if (place > laterOpened) continue;
      if (heavy > DISTINCT && (term & PERSON_BIT) === 0) distinct += heavy - DISTINCT;
      sharedLater += square;
      if (place <= laterTitled) tellTitle(place, heavy);
    }
    shared.terms = count;
    shared.weight = weight;
    shared.norm = norm;
    shared.distinct = distinct;
    shared.words = sharedWords / (Math.sqrt(ownWords * words) + FEW_WORDS);
    shared.told = told;
    shared.untold = Math.min(untold, untoldLater);
    shared.retold = Math.max(sharedOpening, sharedLater / (ownOpening + FEW_TERMS));
    return shared;
  };
  const shareOf = ({ terms }: StoryText, length: number): number => {
    let all = 0;
    let own = 0;
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

/** A word that is none of a person's name. */
const isThing = (term: number): boolean => (term & (WORD_BIT | PERSON_BIT)) === WORD_BIT;
