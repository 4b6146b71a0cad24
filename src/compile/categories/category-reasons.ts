import { GRAMS } from "./category-grams.ts";
import type { CategoryModel } from "./category-model.ts";
import type { ReadFeatures, Reading, ReadPart } from "./category-score.ts";
import { addSpan, type Spans } from "./category-spans.ts";
import { type FoldedText, HAN_KIND, WORD_KIND } from "./folded-text.ts";

/** Longest run of characters that is given as one reason. */
const LONGEST_RUN = 4;

/** A margin that is too small to be a reason. */
const FAINT = 0.02;

/** Han characters that join words and begin or end none that explains anything. */
const joining = new Uint8Array(0x10000);
for (const one of "的了是在和与其中对将被从到也都而及或就这那有为以并于个们我你他她它出上下着过得地把让还但又很更最可能会要说等如使用通")
  joining[one.charCodeAt(0)] = 1;

/** By how much features and terms speak for a class against the mean of the classes that it competes with. */
export interface Lean {
  /** By slot of a feature. */
  readonly features: Float32Array;
  /** By term. */
  readonly terms: Float32Array;
}

/** Weighs all features for a class against others. O(size of the model). */
export function featureLeans(
  { weights, index, slugs }: CategoryModel,
  category: number,
  rivals: readonly number[],
): Float32Array {
  const count = Math.max(1, rivals.length);
  const leans = new Float32Array(index.hashes.length);
  for (const [feature, slot] of index.slots.entries()) {
    const row = feature * slugs.length;
    let sum = 0;
    for (let at = 0; at < rivals.length; at += 1) sum += weights[row + (rivals[at] ?? 0)] ?? 0;
    leans[slot] = (weights[row + category] ?? 0) - sum / count;
  }
  return leans;
}

/** Weighs all terms for a class against others. O(terms of the model). */
export function termLeans(
  { slugs, terms, termShares }: CategoryModel,
  category: number,
  rivals: readonly number[],
): Float32Array {
  const count = Math.max(1, rivals.length);
  const leans = new Float32Array(terms.length);
  for (let term = 0; term < leans.length; term += 1) {
    const row = term * slugs.length;
    let sum = 0;
    for (let at = 0; at < rivals.length; at += 1) sum += termShares[row + (rivals[at] ?? 0)] ?? 0;
    leans[term] = (termShares[row + category] ?? 0) - sum / count;
  }
  return leans;
}

/** Room for how much each unit of a text speaks, and for what is to be seen of it: `GIVEN`, or its kind. */
let credit = new Float64Array(8192);
let states = new Uint8Array(8192);

/** Stands in a span that is given as a reason already. */
const GIVEN = 1;

/**
 * Adds the spans of an item that spoke for a class: curated terms, whole words, and runs of Han characters where
 * n-grams that speak for the class overlap. Each stands in the title or body. O(length).
 */
export function addReasons(reading: Reading, lean: Lean, spans: Spans): void {
  addReasonsOf(reading.title, lean, reading.share, spans);
  addReasonsOf(reading.body, lean, reading.share, spans);
}

function addReasonsOf(part: ReadPart, lean: Lean, share: number, spans: Spans): void {
  const { length } = part.folded;
  if (length > credit.length) {
    credit = new Float64Array(length * 2);
    states = new Uint8Array(length * 2);
  }
  credit.fill(0, 0, length);
  states.fill(0, 0, length);
  for (const features of part.features) {
    creditGrams(features, length, lean.features, share);
    creditWords(features, lean.features, share);
  }
  const { list, length: terms } = part.terms;
  for (let hit = 0; hit < terms * 3; hit += 3) {
    give(part, list[hit + 1] ?? 0, list[hit + 2] ?? 0, lean.terms[list[hit] ?? 0] ?? 0, spans);
  }
  addRuns(part, spans);
}

/** Spreads each n-gram's share over the units that it covers. */
function creditGrams({ grams }: ReadFeatures, length: number, leans: Float32Array, share: number): void {
  const room = credit;
  let threeBefore = 0;
  let threeLast = 0;
  let twoLast = 0;
  for (let at = 0; at < length; at += 1) {
    const gram = at * GRAMS;
    const one = share * (leans[grams[gram] ?? 0] ?? 0);
    const two = (share * (leans[grams[gram + 1] ?? 0] ?? 0)) / 2;
    const three = (share * (leans[grams[gram + 2] ?? 0] ?? 0)) / 3;
    room[at] = (room[at] ?? 0) + threeBefore + twoLast + threeLast + one + two + three;
    threeBefore = threeLast;
    threeLast = three;
    twoLast = two;
  }
}

function creditWords({ words }: ReadFeatures, leans: Float32Array, share: number): void {
  const { list, length } = words;
  for (let hit = 0; hit < length * 3; hit += 3) {
    const from = list[hit + 1] ?? 0;
    const to = list[hit + 2] ?? 0;
    const each = (share * (leans[list[hit] ?? 0] ?? 0)) / (to - from);
    for (let at = from; at < to; at += 1) credit[at] = (credit[at] ?? 0) + each;
  }
}

/** Adds a span of folded units as a reason, if it speaks clearly enough. */
function give({ text, folded }: ReadPart, from: number, to: number, base: number, spans: Spans): void {
  const { places } = folded;
  const speaks = credit;
  const given = states;
  let strength = base;
  for (let at = from; at < to; at += 1) {
    strength += speaks[at] ?? 0;
    given[at] = GIVEN;
  }
  const first = places[from] ?? 0;
  const end = (places[to - 1] ?? 0) + 1;
  // Marks of Markdown were left out in folding: with them inside, a span stands in no text that is shown.
  if (strength > FAINT && end - first === to - from) addSpan(spans, text, first, end, strength);
}

/**
 * Puts the kind of a unit in the place of its state, where it can begin a word, or stand in a run of Han characters
 * that speak for the class. No branch, as it would be taken at random.
 */
function judgeUnits({ units, kinds, length }: FoldedText): void {
  const speaks = credit;
  const all = states;
  for (let at = 1; at < length - 1; at += 1) {
    const canRun = +((speaks[at] ?? 0) > 0) & ~(joining[units[at] ?? 0] ?? 0);
    all[at] = (kinds[at] ?? 0) & ((canRun & HAN_KIND) | WORD_KIND) & ((all[at] ?? 0) - GIVEN);
  }
}

/** Adds words, and runs of Han characters that speak for the class. */
function addRuns(part: ReadPart, spans: Spans): void {
  const { units, kinds, length } = part.folded;
  judgeUnits(part.folded);
  const all = states;
  for (let at = 1; at < length - 1; ) {
    const state = all[at];
    let to = at + 1;
    if (state === WORD_KIND) {
      while (to < length - 1 && kinds[to] === WORD_KIND) to += 1;
      if (to - at > 1 && hasLetter(units, at, to)) give(part, at, to, 0, spans);
    } else if (state === HAN_KIND) {
      const end = Math.min(at + LONGEST_RUN, length - 1);
      while (to < end && all[to] === HAN_KIND) to += 1;
      if (to - at > 1) give(part, at, to, 0, spans);
    }
    at = to;
  }
}

/** Whether a word has a letter: numbers alone explain nothing. */
function hasLetter(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((units[at] ?? 0) > 57) return true;
  return false;
}
