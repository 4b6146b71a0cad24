import type { CategoryModel } from "./category-model.ts";
import type { Reading, ReadPart } from "./category-score.ts";
import { HAN_KIND, WORD_KIND } from "./folded-text.ts";

/** A span of a text and how strongly it spoke for the category. */
export interface Reason {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

const MOST_REASONS = 5;

/** What is weaker than this share of the strongest did not decide anything. */
const WEAKEST = 0.12;

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
  /** By feature. */
  readonly features: Float32Array;
  /** By term. */
  readonly terms: Float32Array;
}

/** Weighs all features for a class against others. O(size of the model). */
export function featureLeans(
  model: CategoryModel,
  category: number,
  rivals: readonly number[],
): Float32Array {
  const { weights } = model;
  const classes = model.slugs.length;
  const count = Math.max(1, rivals.length);
  const leans = new Float32Array(model.features);
  for (let feature = 0; feature < leans.length; feature += 1) {
    const row = feature * classes;
    let sum = 0;
    for (let at = 0; at < rivals.length; at += 1) sum += weights[row + (rivals[at] ?? 0)] ?? 0;
    leans[feature] = (weights[row + category] ?? 0) - sum / count;
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

const credit = new Float64Array(8192);
const covered = new Uint8Array(8192);

/**
 * The spans of an item that spoke for a class: curated terms, whole words, and runs of Han characters where
 * n-grams that speak for the class overlap. Each stands in the title or body. O(what was found in the item).
 */
export function reasonsOf(reading: Reading, lean: Lean): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const part of [reading.title, reading.body]) {
    const { length } = part.folded;
    const room = length > credit.length ? new Float64Array(length) : credit.fill(0, 0, length);
    const taken = length > covered.length ? new Uint8Array(length) : covered.fill(0, 0, length);
    creditUnits(part, lean, reading.share, room);
    addReasons(part, lean, room, taken, reasons);
  }
  return reasons;
}

/** Spreads each feature's share over the units that it covers. */
function creditUnits({ features }: ReadPart, lean: Lean, share: number, room: Float64Array): void {
  const { list, length } = features;
  for (let hit = 0; hit < length * 3; hit += 3) {
    const from = list[hit + 1] ?? 0;
    const to = list[hit + 2] ?? 0;
    const each = (share * (lean.features[list[hit] ?? 0] ?? 0)) / (to - from);
    for (let at = from; at < to; at += 1) room[at] = (room[at] ?? 0) + each;
  }
}

function addReasons(
  { text, folded, terms }: ReadPart,
  lean: Lean,
  room: Float64Array,
  taken: Uint8Array,
  reasons: Reason[],
): void {
  const { units, places, kinds, length } = folded;
  const give = (from: number, to: number, base: number): void => {
    let strength = base;
    for (let at = from; at < to; at += 1) {
      strength += room[at] ?? 0;
      taken[at] = 1;
    }
    const first = places[from] ?? 0;
    const end = (places[to - 1] ?? 0) + 1;
    // Marks of Markdown were left out in folding: with them inside, a span stands in no text that is shown.
    if (strength > FAINT && end - first === to - from) reasons.push({ text, from: first, to: end, strength });
  };
  for (let hit = 0; hit < terms.length * 3; hit += 3) {
    give(terms.list[hit + 1] ?? 0, terms.list[hit + 2] ?? 0, lean.terms[terms.list[hit] ?? 0] ?? 0);
  }
  const speaks = (at: number): boolean =>
    taken[at] === 0 && (room[at] ?? 0) > 0 && kinds[at] === HAN_KIND && joining[units[at] ?? 0] === 0;
  for (let at = 1; at < length - 1; ) {
    let to = at + 1;
    if (taken[at] === 0 && kinds[at] === WORD_KIND) {
      while (to < length - 1 && kinds[to] === WORD_KIND) to += 1;
      if (to - at > 1 && hasLetter(units, at, to)) give(at, to, 0);
    } else if (speaks(at)) {
      const end = Math.min(at + LONGEST_RUN, length - 1);
      while (to < end && speaks(to)) to += 1;
      if (to - at > 1) give(at, to, 0);
    }
    at = to;
  }
}

/** Whether a word has a letter: numbers alone explain nothing. */
function hasLetter(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((units[at] ?? 0) > 57) return true;
  return false;
}

/** The strongest reasons, at most five, none of them inside another. O(number of reasons). */
export function strongest(reasons: readonly Reason[]): readonly string[] {
  const chosen: string[] = [];
  const keys: string[] = [];
  let least = 0;
  let before: Reason | null = null;
  // Among equals the first one in the text comes first; each round goes on below the one before.
  for (let rounds = 0; rounds < reasons.length && chosen.length < MOST_REASONS; rounds += 1) {
    const best = nextBelow(reasons, before);
    if (best === null || best.strength < least) break;
    least ||= best.strength * WEAKEST;
    before = best;
    const span = best.text.slice(best.from, best.to);
    const key = span.toLowerCase();
    if (keys.some((one) => one.includes(key) || key.includes(one))) continue;
    keys.push(key);
    chosen.push(span);
  }
  return chosen;
}

/** The strongest of those that are weaker than `before`. */
function nextBelow(reasons: readonly Reason[], before: Reason | null): Reason | null {
  const ceiling = before?.strength ?? Number.POSITIVE_INFINITY;
  let best: Reason | null = null;
  for (const one of reasons) {
    if (one.strength < ceiling && (best === null || one.strength > best.strength)) best = one;
  }
  return best;
}
