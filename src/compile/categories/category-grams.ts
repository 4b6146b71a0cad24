import { CHARACTERS, nextHash } from "./category-features.ts";
import { type FoldedText, HAN_KIND } from "./folded-text.ts";
import { type HashIndex, slotOf } from "./hash-index.ts";

/** Known features of an item, each once, by their slots. Used again for each item. */
export interface Met {
  readonly index: HashIndex;
  /** By slot, the stamp of the last item that has its feature; slot 0 always has the present one. */
  readonly seen: Uint8Array;
  readonly slots: Int32Array;
  stamp: number;
  length: number;
}

/** Most stamps that a byte can tell apart. */
const STAMPS = 256;

/** Makes room for the features of an item. */
export const noFeatures = (index: HashIndex): Met => ({
  index,
  seen: new Uint8Array(index.hashes.length),
  slots: new Int32Array(index.hashes.length),
  stamp: 0,
  length: 0,
});

/** Begins with another item, of which nothing is met yet. O(1) but for one item in 255. */
export function beginItem(met: Met): void {
  met.stamp = (met.stamp + 1) % STAMPS;
  if (met.stamp === 0) {
    met.seen.fill(0);
    met.stamp = 1;
  }
  met.seen[0] = met.stamp;
  met.length = 0;
}

/** Meets a feature; slot 0 is none. */
export function meet(met: Met, slot: number): void {
  const isNew = (met.seen[slot] ?? 0) ^ met.stamp;
  met.seen[slot] = met.stamp;
  met.slots[met.length] = slot;
  // No branch, as it would be taken at random.
  met.length += (isNew | -isNew) >>> 31;
}

/** N-grams that may begin at a unit: of one, two and three characters. */
export const GRAMS = 3;

/**
 * Meets the n-grams of a text that the model knows, and writes the slots of those that begin at each unit, of one, two
 * and three characters, 0 for none. All hashes have the bits of `turn` turned. O(length).
 */
export function meetGrams(
  met: Met,
  { units, kinds, length }: FoldedText,
  turn: number,
  found: Uint16Array,
): void {
  const { seen, slots, stamp } = met;
  const { multipliers, hashes, shift } = met.index;
  let count = met.length;
  let unit = units[0] ?? 0;
  let next = units[1] ?? 0;
  let isHan = -((kinds[0] ?? 0) & HAN_KIND);
  let gram = 0;
  // `slotOf` and `meet` written out, as each is called hundreds of times an item.
  for (let at = 2; at <= length; at += 1) {
    const isNextHan = -((kinds[at - 1] ?? 0) & HAN_KIND);
    const after = at < length ? (units[at] ?? 0) : 0;
    let hash = nextHash(CHARACTERS, unit);
    let two = nextHash(hash, next);
    const three = nextHash(two, after) ^ turn;
    hash ^= turn;
    two ^= turn;
    const one = slotOf(multipliers, hashes, shift, hash) & isHan;
    const pair = slotOf(multipliers, hashes, shift, two) & (isHan | isNextHan);
    const triple = at < length ? slotOf(multipliers, hashes, shift, three) : 0;
    found[gram] = one;
    found[gram + 1] = pair;
    found[gram + 2] = triple;
    gram += GRAMS;
    let isNew = (seen[one] ?? 0) ^ stamp;
    seen[one] = stamp;
    slots[count] = one;
    count += (isNew | -isNew) >>> 31;
    isNew = (seen[pair] ?? 0) ^ stamp;
    seen[pair] = stamp;
    slots[count] = pair;
    count += (isNew | -isNew) >>> 31;
    isNew = (seen[triple] ?? 0) ^ stamp;
    seen[triple] = stamp;
    slots[count] = triple;
    count += (isNew | -isNew) >>> 31;
    unit = next;
    next = after;
    isHan = isNextHan;
  }
  found.fill(0, gram, length * GRAMS);
  met.length = count;
}

/** Rows that can be added before one of two sums of bytes, in halves of 32 bits, would run over. */
const ROWS = 256;

/** What is added to a weight so that it is no less than 0. */
export const BIAS = 128;

/**
 * Adds up the weights of all features met, by class: five in `rows`, two numbers a slot, four bytes in the first one
 * and one in the second, each `BIAS` more than the weight. Bytes are added two at a time.
 */
export function sumWeights({ slots, length }: Met, rows: Int32Array, sums: Float64Array): void {
  let [a, b, c, d, e] = [0, 0, 0, 0, 0];
  for (let from = 0; from < length; from += ROWS) {
    const to = Math.min(from + ROWS, length);
    let even = 0;
    let odd = 0;
    for (let at = from; at < to; at += 1) {
      const row = (slots[at] ?? 0) * 2;
      const four = rows[row] ?? 0;
      even = (even + (four & 0xff00ff)) | 0;
      odd = (odd + ((four >>> 8) & 0xff00ff)) | 0;
      e += rows[row + 1] ?? 0;
    }
    a += even & 0xffff;
    b += odd & 0xffff;
    c += even >>> 16;
    d += odd >>> 16;
  }
  const bias = BIAS * length;
  sums.set([a - bias, b - bias, c - bias, d - bias, e - bias]);
}
