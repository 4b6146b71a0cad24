import { addDays } from "../../bundle/day.ts";
import { HEAD_DIGESTS, STORY_WINDOW_MS, TAKEN_TOGETHER } from "../../bundle/limits.ts";
import type { Day } from "../../bundle/schema.ts";
import { UNKNOWN_STAMP } from "../disk/digest-folder.ts";
import { dayOfRow, type Row, sortedByPath, yearOfRow } from "./ledger-row.ts";
import { pathLines } from "./look.ts";
import { lineOf } from "./row-line.ts";
import { type Totals, totalsOf } from "./totals.ts";

/**
 * The digests of years that are over. While their files stay the same, a build reads none of their rows, so that one
 * new digest costs little more after ten years than after one.
 */
export interface OldRows {
  readonly digests: number;
  /** The first year that is not over. */
  readonly before: string;
  /** Time of the newest of them, in ms since 1970. */
  readonly until: number;
  /** Hashes of the files that hold their paths with stamps, and their rows. */
  readonly paths: string;
  readonly rows: string;
  readonly totals: Totals;
  /** Rows, as lines, of those of which something is to be said. */
  readonly noted: readonly string[];
}

/** The least number of rows at hand: those of the longest head, and of what the index counts back to. */
export const RECENT_LEAST = 2 * HEAD_DIGESTS + 4 * TAKEN_TOGETHER;

/** A year counts as over once the oldest row that must be at hand is this many days past it, as late digests arrive. */
const LATE_DAYS = 14;

/** How many of the rows (oldest first, none rejected) are of years that are over; 0 where years are not in order. */
export function oldLength(rows: readonly Row[]): number {
  const near = rows.at(-RECENT_LEAST);
  if (!near) return 0;
  const year = addDays(dayOfRow(near), -LATE_DAYS).slice(0, 4);
  const length = rows.findIndex((row) => yearOfRow(row) >= year);
  const follows = rows.every((row, at) =>
    at < length ? row.stamp !== UNKNOWN_STAMP : yearOfRow(row) >= year,
  );
  return follows ? length : 0;
}

/** Old rows as the texts of two files, with what must be known without reading these. */
export function oldTexts(rows: readonly Row[]): {
  readonly paths: string;
  readonly rows: string;
  readonly told: Omit<OldRows, "paths" | "rows" | "before">;
} {
  return {
    paths: pathLines(sortedByPath(rows)),
    rows: rows.map((row) => `${lineOf(row)}\n`).join(""),
    told: {
      digests: rows.length,
      until: rows.reduce((latest, { publishedAt }) => Math.max(latest, publishedAt), 0),
      totals: totalsOf(rows),
      noted: rows.filter(({ diagnostics }) => diagnostics !== "").map(lineOf),
    },
  };
}

const DAY_MS = 24 * 3600 * 1000;

/** Whether changes on some days leave old digests as they are and need none of them. */
export function leavesOld({ until }: OldRows, days: ReadonlySet<Day>): boolean {
  // A day as written begins up to fourteen hours before the same day in UTC.
  const first = [...days].reduce((least, day) => Math.min(least, Date.parse(day)), Number.POSITIVE_INFINITY);
  return first - DAY_MS - STORY_WINDOW_MS > until;
}
