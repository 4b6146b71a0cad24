import type { Digest } from "../bundle/schema.ts";
import {
  archiveName,
  type BundleFile,
  countShard,
  digestText,
  emitManifest,
  emitYear,
  planIndex,
  type SummedShard,
  shardFile,
  type YearRecord,
} from "../compile/emit.ts";
import { indexCut } from "../compile/index-cut.ts";
import type { CountedShard, SearchPlan } from "../compile/search-files.ts";
import { lastSegmentFile, type SizedShard, searchEntry, segmentPath } from "../compile/search-index.ts";
import { cutShards, type Sized } from "../compile/shard.ts";
import { dayOfRow, type Row, summaryOf, type TailOf } from "./ledger-row.ts";
import type { ShardStore } from "./shard-store.ts";

/** What a bundle is completed from, once every row has its key. */
export interface SealInput {
  /** Oldest first; `shard` is where a row stood before, "" where its bytes are new. */
  readonly rows: readonly Row[];
  /** How many digests stood in each shard before. */
  readonly before: ReadonlyMap<string, number>;
  readonly years: readonly YearRecord[];
  /** Digests before all rows, in years that are as they were. */
  readonly older: OlderDigests;
  /** Finished digests, by path; all others are in their shards. */
  readonly digests: ReadonlyMap<string, Digest>;
  readonly store: ShardStore;
  readonly tailOf: TailOf;
  /** Whether a file of the bundle is on disk. */
  readonly exists: (path: string) => boolean;
  readonly search: boolean;
}

/** Digests of years that are over, of which nothing changed. */
export interface OlderDigests {
  readonly digests: number;
  /** Newest first. */
  readonly years: readonly YearRecord[];
}

/** A complete bundle: what must be written, what must be indexed, and all that it names. */
export interface Sealed {
  readonly rows: readonly Row[];
  readonly years: readonly YearRecord[];
  /** New files, the manifest last. */
  readonly files: readonly BundleFile[];
  /** Segments that are not on disk, as their shards, newest first. */
  readonly segments: readonly (readonly SizedShard[])[];
  /** Every path that the bundle names, segments as their folders. */
  readonly named: ReadonlySet<string>;
}

interface SizedRow extends Sized {
  readonly row: Row;
}

/** A shard to be: where its digests stood before, if they all stood in one. */
interface Placed {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly text: string | null;
}

/**
 * Cuts rows into shards and makes what is not there: shards with a digest that is new to them, years with such a
 * shard, the entry of the search index and the manifest. Null where a digest is lost that a new shard needs.
 */
