import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type BundleError, decodeBucket, decodeSearchEntry, decodeSegment } from "../../bundle/decode.ts";
import type { Result } from "../../bundle/result.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { bucketFile, type SearchEntry, segmentFile } from "../../bundle/search-shard.ts";
import type { SearchFiles } from "../../reading/search-run.ts";
import { fetchBundle } from "./fetch-bundle.ts";
import { BundleFailed, shardQuery } from "./queries.ts";

/** How long an unused part of the index is kept, in milliseconds. */
const KEPT_MS = 10 * 60_000;

const indexQuery = <T>(file: string, decode: (json: unknown) => Result<T, BundleError>) =>
  queryOptions<T, BundleFailed>({
    queryKey: ["search", file],
    queryFn: async ({ signal }) => {
      const answer = await fetchBundle(file, decode, signal);
      if (answer.ok) return answer.value;
      throw new BundleFailed(file, answer.error);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });

/** The entry of a bundle's index; where it has none, or none can be had, its head is searched in full. */
export async function loadSearchEntry(client: QueryClient, manifest: Manifest): Promise<SearchEntry> {
  const entry = manifest.search
    ? await client.fetchQuery(indexQuery(manifest.search, decodeSearchEntry)).catch(() => null)
    : null;
  return entry ?? headOnly(manifest);
}

const headOnly = ({ head }: Manifest): SearchEntry => ({
  version: 1,
  recent: head.map(({ file, digests }) => ({
    file,
    items: digests.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0),
    bloom: "",
  })),
  segments: [],
});

/** The files of a search through the cache that the timeline fills; what cannot be had is null. */
export const searchFilesOf = (client: QueryClient): SearchFiles => ({
  shard: (file) => client.fetchQuery(shardQuery({ file, digests: [] })).catch(() => null),
  segment: (id) => client.fetchQuery(indexQuery(segmentFile(id), decodeSegment)).catch(() => null),
  bucket: (id, bucket) =>
    client.fetchQuery(indexQuery(bucketFile(id, bucket), decodeBucket)).catch(() => null),
});
