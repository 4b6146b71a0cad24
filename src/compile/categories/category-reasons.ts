import { HEADLINE_PLACE, OPENING, OPENING_END, WHOLE } from "./category-concepts.ts";
import { GRAMS } from "./category-grams.ts";
import type { CategoryModel } from "./category-model.ts";
import type { ReadFeatures, Reading, ReadPart } from "./category-score.ts";
import { addSpan, type Spans } from "./category-spans.ts";
import { type FoldedText, TELLING_SHIFT, UNIT, WORD_KIND, WORD_SHIFT } from "./folded-text.ts";

/** Longest run of characters that is given as one reason. */
const LONGEST_RUN = 4;

/** A margin that is too small to be a reason. */
const FAINT = 0.02;

/** By how much features and terms speak for a class against the mean of the classes that it competes with. */
export interface Lean {
  /** By slot of a feature. */
  readonly features: Float32Array;
  /** By place and curated term. */
  readonly terms: readonly Float32Array[];
}

/** Weighs all features for a class against others. O(size of the model). */
export function featureLeans(
  { weights, index, slugs }: CategoryModel,
  category: number,
  rivals: readonly number[],
): Float32Array {
  const count = Math.max(1, rivals.length);
  const leans = new Float32Array(index.hashes.length);
  for (let feature = 0; feature < index.slots.length; feature += 1) {
    const row = feature * slugs.length;
    let sum = 0;
    for (let at = 0; at < rivals.length; at += 1) sum += weights[row + (rivals[at] ?? 0)] ?? 0;
    leans[index.slots[feature] ?? 0] = (weights[row + category] ?? 0) - sum / count;
  }
  return leans;
}

/** Weighs curated terms for a class against others, by place. O(terms of the model). */
export function termLeans(
  { slugs, termShares }: CategoryModel,
  category: number,
  rivals: readonly number[],
): readonly Float32Array[] {
  const count = Math.max(1, rivals.length);
  return termShares.map((shares) => {
    const leans = new Float32Array(shares.length / slugs.length);
    for (let term = 0; term < leans.length; term += 1) {
      const row = term * slugs.length;
      let sum = 0;
      for (let at = 0; at < rivals.length; at += 1) sum += shares[row + (rivals[at] ?? 0)] ?? 0;
      leans[term] = (shares[row + category] ?? 0) - sum / count;
    }
    return leans;
  });
}

/** Units for which there is room before it has to grow. */
const ROOM = 8192;

