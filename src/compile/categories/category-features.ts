import { BLANK, type FoldedText, HAN_KIND, UNIT, WORD_KIND } from "./folded-text.ts";
import { addHit, type Hits } from "./hits.ts";

/** Seeds that keep the families of features apart. */
export const CHARACTERS = 0x2f0b4a47;
const WORD = 0x5bd1e995;
const WORD_PAIR = 0x1b873593;

/** A feature's hash with these bits turned is the feature of standing in a headline. */
export const HEADLINE = 0x3c6ef372;

/** Begins the hash of an account. */
const ACCOUNT = 0x7a3d9e11;

/**
 * The hash of an n-gram by that of all before its last unit, of none at first `CHARACTERS`. The multiplier spreads the
 * bits of a hash upwards, as its upper ones tell n-grams apart; one of the module would be loaded and made whole anew
 * each time.
 */
export const nextHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x9e3779b1);

/**
 * Adds every feature of a folded text to `hits` by its hash (32 bits, signed), with repetitions: its n-grams of one
 * to three characters that have a Han one, of three that have none, its words, and its pairs of words. O(length).
 * What the model is trained on; `meetGrams` finds the same n-grams sooner where only known ones are wanted.
 */
export function listFeatures(text: FoldedText, hits: Hits): void {
  const { units, length } = text;
  for (let at = 0; at < length; at += 1) {
    let hash = CHARACTERS;
    let isHan = 0;
    for (let end = at + 1; end <= Math.min(at + 3, length); end += 1) {
      const unit = units[end - 1] ?? 0;
      hash = nextHash(hash, unit & UNIT);
      isHan |= unit & HAN_KIND;
      if (isHan !== 0 || end - at === 3) addHit(hits, hash, at, end);
    }
  }
  listWords(text, hits);
}

/** Inside a word: `gpt-4o`, `llama.cpp`, `c++`. */
const JOINS: ReadonlySet<number> = new Set([..."-.+#_"].map((one) => one.charCodeAt(0)));

/** Adds the words of a text and its pairs of words to `hits` by their hashes. O(length). */
export function listWords({ units, length }: FoldedText, hits: Hits): void {
  let before = 0;
  let beforeAt = -1;
  let beforeEnd = -1;
  for (let at = 0; at < length; at += 1) {
    if (((units[at] ?? 0) & WORD_KIND) === 0) continue;
    let hash = WORD;
    let end = at;
    for (; end < length; end += 1) {
      const unit = units[end] ?? 0;
      const isInside =
        (unit & WORD_KIND) !== 0 || (JOINS.has(unit) && ((units[end + 1] ?? 0) & WORD_KIND) !== 0);
      if (!isInside) break;
      hash = nextHash(hash, unit & UNIT);
    }
    addHit(hits, hash, at, end);
    if (beforeEnd === at - 1 && units[at - 1] === BLANK) {
      addHit(hits, Math.imul(before ^ hash, WORD_PAIR), beforeAt, end);
    }
    before = Math.imul(hash, 31);
    beforeAt = at;
    beforeEnd = end;
    at = end;
  }
}

/** What `nextHash` multiplies by, times this, is 1 in 32 bits. */
const UNSPREAD = 0x0e8b2f51;

/** The unit whose n-gram by itself has a hash, or a number that is none. */
export const unitOfHash = (hash: number): number => Math.imul(hash, UNSPREAD) ^ CHARACTERS;

/** The hash of the account that made a post. */
export function accountFeature(handle: string): number {
  const folded = handle.toLowerCase();
  let hash = ACCOUNT;
  for (let at = 0; at < folded.length; at += 1) hash = nextHash(hash, folded.charCodeAt(at));
  return hash;
}
