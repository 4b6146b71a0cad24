import type { Outcome } from "../../compile/report/diagnostic.ts";
import type { Row } from "./ledger-row.ts";

const FIELDS = 11;

/** Escapes tabs and line ends, which separate fields and rows and may be in file names. */
export const escaped = (text: string): string =>
  /[\t\n\r%]/.test(text) ? text.replace(/[\t\n\r%]/g, (one) => encodeURIComponent(one)) : text;

const unescaped = (text: string): string =>
  text.includes("%") ? text.replace(/%(?:09|0A|0D|25)/g, (one) => decodeURIComponent(one)) : text;

/** A row as a line of text, without its line end. */
export const lineOf = (row: Row): string =>
  `${escaped(row.path)}\t${row.stamp}\t${row.hash}\t${row.publishedAt}\t${row.plain}\t${row.id}\t${row.size}\t${row.key}\t${row.shard}\t${row.outcome}\t${row.diagnostics}`;

/** Parses what `lineOf` wrote; null for any other text. */
export function rowOf(line: string): Row | null {
  const fields = line.split("\t");
  if (fields.length !== FIELDS) return null;
  const [path = "", stamp = "", hash = "", at = "", plain = "", id = "", size = "", key = "", shard = ""] =
    fields;
  return {
    path: unescaped(path),
    stamp,
    hash,
    publishedAt: Number(at),
    plain,
    id,
    size: Number(size),
    key,
    shard,
    outcome: fields[9] as Outcome,
    diagnostics: fields[10] ?? "",
  };
}

/** Parses lines as rows; null where one is not a row. */
export function rowsOf(lines: readonly string[]): readonly Row[] | null {
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rowOf(line);
    if (row === null) return null;
    rows.push(row);
  }
  return rows;
}
