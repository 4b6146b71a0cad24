import type { Diagnostic } from "../compile/report/diagnostic.ts";
import { dayOfRow, diagnosticsOfRow, type Row, type TailOf } from "./ledger/ledger-row.ts";
import { type Totals, totalsOf } from "./ledger/totals.ts";

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

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

/** One line of totals for the terminal. */
export function totalsLine(totals: Totals, folder: string): string {
  const { digests, items, ok, warned, rejected } = totals;
  return `${plural(items, "item")} of ${plural(digests, "digest")} in ${folder}: ${ok} ok, ${warned} with warnings, ${rejected} rejected`;
}
