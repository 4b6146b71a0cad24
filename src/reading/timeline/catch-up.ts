import type { Digest, Manifest, Shard, ShardRef } from "../../bundle/schema.ts";
import { withSize } from "./rows.ts";
import { buildRows, type Row, type RowRules } from "./timeline.ts";
import { freshDigests, isSince, type Known } from "./visit.ts";

/** The shards of the head that hold something that came since the last visit, oldest first; none on a first visit. */
export function catchUpShards(
  manifest: Manifest,
  since: number | null,
  known: Known = [],
): readonly ShardRef[] {
  const fresh = new Set(freshDigests(manifest, since, known));
  return manifest.head.filter((ref) => ref.digests.some((digest) => fresh.has(digest))).toReversed();
}

/** The digests that came since the last visit, oldest first. */
export const digestsSince = (
  shards: readonly Shard[],
  since: number | null,
  known: Known = [],
): readonly Digest[] =>
  shards
    .flatMap((shard) => shard.digests)
    .filter(({ publishedAt }) => since !== null && isSince(publishedAt, since, known))
    .toSorted((a, b) => a.publishedAt - b.publishedAt);

/** The rows of a brief of `digestsSince`, in their order. O(items). */
export function catchUpRows(
  digests: readonly Digest[],
  rules: Pick<RowRules, "shows" | "fold">,
): readonly Row[] {
  const rows = buildRows(
    [
      {
        state: "ready",
        ref: { file: "shards/catch-up.json", digests: [] },
        shard: { version: 1, digests },
      },
    ],
    { ...rules, markerBefore: null },
  );
  return withSize(rows);
}
