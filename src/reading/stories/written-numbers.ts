import { scaled } from "../../bundle/amounts.ts";

const DIGITS = "零一二三四五六七八九";
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/**
 * A number written in Chinese with its scale: `十亿`, `一百五十万`. What is said to be some of it (`数十亿`), a place in
 * an order, and `千万` or `百万` before a verb are none.
 */
const WRITTEN =
  /(?<![数几上近第每零一二两三四五六七八九十百千万亿\d.])([一二两三四五六七八九十百千]{1,9})(万亿|万|亿)(?=\s?(?:美元|美金|元|欧元|英镑|日元|韩元|港元|人(?!民|工|形|类|机)|名|位|用户|个|家|次|台|款|块|张|颗|倍|参数|tokens?))/giu;

/** A number in words, and the same in digits. */
export interface WrittenInWords {
  readonly text: string;
  readonly digits: string;
  readonly at: number;
}

/** Finds numbers of ten thousand and more that a Chinese text writes in words and counts something with. O(length). */
export const numbersInWords = (text: string): readonly WrittenInWords[] =>
  [...text.matchAll(WRITTEN)].map((match) => ({
    text: match[0],
    digits: `${scaled(`${numberIn(match[1] as string)}`, match[2] as string)}`,
    at: match.index,
  }));

/** `一百五十` is 150, `百` 100, `两` 2. */
function numberIn(words: string): number {
  let value = 0;
  let digit = 0;
  for (const word of words.replaceAll("两", "二")) {
    const ten = TENS[word];
    if (ten === undefined) digit = DIGITS.indexOf(word);
    else {
      value += Math.max(1, digit) * ten;
      digit = 0;
    }
  }
  return value + digit;
}
