import { CHARACTERS, HEADLINE, nextHash, unitOfHash } from "./category-features.ts";
import { type FoldedText, HAN_KIND, HAN_SHIFT, UNIT, withKind } from "./folded-text.ts";
import { type HashIndex, slotOf } from "./hash-index.ts";

/** Known features of an item by their slots, each as often as it stands there. Used again for each item. */
export interface Met {
  slots: Uint16Array;
  length: number;
}

/** Features for which there is room before it has to grow. */
const ROOM = 8192;

/** Makes room for the features of an item. */
export const noFeatures = (): Met => ({ slots: new Uint16Array(ROOM), length: 0 });

/** Makes room for so many features more. */
function makeRoom(met: Met, more: number): void {
  if (met.length + more <= met.slots.length) return;
  const larger = new Uint16Array((met.length + more) * 2);
  larger.set(met.slots);
  met.slots = larger;
}

/** Meets a feature; slot 0 is none. */
export function meet(met: Met, slot: number): void {
  if (slot === 0) return;
  makeRoom(met, 1);
  met.slots[met.length] = slot;
  met.length += 1;
}

/** N-grams that may begin at a unit: of one, two and three characters. */
export const GRAMS = 3;

/**
 * By unit, the slot of the n-gram that it is alone, 0 for none, then those of headlines: one look-up instead of two.
 * O(hashes).
 */
function onesOf({ hashes, slots }: HashIndex): Uint16Array {
  const ones = new Uint16Array((UNIT + 1) * 2);
  for (const slot of slots) {
    for (const isHeadline of [0, 1]) {
      const unit = unitOfHash((hashes[slot] ?? 0) ^ (HEADLINE * isHeadline));
      if (unit >= 0 && unit <= UNIT && (withKind(unit) & HAN_KIND) !== 0)
        ones[isHeadline * (UNIT + 1) + unit] = slot;
    }
  }
  return ones;
}

/**
 * Meets the n-grams of a text that the model knows, and writes the slots of those that begin at each unit, of one, two
 * and three characters, 0 for none. O(length).
 */
export type MeetGrams = (met: Met, text: FoldedText, isHeadline: number, found: Uint16Array) => void;

/**
 * Prepares the meeting of n-grams. To be called once: V8 writes the tables of a function that is made once into its
 * code, and the loop takes a seventh less.
 */
export function gramMeeter(index: HashIndex): MeetGrams {
  const { multipliers, hashes, shift } = index;
  const ones = onesOf(index);
  return (met, { units, length }, isHeadline, found) => {
    makeRoom(met, length * GRAMS);
    const { slots } = met;
    const turn = HEADLINE * isHeadline;
    const alone = (UNIT + 1) * isHeadline;
    // Constants of a module would be loaded each time.
    const begun = CHARACTERS;
    const mask = UNIT;
    let count = met.length;
    let unit = units[0] ?? 0;
    let next = units[1] ?? 0;
    let gram = 0;
    // What is not known is written as well and written over: a branch would be taken at random.
    for (let at = 2; at <= length; at += 1) {
      const after = units[at] ?? 0;
      const two = nextHash(nextHash(begun, unit & mask), next & mask);
      const three = nextHash(two, after & mask);
      const isHan = ((unit | next) << (31 - HAN_SHIFT)) >> 31;
      const one = ones[alone + (unit & mask)] ?? 0;
      const pair = slotOf(multipliers, hashes, shift, two ^ turn) & isHan;
      const triple = slotOf(multipliers, hashes, shift, three ^ turn) & (0 - +(at < length));
      found[gram] = one;
      found[gram + 1] = pair;
      found[gram + 2] = triple;
      gram += GRAMS;
      slots[count] = one;
      count += +(one !== 0);
      slots[count] = pair;
      count += +(pair !== 0);
      slots[count] = triple;
      count += +(triple !== 0);
      unit = next;
      next = after;
    }
    // At the end of a text begins nothing.
    for (const end = gram + GRAMS; gram < end; gram += 1) found[gram] = 0;
    met.length = count;
  };
}

/** Rows that can be added before one of two sums of bytes, in halves of 32 bits, would run over. */
const ROWS = 256;

/** What is added to a weight so that it is no less than 0. */
export const BIAS = 128;

/** Stands in the second number of a row, so that rows are counted. */
export const ONE_ROW = 1 << 16;

/** Most stamps that a byte can tell apart. */
const STAMPS = 256;

/**
 * Adds up the weights of all features met, each once, by class, and gives how many features there are.
 * O(features met) but for one item in 255.
 */
export type SumWeights = (met: Met, sums: Float64Array) => number;

/**
 * Prepares the adding of weights. To be called once, as `gramMeeter`. Of `rows` two numbers belong to a slot: four
 * weights in the first one, one and `ONE_ROW` in the second, each `BIAS` more than it is, all 0 in slot 0. Bytes are
 * added two at a time.
 */
export function weightSummer(rows: Int32Array): SumWeights {
  /** By slot, the stamp of the last item that has its feature. */
  const seen = new Uint8Array(rows.length / 2);
  let stamp = 0;
  return ({ slots, length }, sums) => {
    stamp = (stamp + 1) % STAMPS;
    if (stamp === 0) {
      seen.fill(0);
      stamp = 1;
    }
    const own = stamp;
    let [a, b, c, d, e] = [0, 0, 0, 0, 0];
    let count = 0;
    for (let from = 0; from < length; from += ROWS) {
      const to = Math.min(from + ROWS, length);
      let even = 0;
      let odd = 0;
      let last = 0;
      for (let at = from; at < to; at += 1) {
        const slot = slots[at] ?? 0;
        // No branch, as it would be taken at random.
        const isNew = 0 - +((seen[slot] ?? 0) !== own);
        seen[slot] = own;
        const row = (slot & isNew) << 1;
        const four = rows[row] ?? 0;
        even = (even + (four & 0xff00ff)) | 0;
        odd = (odd + ((four >>> 8) & 0xff00ff)) | 0;
        last = (last + (rows[row + 1] ?? 0)) | 0;
      }
      a += even & 0xffff;
      b += odd & 0xffff;
      c += even >>> 16;
      d += odd >>> 16;
      e += last & 0xffff;
      count += last >>> 16;
    }
    const bias = BIAS * count;
    // One by one, as `set` is a call that takes longer than all five.
    sums[0] = a - bias;
    sums[1] = b - bias;
    sums[2] = c - bias;
    sums[3] = d - bias;
    sums[4] = e - bias;
    return count;
  };
}
