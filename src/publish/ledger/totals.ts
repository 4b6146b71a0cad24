import type { Row } from "./ledger-row.ts";

/** Totals over all digests of a run. */
export interface Totals {
  readonly digests: number;
  readonly items: number;
  readonly ok: number;
  readonly warned: number;
  readonly rejected: number;
}

/** Counts the digests of a run by outcome, and their items. */
export function totalsOf(rows: readonly Row[]): Totals {
  const having = (outcome: string) => rows.filter((one) => one.outcome === outcome).length;
  return {
    digests: rows.length,
    items: rows.reduce((sum, { size }) => sum + size, 0),
    ok: having("ok"),
    warned: having("warn"),
    rejected: having("reject"),
  };
}

/** Adds two totals. */
export const sumTotals = (a: Totals, b: Totals): Totals => ({
  digests: a.digests + b.digests,
  items: a.items + b.items,
  ok: a.ok + b.ok,
  warned: a.warned + b.warned,
  rejected: a.rejected + b.rejected,
});
