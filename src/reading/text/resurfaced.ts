import type { Locale } from "../state/preferences.ts";
import { agoText } from "./time-text.ts";

const HOUR_MS = 3_600_000;

/**
 * How long before its digest's window an item's source was published, in whole hours, at least one;
 * null where it lies in the window or after it, or where the digest has no window.
 */
export function hoursBefore(publishedAt: number, windowStart: number | null): number | null {
  if (windowStart === null || publishedAt >= windowStart) return null;
  return Math.max(1, Math.floor((windowStart - publishedAt) / HOUR_MS));
}

/** `6天前`, or `5小时前` under a day. */
export const hoursAgoText = (hours: number, locale: Locale): string => agoText(0, hours * HOUR_MS, locale);
