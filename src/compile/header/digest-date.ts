import { makeDay } from "../../bundle/day.ts";
import type { Day } from "../../bundle/schema.ts";
import { withDaysInDigits } from "./spelt-days.ts";

/** What is not taken from a date as it is written. */
export type Guess = "time" | "zone" | "second" | "rest";

/** When a digest was made, as written. */
export interface DigestDate {
  readonly day: Day;
  /** `08:00`. */
  readonly time: string;
  /** `+08:00`, or `Z` where none was written. */
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  /**
   * What the text did not say and was taken as 00:00 or UTC; `second` for a leap second, taken as the one before it,
   * and `rest` for a complete date with other text behind it.
   */
  readonly guessed: readonly Guess[];
}

/** Of a text without blanks around it: with them, it would take the square of their number. */
const DATE =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?(?:\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/;

/** A day inside other text: `2025.06.14`, `2025-06-14`, `2025年6月14日`, `20250614`, or `2025061408` with its hour. */
const DATE_IN_TEXT =
  /(?<!\d)(\d{4})(?:([-/._])(\d{1,2})\2(\d{1,2})(?!\d)|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|(\d{2})(\d{2})(?=(?:(?<=20\d{6})(?:[01]\d|2[0-3])(?:[0-5]\d){0,2})?(?!\d)))/g;

/** The hour behind such a day: `.08`, ` 08`, `8时` or `8:30` behind `日`, two digits of a longer number. */
const HOUR =
  /[-./_ T]([01]\d|2[0-3])(?!\d)|(?<=日)\s*([01]?\d|2[0-3])(?=\s*[时時点點:：])|(?<=\d)([01]\d|2[0-3])/y;

/** A time of day behind a day at the beginning of a text, or right behind `20250614` and `日`. */
const CLOCK = /^[\d./年月日-]+(?:[Tt]|\s+|(?<=日))(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d)/;
const SHORT_CLOCK = /^\d{8}[Tt]?(\d{2})(\d{2})(?:(\d{2})(?:[.,]\d+)?)?(?!\d)/;

/** What makes an hour of the afternoon one of the day, behind a time of day. */
const HALF = /^\s*([AaPp])\.?[Mm](?![A-Za-z])\.?/;

/** A zone behind a time of day. */
const ZONE = /^\s*(Z|z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)(?![\w:+-])/;

/**
 * Reads the `date` of front matter; null where it names no day of the calendar.
 * The day is cut from the text, never taken from a `Date`: midnight at +08:00 is the day before in UTC.
 */
export function parseDate(written: string): DigestDate | null {
  const text = written.trim();
  const match = DATE.exec(text);
  if (!match) return beginningDay(usual(text));
  const day = makeDay(Number(match[1]), Number(match[3]), Number(match[4]));
  if (!day) return null;
  const [hour, minute, second] = [match[5], match[6], match[7]].map((part) => Number(part ?? 0));
  const hasTime = match[5] !== undefined && isTime(hour ?? 0, minute ?? 0, second ?? 0);
  const zone = zoneOf(match[8]);
  const guessed = [...(hasTime ? [] : (["time"] as const)), ...(zone ? [] : (["zone"] as const))];
  return at(day, hasTime ? [hour ?? 0, minute ?? 0, second ?? 0] : [0, 0, 0], zone ?? "Z", guessed);
}

/** `2` for `２`, `-` for `－`: letters as wide as Chinese ones mean what the usual ones do. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** A text with its days in the usual letters and digits. */
const usual = (text: string): string => withDaysInDigits(narrow(text));

/** Finds the first day in a title, heading or file name; the hour behind it counts, the zone is unknown. */
export function findDate(text: string): DigestDate | null {
  for (const match of usual(text).matchAll(DATE_IN_TEXT)) {
    const day = dayOf(match);
    if (!day) continue;
    const hour = hourBehind(match);
    return at(day, [Number(hour ?? 0), 0, 0], "Z", hour === undefined ? ["time", "zone"] : ["zone"]);
  }
  return null;
}

function dayOf(match: RegExpMatchArray): Day | null {
  const [month, date] = [match[3] ?? match[5] ?? match[7], match[4] ?? match[6] ?? match[8]];
  return makeDay(Number(match[1]), Number(month), Number(date));
}

function hourBehind({ input = "", index = 0, 0: day }: RegExpMatchArray): string | undefined {
  HOUR.lastIndex = index + day.length;
  const found = HOUR.exec(input);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** A day spelt in another way (`20250614`, `2025年6月14日`) or with text behind it: it holds, and a clear time does. */
function beginningDay(text: string): DigestDate | null {
  const [match] = text.matchAll(DATE_IN_TEXT);
  const day = match?.index === 0 ? dayOf(match) : null;
  if (!match || !day) return null;
  const clock = CLOCK.exec(text) ?? SHORT_CLOCK.exec(text);
  const half = clock && HALF.exec(text.slice(clock[0].length));
  const begun = clock?.[1] ?? hourBehind(match);
  const [counted, minute, second] = [begun, clock?.[2], clock?.[3]].map((part) => Number(part ?? 0));
  const hour = half ? hourOfDay(counted ?? 0, half[1] ?? "") : counted;
  const hasTime = begun !== undefined && isTime(hour ?? 0, minute ?? 0, second ?? 0);
  const time = hasTime ? ([hour ?? 0, minute ?? 0, second ?? 0] as const) : ([0, 0, 0] as const);
  const behind = text.slice((clock?.[0] ?? match[0]).length + (half?.[0].length ?? 0));
  const written = clock ? ZONE.exec(behind) : null;
  const zone = zoneOf(written?.[1]);
  const guessed: Guess[] = [...(hasTime ? [] : (["time"] as const)), ...(zone ? [] : (["zone"] as const))];
  if (guessed.length === 0 && behind !== written?.[0]) guessed.push("rest");
  return at(day, time, zone ?? "Z", guessed);
}

/** `20` for `8` and `p`; one beyond twelve is one of the day already. */
const hourOfDay = (hour: number, half: string): number =>
  hour > 12 ? hour : (hour % 12) + (/p/i.test(half) ? 12 : 0);

const isTime = (hour: number, minute: number, second: number): boolean =>
  hour <= 23 && minute <= 59 && second <= 60;

/** `+08:00` of any spelling of a zone; null for none and for one that no place on Earth has. */
function zoneOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const [, sign, hour, minute] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined) return "Z";
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  if (hours * 60 + minutes > 14 * 60 || minutes > 59) return null;
  return `${sign}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

function at(
  day: Day,
  [hour, minute, second]: readonly [number, number, number],
  zone: string,
  guessed: readonly Guess[],
): DigestDate {
  const pad = (n: number) => String(n).padStart(2, "0");
  const text = `${day}T${pad(hour)}:${pad(minute)}:${pad(Math.min(second, 59))}${zone}`;
  return {
    day,
    time: `${pad(hour)}:${pad(minute)}`,
    zone,
    publishedAt: Date.parse(text),
    guessed: second > 59 ? [...guessed, "second"] : guessed,
  };
}
