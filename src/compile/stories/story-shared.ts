import type { StoryText } from "./story-text.ts";
import { BUCKETS, NUMBER, PERSON_BIT, WORD_BIT } from "./story-vocabulary.ts";

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

/** The later text, as earlier ones are compared with it. */
interface Later {
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
interface Titles {
  /** As in `Shared`. */
  told: number;
  /** How much heavier than `RARE` words of the later title are that the earlier text lacks so far, in all. */
  untold: number;
  /** Of the later opening's weights that the earlier text has so far, the sum of squares. */
  later: number;
}

/** Prepares comparing by the `weights` of terms, by number, as they are at each comparison. */
export function storySharing(weights: Float64Array): Sharing {
  const later: Later = {
    ...{ terms: new Int32Array(), titled: 0, opened: 0, places: new Int32Array(BUCKETS) },
    ...{ opening: 0, words: 0, rare: 0 },
  };
  const shared: Shared = {
    ...{ terms: 0, weight: 0, norm: 0, opening: 0, verbatim: 0, openingWeight: 0, rarest: 0 },
    ...{ distinct: 0, words: 0, told: 0, untold: 0, retold: 0 },
  };
  const titles: Titles = { told: 0, untold: 0, later: 0 };
  return {
    begin: (text) => takeLater(later, text, weights),
    with: (earlier) => {
      compareOpening(shared, titles, later, earlier, weights);
      const retold = shared.weight / (shared.norm + FEW_TERMS);
      compareRest(shared, titles, later, earlier, weights);
      shared.told = titles.told;
      shared.untold = Math.min(shared.untold, titles.untold);
      shared.retold = Math.max(retold, titles.later / (later.opening + FEW_TERMS));
      return shared;
    },
    shareOf: (earlier, length) => shareOf(later, earlier, length, weights),
  };
}

function takeLater(later: Later, { terms, titled, opened }: StoryText, weights: Float64Array): number {
  const { places } = later;
  for (let at = 0; at < later.terms.length; at += 1) places[(later.terms[at] ?? 0) & NUMBER] = 0;
  let norm = 0;
  let opening = 0;
  let words = 0;
  let rare = 0;
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    const heavy = weights[term & NUMBER] ?? 0;
    places[term & NUMBER] = at + 1;
    norm += heavy * heavy;
    if (at >= opened) continue;
    opening += heavy * heavy;
    if (!isThing(term)) continue;
    words += heavy * heavy;
    if (at < titled) rare += Math.max(0, heavy - RARE);
  }
  Object.assign(later, { terms, titled, opened, opening, words, rare });
  return norm;
}

/** One loop for the opening, and a short one for the rest, which is most of a text. */
function compareOpening(
  shared: Shared,
  titles: Titles,
  later: Later,
  { terms, titled, opened }: StoryText,
  weights: Float64Array,
): void {
  const { places } = later;
  let count = 0;
  let weight = 0;
  let norm = 0;
  let openingWeight = 0;
  let rarest = 0;
  let distinct = 0;
  let told = 0;
  let untold = 0;
  let words = 0;
  let sharedWords = 0;
  let sharedLater = 0;
  let verbatim = 0;
  let row = 0;
  let before = 0;
  titles.told = 0;
  titles.untold = later.rare;
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
    if (place > later.opened) continue;
    distinct += beyond;
    sharedLater += square;
    if (isWord) sharedWords += square;
    if (place <= later.titled) tellTitle(titles, later, place, heavy);
  }
  shared.terms = count;
  shared.opening = count;
  shared.weight = weight;
  shared.norm = norm;
  shared.verbatim = verbatim;
  shared.openingWeight = openingWeight;
  shared.rarest = rarest;
  shared.distinct = distinct;
  shared.words = sharedWords / (Math.sqrt(later.words * words) + FEW_WORDS);
  shared.untold = untold;
  titles.told = Math.max(titles.told, told);
  titles.later = sharedLater;
}

function compareRest(
  shared: Shared,
  titles: Titles,
  later: Later,
  { terms, opened }: StoryText,
  weights: Float64Array,
): void {
  const { places } = later;
  let { terms: count, weight, norm, distinct } = shared;
  let sharedLater = titles.later;
  for (let at = opened; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    const heavy = weights[term & NUMBER] ?? 0;
    const square = heavy * heavy;
    norm += square;
    const place = places[term & NUMBER] ?? 0;
    if (place === 0) continue;
    count += 1;
    weight += square;
    if (place > later.opened) continue;
    if (heavy > DISTINCT && (term & PERSON_BIT) === 0) distinct += heavy - DISTINCT;
    sharedLater += square;
    if (place <= later.titled) tellTitle(titles, later, place, heavy);
  }
  shared.terms = count;
  shared.weight = weight;
  shared.norm = norm;
  shared.distinct = distinct;
  titles.later = sharedLater;
}

/** A term of the later title that the earlier text has. */
function tellTitle(titles: Titles, { terms }: Later, place: number, heavy: number): void {
  if (!isThing(terms[place - 1] ?? 0)) return;
  if (heavy > titles.told) titles.told = heavy;
  if (heavy > RARE) titles.untold -= heavy - RARE;
}

function shareOf({ places }: Later, { terms }: StoryText, length: number, weights: Float64Array): number {
  let all = 0;
  let own = 0;
  for (let at = 0; at < length; at += 1) {
    const number = (terms[at] ?? 0) & NUMBER;
    const heavy = weights[number] ?? 0;
    all += heavy;
    if (places[number] !== 0) own += heavy;
  }
  return all === 0 ? 0 : own / all;
}

/** A word that is none of a person's name. */
const isThing = (term: number): boolean => (term & (WORD_BIT | PERSON_BIT)) === WORD_BIT;
