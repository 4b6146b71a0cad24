/** A text as the category model reads it: folded code units, and where each stands in the text. */
export interface FoldedText {
  /** Lower case, half width, without marks of Markdown and addresses; starts with START and ends with END. */
  readonly units: Uint16Array;
  /** Place of each unit in the text, in UTF-16 units. */
  readonly places: Int32Array;
  /** `HAN_KIND` for a unit written without blanks between words, `WORD_KIND` for one of a word, or another. */
  readonly kinds: Uint8Array;
  readonly length: number;
}

/** What a character is to the model. */
const OTHER_KIND = 0;
export const HAN_KIND = 1;
export const WORD_KIND = 2;
const BLANK_KIND = 3;

/** Stand before and behind a text, so that a pair of characters can say that it begins or ends it. */
const START = 2;
const END = 3;
const BLANK = 32;

/** Seeds that keep the families of features apart. */
const CHARACTERS = 0x2f0b4a47;
const WORD = 0x5bd1e995;
const WORD_PAIR = 0x1b873593;

/** A feature's hash with these bits turned is the feature of standing in a headline. */
export const HEADLINE = 0x3c6ef372;

/** Begins the hash of an account. */
const ACCOUNT = 0x7a3d9e11;

/** By code unit, those met so far: the folded unit, and its kind from bit `KIND_SHIFT` on; -1 where not yet met. */
const met = new Int32Array(0x10000).fill(-1);
const KIND_SHIFT = 16;

const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const LATIN = /[a-z0-9\u00df-\u024f\u0370-\u052f]/;

function meet(unit: number): number {
  const one = foldUnit(String.fromCharCode(unit));
  const plain = /\s/.test(one) ? BLANK : one.charCodeAt(0);
  const both = plain | (kindOf(foldUnit(String.fromCharCode(plain))) << KIND_SHIFT);
  met[unit] = both;
  return both;
}

function foldUnit(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.length === 1 ? plain : text;
}

function kindOf(one: string): number {
  if (/\s/.test(one)) return BLANK_KIND;
  return HAN.test(one) ? HAN_KIND : LATIN.test(one) ? WORD_KIND : OTHER_KIND;
}

const isAddress = (text: string, at: number): boolean =>
  text.startsWith("http", at) && (text.startsWith("://", at + 4) || text.startsWith("s://", at + 4));

/** Makes room for a folded text of so many units. */
export const emptyFolded = (room: number): FoldedText => ({
  units: new Uint16Array(room),
  places: new Int32Array(room),
  kinds: new Uint8Array(room),
  length: 0,
});

/**
 * Folds a text for the model. O(length). Written into `room` where it is large enough: what was folded there
 * before is gone then, and an item costs no memory of its own.
 */
export function foldForModel(text: string, room: FoldedText = emptyFolded(text.length + 2)): FoldedText {
  const { units, places, kinds } = room.units.length >= text.length + 2 ? room : emptyFolded(text.length * 2);
  let length = 1;
  units[0] = START;
  places[0] = 0;
  kinds[0] = OTHER_KIND;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 42 || unit === 96) continue; // * and ` of Markdown
    if (unit === 104 && isAddress(text, at)) {
      while (at + 1 < text.length && text.charCodeAt(at + 1) > BLANK && text.charCodeAt(at + 1) < 127)
        at += 1;
      continue;
    }
    let both = met[unit] ?? 0;
    if (both < 0) both = meet(unit);
    const plain = both & 0xffff;
    if (plain === BLANK && (units[length - 1] === BLANK || length === 1)) continue;
    units[length] = plain;
    places[length] = at;
    kinds[length] = both >> KIND_SHIFT;
    length += 1;
  }
  if (units[length - 1] === BLANK) length -= 1;
  units[length] = END;
  places[length] = text.length;
  kinds[length] = OTHER_KIND;
  return { units, places, kinds, length: length + 1 };
}

/** A multiplier that spreads the bits of a hash upwards: its upper ones tell n-grams apart. */
const SPREAD = 0x9e3779b1;

