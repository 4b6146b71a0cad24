/** Chinese digits, each at the place that it counts. */
export const NUMERALS = "〇一二三四五六七八九";

/** A Chinese number below a hundred: 14 for `十四`. What is none gives any number. */
export function ofNumeral(numeral: string): number {
  const [tens = "", ones = ""] = numeral.includes("十") ? numeral.split("十") : ["〇", numeral];
  return 10 * (tens === "" ? 1 : NUMERALS.indexOf(tens)) + (ones === "" ? 0 : NUMERALS.indexOf(ones));
}
