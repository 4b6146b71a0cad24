import { addDays, localTime } from "../bundle/day.ts";
import type { Day } from "../bundle/schema.ts";
import { LANGUAGE, perLocale } from "./messages/translate.ts";
import type { Locale } from "./preferences.ts";

/** Formatters are costly to make (about 30 µs each) and few: made once, kept by language and shape. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(shape)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LANGUAGE[locale], { timeZone: "UTC", ...shape });
  formatters.set(key, made);
  return made;
}

/** Days are text and belong to no zone; they pass through UTC at noon for their words only. */
const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

/** `6月14日`; with its year where that is not `thisYear`. */
export const dayText = (day: Day, locale: Locale, thisYear: string = day.slice(0, 4)): string =>
  formatter(locale, {
    month: locale === "zh" ? "long" : "short",
    day: "numeric",
    ...(day.startsWith(thisYear) ? {} : { year: "numeric" }),
  }).format(noon(day));

/** `星期六`, or `周六` where short. */
export const weekdayText = (day: Day, locale: Locale, width: "long" | "short" | "narrow" = "long"): string =>
  formatter(locale, { weekday: width }).format(noon(day));

/** `6月`. */
export const monthText = (day: Day, locale: Locale): string =>
  formatter(locale, { month: locale === "zh" ? "numeric" : "long" }).format(noon(day));

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

const relative = perLocale((locale) => new Intl.RelativeTimeFormat(LANGUAGE[locale], { numeric: "always" }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `3小时前` in the largest whole unit, a minute at least. */
export function agoText(instant: number, now: number, locale: Locale): string {
  const age = Math.max(MINUTE, now - instant);
  if (age < HOUR) return relative(locale).format(-Math.floor(age / MINUTE), "minute");
  if (age < 24 * HOUR) return relative(locale).format(-Math.floor(age / HOUR), "hour");
  return relative(locale).format(-Math.floor(age / (24 * HOUR)), "day");
}

/** An item's time: relative while under 24 hours, then its clock or, on another day than its digest's, its day. */
export function itemTimeText(
  instant: number,
  now: number,
  digest: { readonly day: Day; readonly zone: string },
  locale: Locale,
): string {
  const age = now - instant;
  if (age >= 0 && age < HOUR) return relative(locale).format(-Math.floor(age / MINUTE), "minute");
  if (age >= 0 && age < 24 * HOUR) return relative(locale).format(-Math.floor(age / HOUR), "hour");
  const { day, time } = localTime(instant, digest.zone);
  const near = day === digest.day || addDays(day, 1) === digest.day;
  return near ? time : `${dayText(day, locale)} ${time}`;
}
