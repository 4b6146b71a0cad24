import {
  type BundleFile,
  countShard,
  emitManifest,
  emitYear,
  planIndex,
  type SummedShard,
  type YearRecord,
} from "../../compile/emit.ts";
import type { CountedShard, SearchPlan } from "../../compile/search/search-files.ts";
import {
  lastSegmentFile,
  type SizedShard,
  searchEntry,
  segmentPath,
} from "../../compile/search/search-index.ts";
import { type Row, summaryOf, type TailOf } from "../ledger/ledger-row.ts";
import {
  type Placed,
  type PlacedCut,
  type PlaceInput,
  type Placement,
  placeShards,
  shardsOf,
} from "./place-shards.ts";

/** What a bundle is completed from, once every row has its key. */
export interface SealInput extends PlaceInput {
  readonly years: readonly YearRecord[];
  /** Digests before all rows, in years that are as they were. */
  readonly older: OlderDigests;
  readonly tailOf: TailOf;
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

/**
 * Cuts rows into shards and makes whatever is missing: shards with a digest that is new to them, years with such a
 * shard, the entry of the search index and the manifest. Null where a digest that a new shard needs is lost.
 */
export function seal(input: SealInput): Sealed | null {
  const { rows, older, exists } = input;
  const placement = placeShards(input, older.digests, input.search);
  if (placement === null) return null;
  const summed = summedBy(input.tailOf, placement.now, (year, shards) => keptYear(year, shards, input));
  if (summed === null) return null;
  const years = [...summed.years, ...older.years];
  const index = sealSearch(planOf(placement, years, older.years), exists);
  const made = placement.shards.flatMap(({ file, text }) => (text === null ? [] : [{ path: file, text }]));
  const manifest = emitManifest({ head: summed.head, years, search: index.files[0]?.path ?? null });
  const files = [...made, ...summed.files, ...index.files, ...manifest];
  return {
    rows: rowsIn(placement.now, rows),
    years,
    files,
    segments: index.segments,
    named: new Set([
      ...placement.shards.map(({ file }) => file),
      ...older.years.flatMap((year) => year.shards.map(({ file }) => file)),
      ...years.map(({ ref }) => ref.file),
      ...index.paths,
      ...files.map(({ path }) => path),
    ]),
  };
}

/** All rows with the shards that they are in now. */
function rowsIn(placed: PlacedCut, rows: readonly Row[]): readonly Row[] {
  const placeOf = new Map(
    shardsOf(placed).flatMap(({ file, rows: own }) => own.map((row) => [row.path, file])),
  );
  return rows.map((row) => {
    const shard = placeOf.get(row.path) ?? "";
    return shard === row.shard ? row : { ...row, shard };
  });
}

interface Summed {
  readonly head: readonly SummedShard[];
  readonly years: readonly YearRecord[];
  /** Of the years that are new. */
  readonly files: readonly BundleFile[];
}

type KeptYear = (year: string, shards: readonly Placed[]) => YearRecord | null;

/** The head and the years of a cut, those that stay as they are; null where a tail is lost that one of them needs. */
function summedBy(tailOf: TailOf, { head, years }: PlacedCut, kept: KeptYear): Summed | null {
  let isLost = false;
  const files: BundleFile[] = [];
  const summed = ({ file, rows }: Placed): SummedShard => ({
    file,
    digests: rows.flatMap((row) => {
      const tail = tailOf(row);
      isLost ||= tail === null;
      return tail === null ? [] : [summaryOf(row, tail)];
    }),
  });
  const records = years.map(({ year, shards }) => {
    const record = kept(year, shards);
    if (record) return record;
    const emitted = emitYear(year, shards.map(summed));
    files.push(emitted.file);
    return emitted.record;
  });
  const summedHead = head.map(summed);
  return isLost ? null : { head: summedHead, years: records, files };
}

/** The record of a year whose file is on disk and whose shards are the same; else null. */
function keptYear(year: string, shards: readonly Placed[], { years, exists }: SealInput): YearRecord | null {
  const record = years.find(({ ref }) => ref.year === year);
  const isSame =
    record?.shards.length === shards.length &&
    record.shards.every(({ file }, at) => file === shards[at]?.file && shards[at]?.text === null);
  return record && isSame && exists(record.ref.file) ? record : null;
}

/** What the index is to cover, where there is one; `years` and the `older` ones among them count their own shards. */
function planOf(
  { now, earlier, covers }: Placement,
  years: readonly YearRecord[],
  older: readonly YearRecord[],
): SearchPlan | null {
  if (covers === null) return null;
  const counted = ({ file, rows }: Placed): CountedShard => countShard(file, rows);
  const archive = years.flatMap((year) => year.shards);
  const then = earlier && {
    head: earlier.head.map(counted),
    archive: [
      ...earlier.years.flatMap(({ shards }) => shards.map(counted)),
      ...older.flatMap((year) => year.shards),
    ],
  };
  return planIndex({ head: now.head.map(counted), archive }, then, covers);
}

interface SealedSearch {
  /** The entry, where there is an index. */
  readonly files: readonly BundleFile[];
  readonly segments: Sealed["segments"];
  readonly paths: readonly string[];
}

function sealSearch(plan: SearchPlan | null, exists: SealInput["exists"]): SealedSearch {
  if (plan === null) return { files: [], segments: [], paths: [] };
  const all = [...plan.segments, ...plan.ahead];
  return {
    files: [searchEntry(plan.segments)],
    segments: all.filter(({ ref }) => !exists(lastSegmentFile(ref))).map((segment) => segment.shards),
    paths: all.map(({ ref }) => segmentPath(ref)),
  };
}
