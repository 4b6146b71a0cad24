import { itemDigits, mostItemDigits } from "../../bundle/search-numbers.ts";

/** Digits of items in `digits`, up to `length`; they hold until others are encoded. */
export interface EncodedItems {
  readonly digits: Uint8Array;
  readonly length: number;
}

/** Encodes the items of one term after another into the same array. */
export function itemsEncoder(): (numbers: ArrayLike<number>) => EncodedItems {
  let digits = new Uint8Array(1 << 12);
  return (numbers) => {
    const most = mostItemDigits(numbers.length);
    if (most > digits.length) digits = new Uint8Array(most * 2);
    return { digits, length: itemDigits(numbers, digits) };
  };
}

/** Texts of digits on their way into an array of JSON: signs that stand there as they are, a byte each. */
export interface DigitTexts {
  /** Adds the digits of items and gives the bytes before them. O(length). */
  readonly addItems: (items: EncodedItems) => number;
  /** The same for a text. */
  readonly addText: (text: string) => number;
  /** Bytes up to the next text. */
  readonly end: () => number;
  /** What stands between the brackets; begins anew. */
  readonly take: () => string;
}

const QUOTE = 34;
const COMMA = 44;

/** Signs around a text. */
const AROUND = '"",'.length;

const decoder = new TextDecoder("utf-8");

/** Bytes that become one string: as many strings as there are terms, put together, take ten times as long. */
export function digitTexts(): DigitTexts {
  let bytes = new Uint8Array(1 << 12);
  let used = 0;
  /** Takes room for a text of a length and its signs; gives where it begins. */
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
