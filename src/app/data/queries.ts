import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  type BundleError,
  type DecodedShard,
  decodeManifest,
  decodeShard,
  decodeYear,
} from "../../bundle/decode.ts";
import type { Result } from "../../bundle/result.ts";
import type { Manifest, ShardRef, Year, YearRef } from "../../bundle/schema.ts";
import { connection, noteManifest, untilNextTry } from "../env/connection.ts";
import { type BundleFailure, fetchBundle, fetchDated } from "./fetch-bundle.ts";

/** Thrown because React Query asks for it; carries the facts of the failure. */
export class BundleFailed extends Error {
  readonly failure: BundleFailure;
  /** The file's path below the bundle's folder. */
  readonly file: string;
  /** When it was asked for, in ms of the epoch. */
  readonly askedAt: number;
  constructor(file: string, failure: BundleFailure, askedAt: number) {
    super(`${file} cannot be read: ${failure.type}`);
    this.file = file;
    this.failure = failure;
    this.askedAt = askedAt;
  }
}

/** Fetches and decodes a file of the bundle; throws `BundleFailed`, as React Query asks for. */
export async function fetched<T>(
  file: string,
  decode: (json: unknown) => Result<T, BundleError>,
  signal: AbortSignal,
): Promise<T> {
  const askedAt = Date.now();
  const answer = await fetchBundle(file, decode, signal);
  if (answer.ok) return answer.value;
  throw new BundleFailed(file, answer.error, askedAt);
}

/** How often an open page looks for new digests, in milliseconds (a 304 costs about 200 bytes). */
const MANIFEST_INTERVAL_MS = 5 * 60_000;

/** A manifest of the host, or of what can be read without it. */
export interface ManifestAnswer {
  readonly manifest: Manifest;
  readonly isStored: boolean;
}

async function currentManifest(client: QueryClient, signal: AbortSignal): Promise<ManifestAnswer> {
  const askedAt = Date.now();
  const answer = await fetchDated("manifest.json", decodeManifest, signal);
  if (!answer.ok) {
    if (!signal.aborted) noteManifest(answer.error.type !== "offline", null);
    throw new BundleFailed("manifest.json", answer.error, askedAt);
  }
  const { value, storedAt } = answer.value;
  noteManifest(storedAt === null, storedAt ?? Date.now());
  if (storedAt === null) return { manifest: value, isStored: false };
  const { readable } = await import("./readable.ts");
  return { manifest: await readable(client, value), isStored: true };
}

export const manifestQuery = queryOptions<ManifestAnswer, BundleFailed>({
  queryKey: ["manifest"],
  queryFn: ({ client, signal }) => currentManifest(client, signal),
  staleTime: 60_000,
  // Where it failed before the first drawing, the reader decides about the next try.
  retryOnMount: false,
  refetchInterval: ({ state }) =>
    state.data && !connection().reached ? untilNextTry() : MANIFEST_INTERVAL_MS,
  refetchOnReconnect: "always",
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