/** Is called with a feature's hash (32 bits, signed) and the units that it covers. */
export type VisitFeature = (hash: number, from: number, to: number) => void;

const FILTER_LOG = 17;

/** A bit by the upper bits of a hash, set for what is known: small enough to stay near the processor. */
export type HashFilter = Int32Array;

/** A filter that lets through each of `hashes`, and few others. */
export function filterOf(hashes: Int32Array): HashFilter {
  const filter = new Int32Array((1 << FILTER_LOG) / 32);
  for (const hash of hashes) {
    const bit = hash >>> (32 - FILTER_LOG);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return filter;
}

const EVERYTHING: HashFilter = new Int32Array((1 << FILTER_LOG) / 32).fill(-1);

const passes = (filter: HashFilter, hash: number): boolean =>
  ((filter[hash >>> (37 - FILTER_LOG)] ?? 0) & (1 << (hash >>> (32 - FILTER_LOG)))) !== 0;

/**
 * Calls `visit` with every feature of a folded text, with repetitions: its n-grams of one to three characters
 * that have a Han one, of three that have none, its words, and its pairs of words. All hashes have the bits of
 * `turn` turned; what `filter` does not let through is left out. O(length).
 */
export function eachFeature(
  text: FoldedText,
  visit: VisitFeature,
  turn = 0,
  filter: HashFilter = EVERYTHING,
): void {
  const { units, kinds, length } = text;
  for (let at = 0; at < length; at += 1) {
    let hash = Math.imul(CHARACTERS ^ (units[at] ?? 0), SPREAD);
    let hasHan = kinds[at] === HAN_KIND;
    if (hasHan && passes(filter, hash ^ turn)) visit(hash ^ turn, at, at + 1);
    if (at + 1 >= length) break;
    hash = Math.imul(hash ^ (units[at + 1] ?? 0), SPREAD);
    hasHan ||= kinds[at + 1] === HAN_KIND;
    if (hasHan && passes(filter, hash ^ turn)) visit(hash ^ turn, at, at + 2);
    if (at + 2 >= length) continue;
    hash = Math.imul(hash ^ (units[at + 2] ?? 0), SPREAD);
    if (passes(filter, hash ^ turn)) visit(hash ^ turn, at, at + 3);
  }
  eachWord(text, visit, turn, filter);
}

/** Inside a word: `gpt-4o`, `llama.cpp`, `c++`. */
const JOINS: ReadonlySet<number> = new Set([..."-.+#_"].map((one) => one.charCodeAt(0)));

function eachWord(
  { units, kinds, length }: FoldedText,
  visit: VisitFeature,
  turn: number,
  filter: HashFilter,
): void {
  let before = 0;
  let beforeAt = -1;
  let beforeEnd = -1;
  for (let at = 0; at < length; at += 1) {
    if (kinds[at] !== WORD_KIND) continue;
    let hash = WORD;
    let end = at;
    for (; end < length; end += 1) {
      const unit = units[end] ?? 0;
      if (kinds[end] !== WORD_KIND && !(JOINS.has(unit) && kinds[end + 1] === WORD_KIND)) break;
      hash = Math.imul(hash ^ unit, SPREAD);
    }
    if (passes(filter, hash ^ turn)) visit(hash ^ turn, at, end);
    if (beforeEnd === at - 1 && units[at - 1] === BLANK) {
      const pair = Math.imul(before ^ hash, WORD_PAIR) ^ turn;
      if (passes(filter, pair)) visit(pair, beforeAt, end);
    }
    before = Math.imul(hash, 31);
    beforeAt = at;
    beforeEnd = end;
    at = end;
  }
}

/** The hash of the account that made a post. */
export function accountFeature(handle: string): number {
  const folded = handle.toLowerCase();
  let hash = ACCOUNT;
  for (let at = 0; at < handle.length; at += 1) {
    hash = Math.imul(hash ^ folded.charCodeAt(at), SPREAD);
  }
  return hash;
}
