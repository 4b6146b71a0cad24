import { addDays, localTime, weekdayOf } from "../../bundle/day.ts";
import type { Day } from "../../bundle/schema.ts";
import { translate } from "../messages/translate.ts";
import type { MessageKey } from "../messages/zh.ts";
import type { Locale } from "../state/preferences.ts";

// Intl knows all of these words too, but the first use of its formatters takes 20 ms of the first screen, on a phone
// 80. Tests hold what is said here against what Intl says.

/** One of the words that a sentence lists. */
const wordAt = (key: MessageKey, at: number, locale: Locale): string =>
  translate(locale, key).split(" ")[at] as string;

const monthAt = (day: Day): number => Number(day.slice(5, 7)) - 1;

/** `6月14日`; with its year where that is not `thisYear`. */
export function dayText(day: Day, locale: Locale, thisYear: string = day.slice(0, 4)): string {
  const key = day.startsWith(thisYear) ? "date.day" : "date.day-of-year";
  const month = wordAt("date.months", monthAt(day), locale);
  return translate(locale, key, { year: day.slice(0, 4), month, date: Number(day.slice(8)) });
}

/** `星期六`, `周六` where short, `六` where narrow. */
export const weekdayText = (day: Day, locale: Locale, width: "long" | "short" | "narrow" = "long"): string =>
  wordAt(`date.weekdays-${width}`, weekdayOf(day), locale);

/** `6月`. */
export const monthText = (day: Day, locale: Locale): string =>
  wordAt("date.months-alone", monthAt(day), locale);

/** `23:03` in the zone of the digest. */
export const clockText = (instant: number, zone: string): string => localTime(instant, zone).time;

/** `2025-06-13 23:03 +08:00`: whole and the same in every language, for tooltips and names. */
export function fullTimeText(instant: number, zone: string): string {
  const { day, time } = localTime(instant, zone);
  return `${day} ${time} ${zone === "Z" ? "UTC" : zone}`;
}

/** `6月13日 08:40` in a zone. */
export function momentText(instant: number, zone: string, locale: Locale): string {
  const { day, time } = localTime(instant, zone);
  return `${dayText(day, locale)} ${time}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3小时前` in the largest whole unit, a minute at least. */
export function agoText(instant: number, now: number, locale: Locale): string {
  const age = Math.max(MINUTE, now - instant);
  if (age < HOUR) return translate(locale, "time.minutes-ago", { n: Math.floor(age / MINUTE) });
  if (age < DAY) return translate(locale, "time.hours-ago", { n: Math.floor(age / HOUR) });
  return translate(locale, "time.days-ago", { n: Math.floor(age / DAY) });
}

/** Where an item's time is said: over it stands its digest's day, or none. */
export interface TimePlace {
  readonly day: Day | null;
  readonly zone: string;
  /** The beginning of the stretch that its digest covers; null where that is not known. */
  readonly windowStart: number | null;
}

/**
 * An item's time: relative while under 24 hours; then its clock, where its digest's day stands over it and it lies in
 * that day or the night before it; its day where none does; else both.
 */
export function itemTimeText(
  instant: number,
  now: number,
  place: TimePlace,
  locale: Locale,
  thisYear?: string,
): string {
  const age = now - instant;
  if (age >= 0 && age < DAY) return agoText(instant, now, locale);
  const { day, time } = localTime(instant, place.zone);
  if (place.day === null) return dayText(day, locale, thisYear);
  const isEve = addDays(day, 1) === place.day && instant >= (place.windowStart ?? instant);
  return day === place.day || isEve ? time : `${dayText(day, locale, thisYear)} ${time}`;
}
