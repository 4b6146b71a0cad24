import {
  indexSegment,
  type NamedShard,
  type PlannedSegment,
  type SearchFile,
  type SizedShard,
  searchEntry,
  segmentRef,
  segmentRuns,
} from "./search-index.ts";

/** A shard of the archive: its name, and how many digests and items it has. */
export interface CountedShard extends SizedShard {
  readonly digests: number;
}

/** What the index covers, as shards; both lists newest first. */
export interface Indexed {
  readonly head: readonly SizedShard[];
  readonly archive: readonly CountedShard[];
  /** Digests, from the oldest on, that were in the archive before the index was made last. */
  readonly settled: number;
  /** Whether runs of shards are joined for the next index. */
  readonly joins: boolean;
}

/** The segments of an index, newest first, and those that the next index will have besides. */
export interface SearchPlan {
  readonly segments: readonly PlannedSegment[];
  readonly ahead: readonly PlannedSegment[];
}

const planned = (shards: readonly SizedShard[]): PlannedSegment => ({ ref: segmentRef(shards), shards });

/** Joins the oldest `full` shards of an archive into runs, newest first. */
const joined = (archive: readonly SizedShard[], full: number): readonly PlannedSegment[] =>
  segmentRuns(full)
    .map(({ first, end }) => planned(archive.slice(archive.length - end, archive.length - first)))
    .reverse();

/**
 * How many shards were full when only the oldest `settled` digests were in the archive: the last one that begins among
 * these was not.
 */
function fullShards(archive: readonly CountedShard[], settled: number): number {
  let shards = archive.length;
  let digests = archive.reduce((sum, one) => sum + one.digests, 0);
  for (const one of archive) {
    digests -= one.digests;
    if (digests < settled) break;
    shards -= 1;
  }
  return Math.max(0, shards - 1);
}

/**
 * Plans the index from names and sizes of shards alone, so that what exists is not made again.
 * The head, and archive shards that are in no joined run yet, are the newest segment. O(shards of the archive).
 */
export function planSearch({ head, archive, settled, joins }: Indexed): SearchPlan {
  const older = joined(archive, fullShards(archive, settled));
  const newest = archive.length - older.reduce((sum, { shards }) => sum + shards.length, 0);
  const shards = [...head, ...archive.slice(0, newest)];
  const segments = shards.length === 0 ? older : [planned(shards), ...older];
  const known = new Set(segments.map(({ ref }) => ref.id));
  const next = joins ? joined(archive, Math.max(0, archive.length - 1)) : [];
  return { segments, ahead: next.filter(({ ref }) => !known.has(ref.id)) };
}

/**
 * Makes the search index of a bundle: the path of its entry for the manifest, and all files. O(characters of the
 * archive).
 */
export function searchFiles(
  { segments, ahead }: SearchPlan,
  shards: readonly NamedShard[],
): { readonly entry: string; readonly files: readonly SearchFile[] } {
  const byFile = new Map(shards.map((one) => [one.file, one]));
  const entry = searchEntry(segments);
  const files = [...segments, ...ahead].flatMap((segment) =>
    indexSegment(segment.shards.map(({ file }) => byFile.get(file) as NamedShard)),
  );
  return { entry: entry.path, files: [...files, entry] };
}
