import stringWidth from "string-width";
import type { Diagnostic } from "../../compile/report/diagnostic.ts";
import { printable } from "./printable.ts";

/** What a tab is shown as: how far one goes differs between terminals. */
const TAB = "    ";

const quoted = (text: string): string => printable(text.replaceAll("\t", TAB));

/** The line and, below it, a mark under the place; wide characters take two columns. */
function quote({ line, excerpt, excerptColumn, column }: Diagnostic): readonly string[] {
  if (excerpt.trim() === "") return [];
  const at = Math.min(excerptColumn ?? column, excerpt.length + 1) - 1;
  const cut = column > at + 1 ? "…" : "";
  const gutter = String(line).padStart(6);
  const blanks = " ".repeat(stringWidth(cut + quoted(excerpt.slice(0, at))));
  return [`${gutter} | ${cut}${quoted(excerpt)}`, `${" ".repeat(6)} | ${blanks}^`];
}

/** `file:line:column severity rule message`, then the line of the digest with its place marked. */
export const formatDiagnostic = (one: Diagnostic): string =>
  [
    printable(`${one.file}:${one.line}:${one.column} ${one.severity} ${one.rule} ${one.message}`),
    ...quote(one),
  ].join("\n");

/** How much is printed: errors only, the usual, or everything. */
export type Verbosity = "quiet" | "usual" | "verbose";

/** Most places of one rule in one file that are printed; the report has all of them. */
const MOST = 10;

/**
 * The lines to print for a run's diagnostics, which are grouped by file.
 * Unless verbose, `info` is left to the report, and so are places of one rule in one file beyond the first ten, which
 * are counted.
 */
export function diagnosticLines(diagnostics: readonly Diagnostic[], verbosity: Verbosity): readonly string[] {
  if (verbosity === "verbose") return diagnostics.map(formatDiagnostic);
  const shown = diagnostics.filter(
    ({ severity }) => severity === "error" || (severity === "warn" && verbosity === "usual"),
  );
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (const [at, one] of shown.entries()) {
    const key = `${one.file}\n${one.rule}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= MOST) lines.push(formatDiagnostic(one));
    if (shown[at + 1]?.file !== one.file) lines.push(...leftOver(one.file, counts));
  }
  return lines;
}

/** One line for each rule that has more places in a file than are printed; forgets them. */
function leftOver(file: string, counts: Map<string, number>): readonly string[] {
  const lines = [...counts].flatMap(([key, count]) =>
    count > MOST
      ? [
          `${printable(file)}: ${count - MOST} more of ${key.slice(key.indexOf("\n") + 1)} (--verbose prints them all)`,
        ]
      : [],
  );
  counts.clear();
  return lines;
}
