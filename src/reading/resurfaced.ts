import { LANGUAGE } from "./messages/translate.ts";
import type { Locale } from "./preferences.ts";

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/**
 * How long before its digest's window an item's source was published, in whole hours, at least one;
 * null where it lies in the window or after it, or where the digest has no window.
 */
export function hoursBefore(publishedAt: number, windowStart: number | null): number | null {
  if (windowStart === null || publishedAt >= windowStart) return null;
  return Math.max(1, Math.floor((windowStart - publishedAt) / HOUR_MS));
}

/** `6 天前`, or `5 小时前` under a day. */
export const agoText = (hours: number, locale: Locale): string => {
  const format = new Intl.RelativeTimeFormat(LANGUAGE[locale], { numeric: "always" });
  return hours < DAY_HOURS
    ? format.format(-hours, "hour")
    : format.format(-Math.floor(hours / DAY_HOURS), "day");
};
