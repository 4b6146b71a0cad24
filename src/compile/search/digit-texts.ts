import { itemDigits, mostItemDigits } from "../../bundle/search-numbers.ts";

/** The encoded items of a term: the first `length` bytes of `digits`. They hold until others are encoded. */
export interface EncodedItems {
  readonly digits: Uint8Array;
  readonly length: number;
}

/** Prepares encoding the items of one term after another into the same array. */
export function itemsEncoder(): (numbers: ArrayLike<number>) => EncodedItems {
  let digits = new Uint8Array(1 << 12);
  return (numbers) => {
    const most = mostItemDigits(numbers.length);
    if (most > digits.length) digits = new Uint8Array(most * 2);
    return { digits, length: itemDigits(numbers, digits) };
  };
}

/** Collects texts of digits as the elements of a JSON array; every character is one byte and needs no escape. */
export interface DigitTexts {
  /** Adds the digits of items; returns the number of bytes before them. O(length). */
  readonly addItems: (items: EncodedItems) => number;
  /** Adds a text; returns the number of bytes before it. O(length). */
  readonly addText: (text: string) => number;
  /** The number of bytes before the next text. */
  readonly end: () => number;
  /** The elements of the array, without its brackets; starts a new array. */
  readonly take: () => string;
}

const QUOTE = 34;
const COMMA = 44;

/** Signs around a text. */
const AROUND = '"",'.length;

const decoder = new TextDecoder("utf-8");

/** Starts an empty array. Its bytes become one string: joining a string for each term takes ten times as long. */
export function digitTexts(): DigitTexts {
  let bytes = new Uint8Array(1 << 12);
  let used = 0;
  /** Makes room for a text and its signs, and writes these; returns where the text's first sign is. */
  const open = (length: number): number => {
    const begin = used;
    used += length + AROUND;
    if (used > bytes.length) {
      const more = new Uint8Array(used * 2);
      more.set(bytes);
      bytes = more;
    }
    bytes[begin] = QUOTE;
    bytes[used - 2] = QUOTE;
    bytes[used - 1] = COMMA;
    return begin;
  };
  return {
    addItems({ digits, length }) {
      const begin = open(length);
      bytes.set(digits.subarray(0, length), begin + 1);
      return begin;
    },
    addText(text) {
      const begin = open(text.length);
      for (let at = 0; at < text.length; at += 1) bytes[begin + 1 + at] = text.charCodeAt(at);
      return begin;
    },
    end: () => used,
    take() {
      const text = decoder.decode(bytes.subarray(0, Math.max(0, used - 1)));
      used = 0;
      return text;
    },
  };
}