/** By how much terms of a part of an item speak: before a unit of it, and from there on. */
interface TermLeans {
  readonly end: number;
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/**
 * What is done with the units of a part of an item, with room for so many of them. The room is made a part of functions
 * that are made once, as tables in `gramMeeter` are.
 */
interface Room {
  readonly size: number;
  readonly creditGrams: (features: ReadFeatures, length: number, leans: Float32Array, share: number) => void;
  readonly creditWords: (features: ReadFeatures, leans: Float32Array, share: number) => void;
  readonly giveTerms: (part: ReadPart, leans: TermLeans, number: number, spans: Spans) => void;
  readonly giveRuns: (part: ReadPart, number: number, spans: Spans) => void;
}

function roomFor(size: number): Room {
  /** How much each unit of a text speaks; nothing between two parts. */
  const credit = new Float64Array(size);
  /** By unit, the number of the last part in which it stands in a term that is given as a reason. */
  const given = new Int32Array(size);
  return {
    size,
    creditGrams: gramCreditor(credit),
    creditWords: wordCreditor(credit),
    giveTerms: termGiver(credit, given),
    giveRuns: runGiver(credit, given),
  };
}

/** Adds the spans of an item that spoke for a class. Each stands in the title or body. O(length). */
export type AddReasons = (reading: Reading, lean: Lean, spans: Spans) => void;

/**
 * Prepares the finding of reasons: curated terms, whole words, and runs of Han characters where n-grams that speak for
 * the class overlap.
 */
export function reasonAdder(): AddReasons {
  let room = roomFor(ROOM);
  let parts = 0;
  const creditAll = (
    { features, folded: { length } }: ReadPart,
    leans: Float32Array,
    share: number,
  ): void => {
    for (let nth = 0; nth < features.length; nth += 1) {
      const known = features[nth] as ReadFeatures;
      room.creditGrams(known, length, leans, share);
      room.creditWords(known, leans, share);
    }
  };
  const giveAll = (part: ReadPart, leans: TermLeans, spans: Spans): void => {
    room.giveTerms(part, leans, parts, spans);
    room.giveRuns(part, parts, spans);
  };
  const begin = ({ folded: { length } }: ReadPart): void => {
    if (length > room.size) room = roomFor(length * 2);
    parts = (parts + 1) | 0;
  };
  return ({ title, body, share }, { features, terms }, spans) => {
    const after = terms[WHOLE] as Float32Array;
    begin(title);
    creditAll(title, features, share);
    giveAll(title, { end: title.folded.length, before: terms[HEADLINE_PLACE] as Float32Array, after }, spans);
    begin(body);
    creditAll(body, features, share);
    giveAll(body, { end: OPENING_END, before: terms[OPENING] as Float32Array, after }, spans);
  };
}

/** Spreads each n-gram's share over the units that it covers. */
function gramCreditor(credit: Float64Array): Room["creditGrams"] {
  return ({ grams }, length, leans, share) => {
    let threeBefore = 0;
    let threeLast = 0;
    let twoLast = 0;
    for (let at = 0; at < length; at += 1) {
      const gram = at * GRAMS;
      const one = share * (leans[grams[gram] ?? 0] ?? 0);
      const two = (share * (leans[grams[gram + 1] ?? 0] ?? 0)) / 2;
      const three = (share * (leans[grams[gram + 2] ?? 0] ?? 0)) / 3;
      credit[at] = (credit[at] ?? 0) + threeBefore + twoLast + threeLast + one + two + three;
      threeBefore = threeLast;
      threeLast = three;
      twoLast = two;
    }
  };
}

function wordCreditor(credit: Float64Array): Room["creditWords"] {
  return ({ words: { list, length } }, leans, share) => {
    for (let hit = 0; hit < length * 3; hit += 3) {
      const from = list[hit + 1] ?? 0;
      const to = list[hit + 2] ?? 0;
      const each = (share * (leans[list[hit] ?? 0] ?? 0)) / (to - from);
      for (let at = from; at < to; at += 1) credit[at] = (credit[at] ?? 0) + each;
    }
  };
}

/** Gives each curated term as a reason; words that have concepts alone are left to what is given of words and runs. */
function termGiver(credit: Float64Array, given: Int32Array): Room["giveTerms"] {
  return (part, { end, before, after }, number, spans) => {
    const { list, length } = part.terms;
    for (let hit = 0; hit < length * 3; hit += 3) {
      const term = list[hit] ?? 0;
      if (term >= after.length) continue;
      const from = list[hit + 1] ?? 0;
      const to = list[hit + 2] ?? 0;
      let strength = (from < end ? before : after)[term] ?? 0;
      for (let at = from; at < to; at += 1) {
        strength += credit[at] ?? 0;
        given[at] = number;
      }
      give(part, from, to, strength, spans);
    }
  };
}

/** Adds a span of folded units as a reason, if it speaks clearly enough. */
function give({ text, folded }: ReadPart, from: number, to: number, strength: number, spans: Spans): void {
  if (strength <= FAINT) return;
  const first = folded.places[from] ?? 0;
  const end = (folded.places[to - 1] ?? 0) + 1;
  // Marks of Markdown were left out in folding: with them inside, a span stands in no text that is shown.
  if (end - first === to - from) addSpan(spans, text, first, end, strength);
}

/** Gives words and runs as reasons, and takes all credit back. */
function runGiver(credit: Float64Array, given: Int32Array): Room["giveRuns"] {
  const runs = new Int32Array(credit.length * 2);
  const listRuns = runLister(credit, given, runs);
  return (part, number, spans) => {
    const { units, length } = part.folded;
    const count = listRuns(part.folded, number);
    for (let run = 0; run < count; run += 2) {
      const from = runs[run] ?? 0;
      const to = runs[run + 1] ?? 0;
      if (((units[from] ?? 0) & WORD_KIND) !== 0 && !hasLetter(units, from, to)) continue;
      let strength = 0;
      for (let at = from; at < to; at += 1) strength += credit[at] ?? 0;
      give(part, from, to, strength, spans);
    }
    credit.fill(0, 0, length);
  };
}

/**
 * Lists words, and runs of Han characters that speak for the class, as far as no term has them, and gives how many
 * numbers these are: two for each, where it begins and ends. It is listed at the unit behind it, or at its last one if
 * it can be no longer. No branch is taken, as it would be at random.
 */
function runLister(
  credit: Float64Array,
  given: Int32Array,
  runs: Int32Array,
): (text: FoldedText, number: number) => number {
  return ({ units, length }, number) => {
    let count = 0;
    let run = 0;
    let word = 0;
    for (let at = 1; at < length; at += 1) {
      const unit = units[at] ?? 0;
      const isFree = +((given[at] ?? 0) !== number);
      const isOn = +((credit[at] ?? 0) > 0) & (unit >>> TELLING_SHIFT) & isFree;
      const isWord = (unit >>> WORD_SHIFT) & (isFree | +(word > 0));
      const isFull = isOn & +(run === LONGEST_RUN - 1);
      runs[count] = at - run - word;
      runs[count + 1] = at + isFull;
      count += (isFull | (~isOn & +(run > 1)) | (~isWord & +(word > 1))) << 1;
      run = (run + 1) & (isFull - 1) & (0 - isOn);
      word = (word + 1) & (0 - isWord);
    }
    return count;
  };
}

/** Whether a word has a letter: numbers alone explain nothing. */
function hasLetter(units: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (((units[at] ?? 0) & UNIT) > 57) return true;
  return false;
}
