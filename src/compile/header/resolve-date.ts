import type { Notes, Place } from "../report/notes.ts";
import { shown } from "../text/shown.ts";
import { type DigestDate, findDate, type Guess, parseDate } from "./digest-date.ts";
import type { Header } from "./front-matter.ts";

/**
 * The digest's date: from the front matter, else the title, the first heading, the file name, the folders above it.
 * Every guess is noted; null (noted as an error) where none of them names a day.
 */
export function resolveDate(
  header: Header,
  heading: string | null,
  path: string,
  notes: Notes,
): DigestDate | null {
  const written = header.date && parseDate(header.date.text);
  const place = header.date?.place ?? { line: 1, column: 1 };
  if (written) {
    noteGuesses(written, header.date?.text ?? "", place, notes);
    return written;
  }
  if (header.date && header.date.text.trim() !== "")
    notes.add("date-unusable", place, `"${shown(header.date.text)}" is no day of the calendar: not used`);
  const name = path.slice(path.lastIndexOf("/") + 1);
  for (const [text, from] of [
    [header.title, "title"],
    [heading, "first heading"],
    [name, "file name"],
    [daysOf(path), "path"],
  ] as const) {
    const found = text === null ? null : findDate(text);
    if (!found) continue;
    notes.add("date-fallback", place, `the date ${found.day} ${found.time} is taken from the ${from}`);
    return found;
  }
  notes.add(
    "date-missing",
    place,
    "no usable date in front matter, title, first heading, file name or path; nothing of the file is taken",
  );
  return null;
}

/** `2025-06-14-index.md` for `2025/06/14/index.md`, where year, month and day have all their digits. */
const daysOf = (path: string): string | null =>
  /(?<!\d)\d{4}[-/._]?\d{2}[-/._]?\d{2}(?!\d)/.test(path) ? path.replaceAll(/[/_.]/g, "-") : null;

/** What is said of a date for each part of it that is not taken as written. */
const GUESSED: Readonly<Record<Guess, string>> = {
  time: "no usable time (taken as 00:00)",
  zone: "no usable zone (taken as UTC)",
  second: "a leap second (taken as the one before it)",
  rest: "other text behind it (left out)",
};

function noteGuesses({ guessed }: DigestDate, text: string, place: Place, notes: Notes): void {
  if (guessed.length === 0) return;
  const what = guessed.map((one) => GUESSED[one]).join(" and ");
  notes.add("date-incomplete", place, `the date "${shown(text)}" has ${what}; its day is kept as written`);
}
