import { DIGITS, valueAt } from "./digits.ts";

const CODES = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));

/** Digits that become a string together: added to one by one, a long string takes thirty bytes for each. */
const room = new Uint8Array(4096);

/** Most digits that are added before room is looked for. */
const MOST_DIGITS = 11;

const textOf = (digits: Uint8Array): string => String.fromCharCode(...digits);

/**
 * Encodes whole numbers as text: five bits a character; a character of 32 or more is continued by the next. O(numbers).
 */
export function encodeNumbers(numbers: ArrayLike<number>): string {
  let text = "";
  let length = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    let rest = numbers[at] ?? 0;
    if (length + MOST_DIGITS > room.length) {
      text += textOf(room.subarray(0, length));
      length = 0;
    }
    while (rest > 31) {
      room[length++] = CODES[32 + (rest & 31)] ?? 0;
      rest >>>= 5;
    }
    room[length++] = CODES[rest] ?? 0;
  }
  return text + textOf(room.subarray(0, length));
}

/** Decodes what `encodeNumbers` wrote; characters that it never writes count as 0. O(length). */
export function decodeNumbers(text: string): readonly number[] {
  const numbers: number[] = [];
  let rest = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = valueAt(text, at);
    rest += (value & 31) * 2 ** shift;
    shift += 5;
    if (value > 31) continue;
    numbers.push(rest);
    rest = 0;
    shift = 0;
  }
  return numbers;
}

/**
 * How gaps between items are written: Rice's code (1979), a quotient in ones and `k` bits of rest, where `k` follows
 * the mean of the gaps before. So a term costs about what its frequency is worth, also where it comes in bursts, and
 * a part of a file, which hosts send as it is, needs no compression.
 */
const MEAN_SHIFT = 4;
const FIRST_MEAN = 64 << MEAN_SHIFT;
/** A quotient of so many ones is none: the gap follows in `PLAIN_BITS`. More than the five that fill a digit up. */
const MOST_ONES = 16;
const PLAIN_BITS = 24;

/** Bits of rest for a mean: the logarithm of 0.69 of it. */
const restBits = (mean: number): number => 31 - Math.clz32(((mean * 11) >> (4 + MEAN_SHIFT)) | 1);
const nextMean = (mean: number, gap: number): number => mean + gap - (mean >> MEAN_SHIFT);

/** Most bits of a gap that are written at once, as most gaps are: no quotient that is none is among these. */
const MOST_TOGETHER = MOST_ONES;

/** The most digits that `itemDigits` writes for this many numbers. */
export const mostItemDigits = (numbers: number): number => numbers * 7 + 1;

/**
 * Writes ascending numbers below 16,777,216 as gaps, six bits a digit, to the start of `digits`, which has room for
 * `mostItemDigits`; returns the number of digits. O(numbers).
 */
export function itemDigits(numbers: ArrayLike<number>, digits: Uint8Array): number {
  let length = 0;
  // Bits that were written already are left in front of the `bits` that were not: nothing looks at them again.
  let held = 0;
  let bits = 0;
  let before = -1;
  let mean = FIRST_MEAN;
  for (let at = 0; at < numbers.length; at += 1) {
    const gap = (numbers[at] ?? 0) - before - 1;
    before += gap + 1;
    const rest = restBits(mean);
    const ones = gap >> rest;
    let last = gap & ((1 << rest) - 1);
    let width = rest;
    if (ones + 1 + rest <= MOST_TOGETHER) {
      last |= ((2 << ones) - 2) << rest;
      width += ones + 1;
    } else {
      const isPlain = ones >= MOST_ONES;
      const first = isPlain ? MOST_ONES : ones + 1;
      held = (held << first) | (isPlain ? (1 << MOST_ONES) - 1 : (2 << ones) - 2);
      for (bits += first; bits >= 6; bits -= 6) digits[length++] = CODES[(held >> (bits - 6)) & 63] ?? 0;
      if (isPlain) {
        last = gap;
        width = PLAIN_BITS;
      }
    }
    held = (held << width) | last;
    for (bits += width; bits >= 6; bits -= 6) digits[length++] = CODES[(held >> (bits - 6)) & 63] ?? 0;
    mean = nextMean(mean, gap);
  }
  // Ones that no zero ends are no number.
  if (bits > 0) digits[length++] = CODES[((held << (6 - bits)) | ((1 << (6 - bits)) - 1)) & 63] ?? 0;
  return length;
}

/** Encodes what `itemDigits` writes as a text. O(numbers). */
export function encodeItems(numbers: ArrayLike<number>): string {
  const digits = new Uint8Array(mostItemDigits(numbers.length));
  const length = itemDigits(numbers, digits);
  let text = "";
  for (let from = 0; from < length; from += room.length)
    text += textOf(digits.subarray(from, Math.min(length, from + room.length)));
  return text;
}

/** Decodes what `encodeItems` wrote. O(length). */
export function decodeItems(text: string): readonly number[] {
  const numbers: number[] = [];
  let at = 0;
  let held = 0;
  let bits = 0;
  /** The next bits; -1 at the end. */
  const take = (width: number): number => {
    while (bits < width) {
      if (at === text.length) return -1;
      held = (held << 6) | valueAt(text, at);
      bits += 6;
      at += 1;
    }
    bits -= width;
    const value = held >> bits;
    held &= (1 << bits) - 1;
    return value;
  };
  let before = -1;
  let mean = FIRST_MEAN;
  for (;;) {
    let ones = 0;
    let bit = take(1);
    while (bit === 1 && ++ones < MOST_ONES) bit = take(1);
    if (bit < 0) return numbers;
    const width = restBits(mean);
    const rest = take(ones === MOST_ONES ? PLAIN_BITS : width);
    if (rest < 0) return numbers;
    const gap = ones === MOST_ONES ? rest : (ones << width) | rest;
    before += gap + 1;
    numbers.push(before);
    mean = nextMean(mean, gap);
  }
}