export function seal(input: SealInput): Sealed | null {
  const { rows, exists, older } = input;
  const newestFirst = rows.toReversed().map((row): SizedRow => ({ day: dayOfRow(row), size: row.size, row }));
  const cut = cutShards(newestFirst, older.digests);
  const place = (name: string, group: readonly SizedRow[]) =>
    placed(
      name,
      group.map(({ row }) => row),
      input,
    );
  const placeHead = (head: readonly SizedRow[]) => head.map((one) => place(one.row.id, [one]));
  const head = placeHead(cut.head);
  const years = cut.years.map(({ year, shards }) => ({
    year,
    shards: shards.map((group) => place(archiveName(group), group)),
  }));
  const covers = input.search ? indexCut(newestFirst, cut, older.digests) : null;
  const earlier = covers?.earlier
    ? {
        head: placeHead(covers.earlier.head),
        archive: covers.earlier.years.flatMap((year) =>
          year.shards.map((group) => place(archiveName(group), group)),
        ),
      }
    : null;
  const current = [...head, ...years.flatMap(({ shards }) => shards)];
  const all = [...current, ...(earlier ? [...earlier.head, ...earlier.archive] : [])];
  if (!all.every((one) => one !== null)) return null;
  const shards = current as readonly Placed[];
  const named = new Map((all as readonly Placed[]).map((one) => [one.file, one]));
  const files = [...named.values()].flatMap(({ file, text }) =>
    text === null ? [] : [{ path: file, text }],
  );
  let lost = false;
  const summed = (one: Placed | null): SummedShard => ({
    file: one?.file ?? "",
    digests: (one?.rows ?? []).flatMap((row) => {
      const tail = input.tailOf(row);
      lost ||= tail === null;
      return tail === null ? [] : [summaryOf(row, tail)];
    }),
  });
  const known = new Map(input.years.map((record) => [record.ref.year, record]));
  const recent = years.map(({ year, shards: parts }) => {
    const record = known.get(year);
    if (record && exists(record.ref.file) && isSame(record, parts as readonly Placed[])) return record;
    const emitted = emitYear(year, parts.map(summed));
    files.push(emitted.file);
    return emitted.record;
  });
  const records = [...recent, ...older.years];
  const olderShards = older.years.flatMap((year) => year.shards);
  const parts = { head: head.map(summed), years: records };
  const counted = (one: Placed | null): CountedShard => countShard(one?.file ?? "", one?.rows ?? []);
  const now = { head: head.map(counted), archive: records.flatMap((record) => record.shards) };
  const then = earlier && {
    head: earlier.head.map(counted),
    archive: [...earlier.archive.map(counted), ...olderShards],
  };
  const index = covers ? sealSearch(planIndex(now, then, covers), exists) : NO_SEARCH;
  if (lost) return null;
  files.push(...index.files, ...emitManifest({ ...parts, search: index.files[0]?.path ?? null }));
  const placeOf = new Map(shards.flatMap(({ file, rows: own }) => own.map((row) => [row.path, file])));
  return {
    rows: rows.map((row) => {
      const shard = placeOf.get(row.path) ?? "";
      return shard === row.shard ? row : { ...row, shard };
    }),
    years: records,
    files,
    segments: index.segments,
    named: new Set([
      ...named.keys(),
      ...olderShards.map(({ file }) => file),
      ...records.map(({ ref }) => ref.file),
      ...index.paths,
      ...files.map(({ path }) => path),
    ]),
  };
}

const isSame = (record: YearRecord, parts: readonly Placed[]): boolean =>
  record.shards.length === parts.length &&
  record.shards.every(({ file }, at) => file === parts[at]?.file && parts[at]?.text === null);

/** A shard as it stands, where exactly these digests stand in it under this name; else a new one. */
function placed(name: string, rows: readonly Row[], input: SealInput): Placed | null {
  const file = rows[0]?.shard ?? "";
  const stands =
    file.startsWith(`shards/${name}.`) &&
    input.before.get(file) === rows.length &&
    rows.every(({ shard }) => shard === file) &&
    input.exists(file);
  if (stands) return { file, rows, text: null };
  const digests = finished(rows, input);
  if (digests === null) return null;
  const made = shardFile(name, digests.map(digestText));
  return { file: made.path, rows, text: made.text };
}

/** The digests of some rows; null where one is lost. */
function finished(
  rows: readonly Row[],
  { digests, store }: Pick<SealInput, "digests" | "store">,
): readonly Digest[] | null {
  const all = rows.map((row) => digests.get(row.path) ?? store.digest(row.shard, row.id));
  return all.every((digest) => digest !== null) ? all : null;
}

interface SealedSearch {
  /** The entry, where there is an index. */
  readonly files: readonly BundleFile[];
  readonly segments: Sealed["segments"];
  readonly paths: readonly string[];
}

const NO_SEARCH: SealedSearch = { files: [], segments: [], paths: [] };

function sealSearch({ segments, ahead }: SearchPlan, exists: SealInput["exists"]): SealedSearch {
  const all = [...segments, ...ahead];
  return {
    files: [searchEntry(segments)],
    segments: all.filter(({ ref }) => !exists(lastSegmentFile(ref))).map((segment) => segment.shards),
    paths: all.map(({ ref }) => segmentPath(ref)),
  };
}
