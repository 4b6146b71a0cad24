import type { SegmentRef } from "../bundle/search-shard.ts";
import {
  bloomOf,
  indexSegment,
  type NamedShard,
  type SearchFile,
  type SizedShard,
  searchEntry,
  segmentRef,
  segmentRuns,
  sizeOf,
} from "./search-index.ts";

/** Which shards are searched by which part of the index; all lists newest first. */
export interface SearchPlan {
  /** The head, and the archive shards that fill no segment yet. */
  readonly recent: readonly SizedShard[];
  readonly segments: readonly { readonly ref: SegmentRef; readonly shards: readonly SizedShard[] }[];
}

/** Plans the index from the names and sizes of shards alone, so that what is there already is not made again. */
export function planSearch(head: readonly SizedShard[], archive: readonly SizedShard[]): SearchPlan {
  const total = archive.length;
  const runs = segmentRuns(total);
  const segments = runs.map(({ first, end }) => {
    const shards = archive.slice(total - end, total - first);
    return { ref: segmentRef(shards), shards };
  });
  const indexed = runs.at(-1)?.end ?? 0;
  return { recent: [...head, ...archive.slice(0, total - indexed)], segments: segments.reverse() };
}

/**
 * The search index of a bundle: its entry's path for the manifest, and all files. Both lists newest first;
 * archive shards that fill no segment yet are searched like the head. O(characters of the archive).
 */
export function searchFiles(
  head: readonly NamedShard[],
  archive: readonly NamedShard[],
): { readonly entry: string; readonly files: readonly SearchFile[] } {
  const shards = new Map([...head, ...archive].map((one) => [one.file, one]));
  const named = ({ file }: SizedShard) => shards.get(file) as NamedShard;
  const plan = planSearch(head.map(sizeOf), archive.map(sizeOf));
  const entry = searchEntry(
    plan.recent.map((one) => ({ ...one, bloom: bloomOf(named(one).shard) })),
    plan.segments.map(({ ref }) => ref),
  );
  const segments = plan.segments.toReversed();
  const files = segments.flatMap((segment) => indexSegment(segment.shards.map(named)).files);
  return { entry: entry.path, files: [...files, entry] };
}
