import type { Digest, Manifest, Shard, ShardRef } from "../bundle/schema.ts";
import { withSize } from "./rows.ts";
import { buildRows, type Row, type RowRules } from "./timeline.ts";

/** The shards of the head that hold something newer than an instant, oldest first; none on a first visit. */
export const catchUpShards = (manifest: Manifest, since: number | null): readonly ShardRef[] =>
  since === null
    ? []
    : manifest.head.filter((ref) => ref.digests.some((digest) => digest.publishedAt > since)).toReversed();

/** The digests newer than an instant, oldest first. */
export const digestsSince = (shards: readonly Shard[], since: number | null): readonly Digest[] =>
  shards
    .flatMap((shard) => shard.digests)
    .filter(({ publishedAt }) => since !== null && publishedAt > since)
    .toSorted((a, b) => a.publishedAt - b.publishedAt);

/** The rows of a brief: every digest newer than an instant, once, oldest first. O(items). */
export function catchUpRows(
  shards: readonly Shard[],
  since: number | null,
  rules: Pick<RowRules, "shows" | "fold">,
): readonly Row[] {
  const digests = digestsSince(shards, since);
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
