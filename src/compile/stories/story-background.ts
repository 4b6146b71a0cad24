import trained from "./story-background.json" with { type: "json" };
import { BUCKETS } from "./story-vocabulary.ts";

/** How common terms are in texts of this field. */
export interface Background {
  /** How many texts were counted. */
  readonly texts: number;
  /** By bucket, in how many of them a term stands. */
  readonly counts: Int32Array;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Levels of counts an octave: a count is kept to within a tenth. */
const LEVELS = 4;

/**
 * Counts as text: for each bucket in two texts or more its distance from the one before, in digits of five bits
 * of which all but the last are marked, and one digit for its count's level.
 */
export function countsText(counts: Int32Array): string {
  let text = "";
  let before = 0;
  for (const [bucket, count] of counts.entries()) {
    if (count < 2) continue;
    let distance = bucket - before;
    for (; distance >= 32; distance >>>= 5) text += DIGITS[32 | (distance & 31)];
    text += `${DIGITS[distance]}${DIGITS[Math.min(63, Math.round(Math.log2(count) * LEVELS))]}`;
    before = bucket;
  }
  return text;
}

/** Reads what `countsText` wrote: counts to within a tenth, 0 where a term stands in fewer than two texts. O(BUCKETS). */
export function readCounts(text: string): Int32Array {
  const counts = new Int32Array(BUCKETS);
  const digits = new Map([...DIGITS].map((digit, value) => [digit, value]));
  let bucket = 0;
  let at = 0;
  const next = (): number => digits.get(text.charAt(at++)) ?? 0;
  while (at < text.length) {
    let distance = 0;
    let shift = 0;
    let digit = next();
    for (; digit >= 32; digit = next()) {
      distance |= (digit & 31) << shift;
      shift += 5;
    }
    bucket += distance | (digit << shift);
    counts[bucket] = Math.round(2 ** (next() / LEVELS));
  }
  return counts;
}

/** Counted by `npm run train:stories`. */
export const BACKGROUND: Background = { texts: trained.texts, counts: readCounts(trained.counts) };
