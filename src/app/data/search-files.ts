import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type BundleError, type DecodedShard, decodeItem, decodeShard } from "../../bundle/decode.ts";
import { decodePiece, decodeSearchBucket, decodeSearchEntry } from "../../bundle/decode-search.ts";
import type { PartName } from "../../bundle/packed-segment.ts";
import type { Result } from "../../bundle/result.ts";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { type Bucket, bucketFile, denseFile, pieceFile, type SegmentRef } from "../../bundle/search-shard.ts";
import { packedPart, type ReadBytes } from "../../reading/search/search-part.ts";
import type { SearchFiles } from "../../reading/search/search-run.ts";
import { fetchPart } from "./fetch-part.ts";
import { BundleFailed, fetched, shardQuery } from "./queries.ts";

/** How long an unused part of the index is kept, in milliseconds. */
const KEPT_MS = 10 * 60_000;

const indexQuery = <T>(file: string, decode: (json: unknown) => Result<T, BundleError>) =>
  queryOptions<T, BundleFailed>({
    queryKey: ["search", file],
    queryFn: ({ signal }) => fetched(file, decode, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });

/** One item, or the shard where the host sends all of it; null for anything else, which no retry mends. */
const partQuery = (file: string, from: number, to: number) =>
  queryOptions<Item | DecodedShard | null>({
    queryKey: ["search", file, from],
    queryFn: async ({ signal }) => {
      const answer = await fetchPart(file, from, to, signal);
      if (!answer.ok) return null;
      if (!answer.value.whole) return decodeItem(answer.value.json);
      const shard = decodeShard(answer.value.json);
      return shard.ok ? shard.value : null;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });

/** Items of a frequent term by their bytes, or all of their file, as `partQuery` gives items of digests. */
const densePartQuery = (file: string, from: number, length: number) =>
  queryOptions<string | Bucket | null>({
    queryKey: ["search", file, from],
    queryFn: async ({ signal }) => {
      const answer = await fetchPart(file, from, from + length, signal);
      if (!answer.ok) return null;
      const { whole, json } = answer.value;
      if (!whole) return typeof json === "string" ? json : null;
      const bucket = decodeSearchBucket(json);
      return bucket.ok ? bucket.value : null;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });

/** Bytes of a small segment of the index, or all of it from a host that knows no ranges. */
const bytesQuery = (file: string, from: number, to: number) =>
  queryOptions<ReadBytes, BundleFailed>({
    queryKey: ["search", file, from],
    queryFn: async ({ signal }) => {
      const askedAt = Date.now();
      const answer = await fetchPart(file, from, to, signal);
      if (answer.ok) return answer.value;
      throw new BundleFailed(file, answer.error, askedAt);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });

/** The entry of the index, which nothing asks for before a search or a filter by source or name. */
export const searchEntryQuery = (file: string) => indexQuery(file, decodeSearchEntry);

const known = <T>(result: Result<T, BundleError>): T | null => (result.ok ? result.value : null);

const ofShard = (file: string) => shardQuery({ file, digests: [] });

/**
 * The files of a search through the cache that the timeline fills; what cannot be had is null. Each request waits for
 * `going`, by which a search is held up between two of them.
 */
export function searchFilesOf(
  client: QueryClient,
  manifest: Manifest,
  going: () => Promise<void> = async () => {},
): SearchFiles {
  const fetchQuery: QueryClient["fetchQuery"] = async (options) => {
    await going();
    return client.fetchQuery(options);
  };
  const read = <T>(file: string, decode: (json: unknown) => Result<T, BundleError>): Promise<T | null> =>
    fetchQuery(indexQuery(file, decode)).catch(() => null);
  const entry = async () => (manifest.search ? read(manifest.search, decodeSearchEntry) : null);
  const ask = (file: string, from: number, to: number) =>
    fetchQuery(bytesQuery(file, from, to)).catch(() => null);
  const packedRef = async (id: string): Promise<SegmentRef | null> =>
    (await entry())?.segments.find((segment) => segment.id === id && segment.packed) ?? null;
  /** A part of a segment: out of the one file of a small one, or a file of its own. */
  const part = async <T>(
    id: string,
    name: PartName,
    file: string,
    decode: (json: unknown) => Result<T, BundleError>,
  ): Promise<T | null> => {
    const ref = await packedRef(id);
    return ref ? known(decode(await packedPart(ref, name, ask))) : read(file, decode);
  };
  return {
    entry,
    bucket: (id, number) => part(id, { kind: "bucket", number }, bucketFile(id, number), decodeSearchBucket),
    dense: (id, number) => part(id, { kind: "dense", number }, denseFile(id, number), decodeSearchBucket),
    densePart: async (id, { file, from, length }) => {
      const ref = await packedRef(id);
      if (ref) {
        const json = await packedPart(ref, { kind: "dense", number: file }, ask, { from, length });
        return typeof json === "string" ? json : known(decodeSearchBucket(json));
      }
      const path = denseFile(id, file);
      const here = client.getQueryData(indexQuery(path, decodeSearchBucket).queryKey);
      if (here) return here;
      const part = await fetchQuery(densePartQuery(path, from, length)).catch(() => null);
      // A host without ranges: what it sent serves for every other term of the file.
      if (part && typeof part !== "string")
        client.setQueryData(indexQuery(path, decodeSearchBucket).queryKey, part);
      return part;
    },
    piece: (id, number) => part(id, { kind: "piece", number }, pieceFile(id, number), decodePiece),
    loaded: (file) => client.getQueryData(ofShard(file).queryKey) ?? null,
    shard: (file) => fetchQuery(ofShard(file)).catch(() => null),
    part: async (file, from, to) => {
      const part = await fetchQuery(partQuery(file, from, to)).catch(() => null);
      // A host without ranges: what it sent serves for every other item of the shard.
      if (part && "shard" in part) client.setQueryData(ofShard(file).queryKey, part);
      return part;
    },
  };
}
