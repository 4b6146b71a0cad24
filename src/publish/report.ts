import type { Diagnostic } from "../compile/report/diagnostic.ts";
import { dayOfRow, diagnosticsOfRow, type Row, type TailOf } from "./ledger/ledger-row.ts";
import { type Totals, totalsOf } from "./ledger/totals.ts";
import { printable } from "./terminal/printable.ts";

/** The diagnostics of rows, in the rows' order. */
export const diagnosticsOf = (rows: readonly Row[]): readonly Diagnostic[] => rows.flatMap(diagnosticsOfRow);

/** The text of a report file: outcome and diagnostics of every digest, as JSON. */
export function reportText(rows: readonly Row[], tailOf: TailOf): string {
  const digests = rows.map((row) => {
    return {
      file: row.path,
      outcome: row.outcome,
      day: row.plain === "" ? null : dayOfRow(row),
      categories: tailOf(row)?.categories ?? [],
      items: row.size,
      diagnostics: diagnosticsOfRow(row).map(({ severity, rule, message, line, column }) => ({
        severity,
        rule,
        message,
        line,
        column,
      })),
    };
  });
  return `${JSON.stringify({ digests, totals: totalsOf(rows) }, null, 2)}\n`;
}

/** Most paths of one such line. */
const MOST_NAMED = 3;

/**
 * A line for digests of a day that has begun nowhere yet (`now` in ms since 1970), as a slip in a date makes them: they
 * stay above all others until then. No diagnostic, as the same digests give the same bundle and report on any day.
 */
export function comingLines(rows: readonly Row[], now: number): readonly string[] {
  const latest = new Date(now + FIRST_ZONE_MS).toISOString().slice(0, 10);
  const coming = rows.filter((row) => dayOfRow(row) > latest);
  if (coming.length === 0) return [];
  const named = coming.slice(0, MOST_NAMED).map((row) => printable(`${row.path} (${dayOfRow(row)})`));
  const more = coming.length > MOST_NAMED ? ` and ${coming.length - MOST_NAMED} more` : "";
  const which = coming.length === 1 ? "1 digest is of a day" : `${coming.length} digests are of days`;
  return [`${which} to come, and so above all others until then: ${named.join(", ")}${more}`];
}

/** Where a day begins first, at +14:00. */
const FIRST_ZONE_MS = 14 * 3_600_000;

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

/** One line of totals for the terminal. */
export function totalsLine(totals: Totals, folder: string): string {
  const { digests, items, ok, warned, rejected } = totals;
  return `${plural(items, "item")} of ${plural(digests, "digest")} in ${folder}: ${ok} ok, ${warned} with warnings, ${rejected} rejected`;
}
