import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Outcome } from "../compile/diagnostic.ts";
import type { YearRecord } from "../compile/emit.ts";
import { contentHash } from "./content-hash.ts";
import { type Row, type RowTail, type TailOf, yearOfRow } from "./ledger-row.ts";

/** What a build writes down for the next one: a row for each digest and a record for each year. */
export interface Ledger {
  /** Hash of all that turns digests into a bundle besides the digests: compiler, configuration, options, folders. */
  readonly maker: string;
  readonly years: readonly YearRecord[];
  /** Hashes of the files of tails, by year. */
  readonly tails: Readonly<Record<string, string>>;
  /** Oldest first, by time and path; rejected digests after them, by path. */
  readonly rows: readonly Row[];
}

const FORMAT = "tidings-ledger 1";

const FIELDS = 11;

/** Tabs and line ends, which separate fields and rows, are rare in names of files but possible. */
const escaped = (text: string): string =>
  /[\t\n\r%]/.test(text) ? text.replace(/[\t\n\r%]/g, (one) => encodeURIComponent(one)) : text;

const unescaped = (text: string): string =>
  text.includes("%") ? text.replace(/%(?:09|0A|0D|25)/g, (one) => decodeURIComponent(one)) : text;

const lineOf = (row: Row): string =>
  `${escaped(row.path)}\t${row.stamp}\t${row.hash}\t${row.publishedAt}\t${row.plain}\t${row.id}\t${row.size}\t${row.key}\t${row.shard}\t${row.outcome}\t${row.diagnostics}`;

function rowOf(line: string): Row | null {
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

/** A ledger as the text of a file; a checksum comes first. */
export function encodeLedger({ rows, ...head }: Ledger): string {
  const body = `${[JSON.stringify(head), ...rows.map(lineOf)].join("\n")}\n`;
  return `${FORMAT} ${contentHash(body)}\n${body}`;
}

/** The ledger that `encodeLedger` wrote for this maker; null for any other text, damaged or foreign. */
export function decodeLedger(text: string, maker: string): Ledger | null {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== `${FORMAT} ${contentHash(body)}`) return null;
  const [first = "", ...lines] = body.split("\n");
  // The checksum says that it is a ledger of ours, and whole: what follows needs no second look.
  const head = JSON.parse(first) as Omit<Ledger, "rows">;
  if (head.maker !== maker || lines.pop() !== "") return null;
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rowOf(line);
    if (row === null) return null;
    rows.push(row);
  }
  return { ...head, rows };
}

/** A ledger on disk: its rows in one file, the tails of each year in another. */
export interface LedgerFiles {
  /** Null where there is none that this maker can use. */
  load(maker: string): Ledger | null;
  /** Tails as a ledger remembers them. Each year is read once, and only when it is asked for. */
  tailsOf(ledger: Ledger | null): TailOf;
  /**
   * Writes a ledger with the tails of `years`; those of others stay as they are. A build is right without a
   * ledger, so a folder that cannot be written is no error.
   */
  save(
    ledger: Omit<Ledger, "tails">,
    before: Ledger | null,
    years: ReadonlySet<string>,
    tailOf: TailOf,
  ): void;
}

/** A bundle that is not built for so long (in ms, 90 days) may be read once more when it is. */
const KEPT_MS = 90 * 24 * 3600 * 1000;

/** Other folders' ledgers come and go with their folders, and nobody else would clear them away. */
function clearOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (/^[\w-]{15}\.(?:ledger|\d{4}\.json)$/.test(name) && statSync(file).mtimeMs < Date.now() - KEPT_MS)
      rmSync(file);
  }
}

type Tails = Readonly<Record<string, RowTail>>;

/** The ledger files whose names begin with `stem`. */
export function ledgerFiles(stem: string): LedgerFiles {
  const yearFile = (year: string) => `${stem}.${year}.json`;
  const read = (file: string): string | null => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return null;
    }
  };
  const write = (file: string, text: string): void => {
    const fresh = `${file}.${process.pid}.new`;
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  };
  const loadYear = (year: string, hash: string | undefined): Tails => {
    const text = hash === undefined ? null : read(yearFile(year));
    return text !== null && contentHash(text) === hash ? (JSON.parse(text) as Tails) : {};
  };
  return {
    load(maker) {
      const text = read(`${stem}.ledger`);
      return text === null ? null : decodeLedger(text, maker);
    },
    tailsOf(ledger) {
      const years = new Map<string, Tails>();
      return (row) => {
        const year = yearOfRow(row);
        const tails = years.get(year) ?? loadYear(year, ledger?.tails[year]);
        years.set(year, tails);
        return (Object.hasOwn(tails, row.path) ? tails[row.path] : null) ?? null;
      };
    },
    save(ledger, before, years, tailOf) {
      try {
        mkdirSync(dirname(stem), { recursive: true });
        if (before === null) clearOld(dirname(stem));
        const tails: Record<string, string> = { ...before?.tails };
        for (const year of years) {
          const own = ledger.rows.filter((row) => row.plain !== "" && yearOfRow(row) === year);
          const text = JSON.stringify(Object.fromEntries(own.map((row) => [row.path, tailOf(row)])));
          tails[year] = contentHash(text);
          write(yearFile(year), text);
        }
        write(`${stem}.ledger`, encodeLedger({ ...ledger, tails }));
      } catch {
        // The next build reads everything again.
      }
    },
  };
}
