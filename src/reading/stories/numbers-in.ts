import { type Amount, amountOf, isOrdinal, NUMBER, scaled } from "../../bundle/amounts.ts";

/** A number as written in a text, whatever it counts. */
export interface WrittenNumber {
  /** With its scale: `128K` is 128,000. */
  readonly value: number;
  /** Digits, with points and commas. */
  readonly digits: string;
  /** `亿`, `K`, or nothing. */
  readonly scale: string;
  /** From a currency's sign to the scale. */
  readonly text: string;
  /** Offset of `text`. */
  readonly at: number;
  /** The amount that it states; null where it counts nothing known. */
  readonly amount: Amount | null;
}

/**
 * Finds the numbers in plain text, in order. Ordinals (`第 8 位`) and numbers within a name, a date or an address are
 * none. O(length).
 */
export function findNumbers(text: string): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    if (isOrdinal(match, text)) continue;
    const { number: digits = "", scale = "" } = match.groups as Readonly<Record<string, string>>;
    const bare = match[0].replace(/[-+多余\s]+$/, "");
    const amount = amountOf(match, text, true);
    found.push({ value: scaled(digits, scale), digits, scale, text: bare, at: match.index, amount });
  }
  return found;
}
