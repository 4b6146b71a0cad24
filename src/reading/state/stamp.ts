import { byText } from "../../bundle/by-text.ts";

/**
 * When something was written, by a Lamport clock: a counter greater than every one seen before, and the page
 * that wrote it. No wall clock is asked, so a clock set back or forward changes no order.
 */
export interface Stamp {
  readonly counter: number;
  /** A page's random name, of letters and digits. */
  readonly replica: string;
}

/** Before everything. */
export const noStamp: Stamp = { counter: 0, replica: "" };

/** Negative where `a` was written before `b`, positive where after, 0 where they are one. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.counter !== b.counter) return a.counter - b.counter;
  return byText(a.replica, b.replica);
}

/** Compares two values of one stamp by their text, so that merging has an order even for forged files. */
export const compareText = (a: unknown, b: unknown): number => byText(JSON.stringify(a), JSON.stringify(b));
