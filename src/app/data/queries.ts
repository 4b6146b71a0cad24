import { queryOptions } from "@tanstack/react-query";
import {
  type BundleError,
  type DecodedShard,
  decodeManifest,
  decodeShard,
  decodeYear,
} from "../../bundle/decode.ts";
import type { Result } from "../../bundle/result.ts";
import type { Manifest, ShardRef, Year, YearRef } from "../../bundle/schema.ts";
import { type BundleFailure, fetchBundle } from "./fetch-bundle.ts";

/** Thrown because React Query asks for it; carries the facts of the failure. */
export class BundleFailed extends Error {
  readonly failure: BundleFailure;
  /** The file's path below the bundle's folder. */
  readonly file: string;
  constructor(file: string, failure: BundleFailure) {
    super(`${file} cannot be read: ${failure.type}`);
    this.file = file;
    this.failure = failure;
  }
}

/** Fetches and decodes a file of the bundle; throws `BundleFailed`, as React Query asks for. */
export async function fetched<T>(
  file: string,
  decode: (json: unknown) => Result<T, BundleError>,
  signal: AbortSignal,
): Promise<T> {
  const answer = await fetchBundle(file, decode, signal);
  if (answer.ok) return answer.value;
  throw new BundleFailed(file, answer.error);
}

/** How often an open page looks for new digests, in milliseconds (a 304 costs about 200 bytes). */
const MANIFEST_INTERVAL_MS = 5 * 60_000;

export const manifestQuery = queryOptions<Manifest, BundleFailed>({
  queryKey: ["manifest"],
  queryFn: ({ signal }) => fetched("manifest.json", decodeManifest, signal),
  staleTime: 60_000,
  refetchInterval: MANIFEST_INTERVAL_MS,
  // Where it failed before the first drawing, the reader decides about the next try.
  retryOnMount: false,
});

/** A name with a hash never changes its meaning: such a file is never fetched twice. */
const FOREVER = { staleTime: Number.POSITIVE_INFINITY } as const;

export const shardQuery = (ref: ShardRef) =>
  queryOptions<DecodedShard, BundleFailed>({
    queryKey: ["shard", ref.file],
    queryFn: ({ signal }) => fetched(ref.file, decodeShard, signal),
    gcTime: 5 * 60_000,
    ...FOREVER,
  });

export const yearQuery = (ref: YearRef) =>
  queryOptions<Year, BundleFailed>({
    queryKey: ["year", ref.file],
    queryFn: ({ signal }) => fetched(ref.file, decodeYear, signal),
    ...FOREVER,
  });
