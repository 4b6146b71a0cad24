import { INDEXED_TOGETHER } from "../bundle/limits.ts";
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

/**
 * Plans the index (segments newest first) from the names and sizes of shards alone, so that what is there already
 * is not made again. The head, and the archive shards that fill no segment yet, are the newest one. The newest shards
 * of the head wait until there are `INDEXED_TOGETHER` of them, counted through all `digests`.
 */
export function planSearch(
  head: readonly SizedShard[],
  archive: readonly SizedShard[],
  digests: number,
): readonly PlannedSegment[] {
  const total = archive.length;
  const runs = segmentRuns(total);
  const older = runs.map(({ first, end }) => archive.slice(total - end, total - first));
  const newest = [
    ...head.slice(digests % INDEXED_TOGETHER),
    ...archive.slice(0, total - (runs.at(-1)?.end ?? 0)),
  ];
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
  const entry = searchEntry(plan);
  const files = plan.flatMap((segment) =>
    indexSegment(segment.shards.map(({ file }) => byFile.get(file) as NamedShard)),
  );
  return { entry: entry.path, files: [...files, entry] };
}
