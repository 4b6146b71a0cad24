import type { CompiledDigest } from "../compile/draft.ts";

/** Numbers over all digests of a run. */
export interface Totals {
  readonly digests: number;
  readonly items: number;
  readonly ok: number;
  readonly warned: number;
  readonly rejected: number;
}

/** Counts what a run gave. */
export function totalsOf(digests: readonly CompiledDigest[]): Totals {
  const having = (outcome: string) => digests.filter((one) => one.outcome === outcome).length;
  return {
    digests: digests.length,
    items: digests.reduce((sum, one) => sum + (one.draft?.items.length ?? 0), 0),
    ok: having("ok"),
    warned: having("warn"),
    rejected: having("reject"),
  };
}

/** The run as the text of a report file. */
export function reportText(digests: readonly CompiledDigest[]): string {
  const rows = digests.map(({ path, outcome, draft, diagnostics }) => ({
    file: path,
    outcome,
    day: draft?.day ?? null,
    categories: draft?.categories ?? [],
    items: draft?.items.length ?? 0,
    diagnostics: diagnostics.map(({ severity, rule, message, line, column }) => ({
      severity,
      rule,
      message,
      line,
      column,
    })),
  }));
  return `${JSON.stringify({ digests: rows, totals: totalsOf(digests) }, null, 2)}\n`;
}

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

/** One line of totals for the terminal. */
export function totalsLine(totals: Totals, folder: string): string {
  const { digests, items, ok, warned, rejected } = totals;
  return `${plural(items, "item")} of ${plural(digests, "digest")} in ${folder}: ${ok} ok, ${warned} with warnings, ${rejected} rejected`;
}
