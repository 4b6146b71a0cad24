import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { YearRecord } from "../../compile/emit.ts";
import { contentHash } from "../disk/content-hash.ts";
import { makeFolder } from "../disk/make-folder.ts";
import { readBytes } from "../disk/read-bytes.ts";
import { type Row, type RowTail, type TailOf, yearOfRow } from "./ledger-row.ts";
import { type OldRows, oldLength, oldTexts } from "./old-rows.ts";
import { lineOf, rowsOf } from "./row-line.ts";
import { pathsFile } from "./stem.ts";

/** What a build writes down for the next one: a row for each digest, a record for each year. */
export interface Ledger {
  /** Hash of everything besides the digests that decides a bundle: compiler, configuration, options, folders. */
  readonly maker: string;
  readonly years: readonly YearRecord[];
  /** Hashes of the files of tails, by year. */
  readonly tails: Readonly<Record<string, string>>;
  /** What is known of the digests of years that are over, whose rows are in other files; null where there are none. */
  readonly old: OldRows | null;
  /** All others, oldest first, by time and path; rejected digests after them, by path. */
  readonly rows: readonly Row[];
}

const FORMAT = "tidings-ledger 2";

/** Encodes a ledger as text, with a checksum in front. */
export function encodeLedger({ rows, ...head }: Ledger): string {
  const body = `${[JSON.stringify(head), ...rows.map(lineOf)].join("\n")}\n`;
  return `${FORMAT} ${contentHash(body)}\n${body}`;
}

/** Decodes what `encodeLedger` wrote for this maker; null for any other text, damaged or foreign. */
export function decodeLedger(text: string, maker: string): Ledger | null {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== `${FORMAT} ${contentHash(body)}`) return null;
  const [first = "", ...lines] = body.split("\n");
  // The checksum says that it is a ledger of ours, and whole: what follows needs no second look.
  const head = JSON.parse(first) as Omit<Ledger, "rows">;
  if (head.maker !== maker || lines.pop() !== "") return null;
  const rows = rowsOf(lines);
  return rows && { ...head, rows };
}

/** A ledger on disk: its rows in one file, those of old digests in two, the tails of each year in one more. */
export interface LedgerFiles {
  /** The ledger of the last build; null where there is none that this maker can use. */
  load(maker: string): Ledger | null;
  /** The file of the paths of old digests, with its hash; null where nothing is old, or rows at hand should be. */
  oldPaths(ledger: Ledger): { readonly file: string; readonly hash: string } | null;
  /** The ledger with its old rows among the others; null where they are lost. */
  whole(ledger: Ledger): Ledger | null;
  /** Tails as a ledger remembers them. Each year is read once, and only when one of its rows is asked for. */
  tailsOf(ledger: Ledger | null): TailOf;
  /**
   * Writes a ledger with the tails of `years`, and leaves other years and what is old already as they are. A folder that
   * cannot be written is no error, as a build is right without a ledger.
   */
  save(
    ledger: Omit<Ledger, "tails">,
    before: Ledger | null,
    years: ReadonlySet<string>,
    tailOf: TailOf,
  ): void;
}

/** Age in ms (90 days) from which a ledger file is removed: the next build of that bundle then reads everything again. */
const KEPT_MS = 90 * 24 * 3600 * 1000;

/** Removes ledger files that no build has written for long: nobody else clears up after folders that are gone. */
function clearOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (
      /^[\w-]{15}\.(?:ledger|paths|rows|\d{4}\.json)$/.test(name) &&
      statSync(file).mtimeMs < Date.now() - KEPT_MS
    )
      rmSync(file);
  }
}

type Tails = Readonly<Record<string, RowTail>>;

/** The text of a file whose bytes have this hash; null for any other. */
function readHashed(file: string, hash: string): string | null {
  const bytes = readBytes(file);
  return bytes !== null && contentHash(bytes) === hash ? bytes.toString() : null;
}

/** Writes a file by renaming, so that a build that is stopped leaves no half of one. */
function replaceFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

const yearFile = (stem: string, year: string): string => `${stem}.${year}.json`;

function readTails(stem: string, year: string, hash: string | undefined): Tails {
  const text = hash === undefined ? null : readHashed(yearFile(stem, year), hash);
  return text === null ? {} : (JSON.parse(text) as Tails);
}

/** Writes the tails of one year of rows; gives the hash of the file. */
function writeTails(stem: string, year: string, rows: readonly Row[], tailOf: TailOf): string {
  const own = rows.filter((row) => row.plain !== "" && yearOfRow(row) === year);
  const text = JSON.stringify(Object.fromEntries(own.map((row) => [row.path, tailOf(row)])));
  replaceFile(yearFile(stem, year), text);
  return contentHash(text);
}

const oldLengthOf = (rows: readonly Row[]): number => oldLength(rows.filter(({ plain }) => plain !== ""));

/** Writes the rows of years that are over to files that no build reads without need; null where there are none. */
function putAway(stem: string, rows: readonly Row[], before: OldRows | null): OldRows | null {
  const length = oldLengthOf(rows);
  if (length === 0) return null;
  const { paths, rows: lines, told } = oldTexts(rows.slice(0, length));
  const old = {
    ...told,
    before: yearOfRow(rows[length] as Row),
    paths: contentHash(paths),
    rows: contentHash(lines),
  };
  if (before?.paths !== old.paths) replaceFile(pathsFile(stem), paths);
  if (before?.rows !== old.rows) replaceFile(`${stem}.rows`, lines);
  return old;
}

/** The ledger files whose names begin with `stem`. */
export function ledgerFiles(stem: string): LedgerFiles {
  return {
    load(maker) {
      const bytes = readBytes(`${stem}.ledger`);
      return bytes === null ? null : decodeLedger(bytes.toString(), maker);
    },
    oldPaths: ({ old, rows }) =>
      old && oldLengthOf(rows) === 0 ? { file: pathsFile(stem), hash: old.paths } : null,
    whole(ledger) {
      if (!ledger.old) return ledger;
      const lines = readHashed(`${stem}.rows`, ledger.old.rows)?.split("\n").slice(0, -1);
      const rows = lines === undefined ? null : rowsOf(lines);
      return rows && { ...ledger, old: null, rows: [...rows, ...ledger.rows] };
    },
    tailsOf(ledger) {
      const years = new Map<string, Tails>();
      return (row) => {
        const year = yearOfRow(row);
        const tails = years.get(year) ?? readTails(stem, year, ledger?.tails[year]);
        years.set(year, tails);
        return (Object.hasOwn(tails, row.path) ? tails[row.path] : null) ?? null;
      };
    },
    save(ledger, before, years, tailOf) {
      try {
        makeFolder(dirname(stem));
        if (before === null) clearOld(dirname(stem));
        const tails: Record<string, string> = { ...before?.tails };
        for (const year of years) tails[year] = writeTails(stem, year, ledger.rows, tailOf);
        const old = ledger.old ?? putAway(stem, ledger.rows, before?.old ?? null);
        const rows = ledger.old ? ledger.rows : ledger.rows.slice(old?.digests ?? 0);
        replaceFile(`${stem}.ledger`, encodeLedger({ ...ledger, tails, old, rows }));
      } catch {
        // The next build reads everything again.
      }
    },
  };
}
