import { indexSegment, type NamedShard, type SearchFile, searchEntry, segmentRuns } from "./search-index.ts";

/**
 * The search index of a bundle: its entry's path for the manifest, and all files. Both lists newest first;
 * archive shards that fill no segment yet are searched like the head. O(characters of the archive).
 */
export function searchFiles(
  head: readonly NamedShard[],
  archive: readonly NamedShard[],
): { readonly entry: string; readonly files: readonly SearchFile[] } {
  const total = archive.length;
  const runs = segmentRuns(total);
  const segments = runs.map(({ first, end }) => indexSegment(archive.slice(total - end, total - first)));
  const indexed = runs.at(-1)?.end ?? 0;
  const entry = searchEntry(
    [...head, ...archive.slice(0, total - indexed)],
    segments.map(({ ref }) => ref).reverse(),
  );
  return { entry: entry.path, files: [...segments.flatMap(({ files }) => files), entry] };
}
