import type { SegmentRef } from "../bundle/search-shard.ts";
import {
  indexSegment,
  type NamedShard,
  type SearchFile,
  type SizedShard,
  searchEntry,
  segmentRef,
  segmentRuns,
} from "./search-index.ts";

/** A segment to be, with its shards, newest first. */
export interface PlannedSegment {
  readonly ref: SegmentRef;
  readonly shards: readonly SizedShard[];
}

/**
 * Plans the index (segments newest first) from the names and sizes of shards alone, so that what is there already
 * is not made again. The head, and the archive shards that fill no segment yet, are the newest one.
 */
export function planSearch(
  head: readonly SizedShard[],
  archive: readonly SizedShard[],
): readonly PlannedSegment[] {
  const total = archive.length;
  const runs = segmentRuns(total);
  const older = runs.map(({ first, end }) => archive.slice(total - end, total - first));
  const newest = [...head, ...archive.slice(0, total - (runs.at(-1)?.end ?? 0))];
  return [newest, ...older.reverse()]
    .filter((shards) => shards.length > 0)
    .map((shards) => ({ ref: segmentRef(shards), shards }));
}

/** The search index of a bundle: its entry's path for the manifest, and all files. O(characters of the archive). */
export function searchFiles(
  plan: readonly PlannedSegment[],
  shards: readonly NamedShard[],
): { readonly entry: string; readonly files: readonly SearchFile[] } {
  const byFile = new Map(shards.map((one) => [one.file, one]));
  const entry = searchEntry(plan.map(({ ref }) => ref));
  const files = plan.flatMap((segment) =>
    indexSegment(segment.shards.map(({ file }) => byFile.get(file) as NamedShard)),
  );
  return { entry: entry.path, files: [...files, entry] };
}
