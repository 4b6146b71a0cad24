import type { Day } from "./schema.ts";

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * Makes a day from its parts; null where the calendar has no such day.
 * The parts are checked by hand, as V8's `Date` rolls 2025-02-30 over to March.
 */
export function makeDay(year: number, month: number, date: number): Day | null {
  const most = month === 2 && isLeap(year) ? 29 : DAYS_IN_MONTH[month - 1];
  if (most === undefined || date < 1 || date > most || year < 1 || year > 9999) return null;
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day;
}

/** Reads `2025-06-14`; null for any other text and for days the calendar does not have. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? makeDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The day `days` later (negative: earlier). */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as Day;
}

/** The day of the week, from 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The offset of a zone as written, in minutes east of UTC: 480 for `+08:00`, 0 for `Z` and any other text. */
export function zoneMinutes(zone: string): number {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** Day and time of an instant (ms since 1970) in a zone as written: `{ day: "2025-06-14", time: "00:00" }`. */
export function localTime(instant: number, zone: string): { readonly day: Day; readonly time: string } {
  const text = new Date(instant + zoneMinutes(zone) * 60_000).toISOString();
  return { day: text.slice(0, 10) as Day, time: text.slice(11, 16) };
}
