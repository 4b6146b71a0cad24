import type { StoryText } from "./story-text.ts";
import {
  type Gathered,
  isThing,
  keepRarest,
  type Later,
  meanOf,
  PAIRS,
  RARE,
  type Telling,
  tellPhrase,
  tellTitle,
} from "./story-told.ts";
import { BUCKETS, NUMBER, WORD_BIT } from "./story-vocabulary.ts";

/** Added to the norm of openings: those that have a few common words in common have them by chance. */
const FEW_WORDS = 100;

/** Added to the norm of one opening that the other report tells again: a few common terms are told by chance. */
const FEW_TERMS = 30;

/** Terms in a row from which a report keeps the other's very words. */
const ROW = 3;

/** What an earlier report shares with a later one; overwritten by each comparison. */
export interface Shared {
  /** How many terms. */
  terms: number;
  /** How many of the earlier opening's terms, and of these in the very words of the later report. */
  opening: number;
  verbatim: number;
  /** The sum of the weights of the opening's, and the rarest word among them. */
  openingWeight: number;
  rarest: number;
  /** The mean weight of the rarest pairs of Han characters, or numbers, of either opening that the other report has. */
  pairs: number;
  /** How like the words of the openings are, from 0 to 1, but for people's names. */
  words: number;
  /** The rarest word of one title that the other report has, but for people's names. */
  told: number;
  /** The lesser weight of two terms in a row in either title that the other report has in a row; the heaviest such. */
  phrase: number;
  /** How much heavier than `RARE` words of each title are that the other report lacks, in all: the lesser. */
  untold: number;
  /** How much of one opening the other report has, of the two the more, from 0 to 1. */
  retold: number;
}

/** Compares texts with one later text. */
export interface Sharing {
  /** Takes the later text. */
  readonly begin: (later: StoryText) => void;
  /** Compares an earlier text in one pass over its terms; the answer holds until the next call. */
  readonly with: (earlier: StoryText) => Shared;
  /** What share of the weight of the first `length` terms of an earlier text the later one has. */
  readonly shareOf: (earlier: StoryText, length: number) => number;
}

/** Prepares comparisons; `weights` are those of terms, by number, at the time of each comparison. */
export function storySharing(weights: Float64Array): Sharing {
  const later: Later = {
    ...{ terms: new Int32Array(), titled: 0, opened: 0, places: new Int32Array(BUCKETS) },
    ...{ opening: 0, words: 0, rare: 0 },
  };
  const shared: Shared = {
    ...{ terms: 0, opening: 0, verbatim: 0, openingWeight: 0, rarest: 0 },
    ...{ pairs: 0, words: 0, told: 0, phrase: 0, untold: 0, retold: 0 },
  };
  const gathered: Gathered = { told: 0, phrase: 0, untold: 0, later: 0, pairs: new Float64Array(PAIRS) };
  const telling: Telling = { later, gathered, weights };
  return {
    begin: (text) => takeLater(later, text, weights),
    with: (earlier) => {
      compareOpening(shared, telling, earlier);
      compareRest(shared, telling, earlier);
      shared.told = gathered.told;
      shared.untold = Math.min(shared.untold, gathered.untold);
      shared.retold = Math.max(shared.retold, gathered.later / (later.opening + FEW_TERMS));
      shared.phrase = gathered.phrase;
      shared.pairs = meanOf(gathered.pairs);
      return shared;
    },
    shareOf: (earlier, length) => shareOf(telling, earlier, length),
  };
}

function takeLater(later: Later, { terms, titled, opened }: StoryText, weights: Float64Array): void {
  const { places } = later;
  for (let at = 0; at < later.terms.length; at += 1) places[(later.terms[at] ?? 0) & NUMBER] = 0;
  let opening = 0;
  let words = 0;
  let rare = 0;
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    const heavy = weights[term & NUMBER] ?? 0;
    places[term & NUMBER] = at + 1;
    if (at >= opened) continue;
    opening += heavy * heavy;
    if (!isThing(term)) continue;
    words += heavy * heavy;
    if (at < titled) rare += Math.max(0, heavy - RARE);
  }
  Object.assign(later, { terms, titled, opened, opening, words, rare });
}

/**
 * Compares the opening of an earlier text; the rest, which is most of a text, needs less and has a short loop of its
 * own.
 */
function compareOpening(shared: Shared, telling: Telling, { terms, titled, opened }: StoryText): void {
  const { later, gathered, weights } = telling;
  const { places } = later;
  let count = 0;
  let weight = 0;
  let norm = 0;
  let openingWeight = 0;
  let rarest = 0;
  let told = 0;
  let untold = 0;
  let words = 0;
  let sharedWords = 0;
  let sharedLater = 0;
  let verbatim = 0;
  let row = 0;
  let before = 0;
  gathered.told = 0;
  gathered.untold = later.rare;
  gathered.phrase = 0;
  gathered.pairs.fill(0);
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
    if ((term & WORD_BIT) === 0) keepRarest(gathered.pairs, heavy);
    else if (heavy > rarest) rarest = heavy;
    if (isWord && at < titled && heavy > told) told = heavy;
    if (at < titled || place <= later.titled) tellPhrase(telling, terms, at, place);
    if (place > later.opened) continue;
    sharedLater += square;
    if (isWord) sharedWords += square;
    if (place <= later.titled) tellTitle(telling, place, heavy);
  }
  shared.terms = count;
  shared.opening = count;
  shared.verbatim = verbatim;
  shared.openingWeight = openingWeight;
  shared.rarest = rarest;
  shared.words = sharedWords / (Math.sqrt(later.words * words) + FEW_WORDS);
  shared.untold = untold;
  shared.retold = weight / (norm + FEW_TERMS);
  gathered.told = Math.max(gathered.told, told);
  gathered.later = sharedLater;
}

function compareRest(shared: Shared, telling: Telling, { terms, opened }: StoryText): void {
  const { later, gathered, weights } = telling;
  const { places } = later;
  let { terms: count } = shared;
  let sharedLater = gathered.later;
  for (let at = opened; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    const place = places[term & NUMBER] ?? 0;
    if (place === 0) continue;
    count += 1;
    if (place > later.opened) continue;
    const heavy = weights[term & NUMBER] ?? 0;
    if ((term & WORD_BIT) === 0) keepRarest(gathered.pairs, heavy);
    sharedLater += heavy * heavy;
    if (place > later.titled) continue;
    tellPhrase(telling, terms, at, place);
    tellTitle(telling, place, heavy);
  }
  shared.terms = count;
  gathered.later = sharedLater;
}

function shareOf({ later: { places }, weights }: Telling, { terms }: StoryText, length: number): number {
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
