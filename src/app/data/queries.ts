import { QueryClient, queryOptions } from "@tanstack/react-query";
import { type DecodedShard, decodeManifest, decodeShard, decodeYear } from "../../bundle/decode.ts";
import type { Result } from "../../bundle/result.ts";
import type { Manifest, ShardRef, Year, YearRef } from "../../bundle/schema.ts";
import { type BundleFailure, fetchBundle } from "./fetch-bundle.ts";

/** Thrown because React Query asks for it; carries the facts of the failure. */
export class BundleFailed extends Error {
  readonly failure: BundleFailure;
  constructor(failure: BundleFailure) {
    super(`The bundle cannot be read: ${failure.type}`);
    this.failure = failure;
  }
}

async function orThrow<T>(result: Promise<Result<T, BundleFailure>>): Promise<T> {
  const answer = await result;
  if (answer.ok) return answer.value;
  throw new BundleFailed(answer.error);
}

/** How often an open page looks for new digests, in milliseconds (a 304 costs about 200 bytes). */
const MANIFEST_INTERVAL_MS = 5 * 60_000;

export const manifestQuery = queryOptions<Manifest, BundleFailed>({
  queryKey: ["manifest"],
  queryFn: ({ signal }) => orThrow(fetchBundle("manifest.json", decodeManifest, signal)),
  staleTime: 60_000,
  refetchInterval: MANIFEST_INTERVAL_MS,
});

/** A name with a hash never changes its meaning: such a file is never fetched twice. */
const FOREVER = { staleTime: Number.POSITIVE_INFINITY } as const;

export const shardQuery = (ref: ShardRef) =>
  queryOptions<DecodedShard, BundleFailed>({
    queryKey: ["shard", ref.file],
    queryFn: ({ signal }) => orThrow(fetchBundle(ref.file, decodeShard, signal)),
    gcTime: 5 * 60_000,
    ...FOREVER,
  });

export const yearQuery = (ref: YearRef) =>
  queryOptions<Year, BundleFailed>({
    queryKey: ["year", ref.file],
    queryFn: ({ signal }) => orThrow(fetchBundle(ref.file, decodeYear, signal)),
    ...FOREVER,
  });

/** A file that is missing or damaged stays so for a while: one more try, then the reader decides. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { retry: 1, retryDelay: 800, networkMode: "always" } },
  });
