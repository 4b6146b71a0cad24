import { BLANK, type FoldedText, HAN_KIND, WORD_KIND } from "./folded-text.ts";
import { EVERY_HASH, type HashBits, isLetThrough } from "./hash-index.ts";
import { type Hits, roomFor } from "./hits.ts";

/** Seeds that keep the families of features apart. */
const CHARACTERS = 0x2f0b4a47;
const WORD = 0x5bd1e995;
const WORD_PAIR = 0x1b873593;

/** A feature's hash with these bits turned is the feature of standing in a headline. */
export const HEADLINE = 0x3c6ef372;

/** Begins the hash of an account. */
const ACCOUNT = 0x7a3d9e11;

/** A multiplier that spreads the bits of a hash upwards: its upper ones tell n-grams apart. */
const SPREAD = 0x9e3779b1;

/** Most features that begin at one unit: three n-grams, a word and a pair of words. */
const MOST_A_UNIT = 5;

/**
 * Adds every feature of a folded text to `hits` by its hash (32 bits, signed), with repetitions: its n-grams of one
 * to three characters that have a Han one, of three that have none, its words, and its pairs of words. All hashes
 * have the bits of `turn` turned; what `bits` does not let through is left out. O(length).
 */
export function listFeatures(text: FoldedText, hits: Hits, turn = 0, bits: HashBits = EVERY_HASH): void {
  const list = roomFor(hits, text.length * MOST_A_UNIT);
  listWords(text, list, hits, turn, bits, listGrams(text, list, hits.length * 3, turn, bits));
}

/** Writes a hit, which stays where `stays` is 1; gives where the next one goes. A branch would be taken at random. */
function put(list: Int32Array, at: number, what: number, from: number, to: number, stays: number): number {
  list[at] = what;
  list[at + 1] = from;
  list[at + 2] = to;
  return at + 3 * stays;
}

function listGrams(
  { units, kinds, length }: FoldedText,
  list: Int32Array,
  start: number,
  turn: number,
  bits: HashBits,
): number {
  let added = start;
  let unit = units[0] ?? 0;
  let next = units[1] ?? 0;
  let isHan = (kinds[0] ?? 0) & HAN_KIND;
  for (let at = 0; at + 1 < length; at += 1) {
    const isNextHan = (kinds[at + 1] ?? 0) & HAN_KIND;
    const one = Math.imul(CHARACTERS ^ unit, SPREAD);
    const two = Math.imul(one ^ next, SPREAD);
    const isEither = isHan | isNextHan;
    added = put(list, added, one ^ turn, at, at + 1, isHan & isLetThrough(bits, one ^ turn));
    added = put(list, added, two ^ turn, at, at + 2, isEither & isLetThrough(bits, two ^ turn));
    if (at + 2 >= length) break;
    unit = next;
    next = units[at + 2] ?? 0;
    isHan = isNextHan;
    const three = Math.imul(two ^ next, SPREAD) ^ turn;
    added = put(list, added, three, at, at + 3, isLetThrough(bits, three));
  }
  return added;
}

/** Inside a word: `gpt-4o`, `llama.cpp`, `c++`. */
const JOINS: ReadonlySet<number> = new Set([..."-.+#_"].map((one) => one.charCodeAt(0)));

function listWords(
  { units, kinds, length }: FoldedText,
  list: Int32Array,
  hits: Hits,
  turn: number,
  bits: HashBits,
  start: number,
): void {
  let added = start;
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
    added = put(list, added, hash ^ turn, at, end, isLetThrough(bits, hash ^ turn));
    if (beforeEnd === at - 1 && units[at - 1] === BLANK) {
      const pair = Math.imul(before ^ hash, WORD_PAIR) ^ turn;
      added = put(list, added, pair, beforeAt, end, isLetThrough(bits, pair));
    }
    before = Math.imul(hash, 31);
    beforeAt = at;
    beforeEnd = end;
    at = end;
  }
  hits.length = added / 3;
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
