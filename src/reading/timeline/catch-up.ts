import type { Digest, DigestRef, Item, Manifest, Shard, ShardRef } from "../../bundle/schema.ts";
import { isItemRow, withSize } from "./rows.ts";
import { buildRows, type Row, type RowRules } from "./timeline.ts";

/** The shards of the head that hold something of `freshDigests`, oldest first. */
export const catchUpShards = (manifest: Manifest, fresh: readonly DigestRef[]): readonly ShardRef[] =>
  manifest.head.filter((ref) => ref.digests.some((digest) => fresh.includes(digest))).toReversed();

/** Those of `freshDigests` that are here, oldest first. */
export const digestsOf = (shards: readonly Shard[], fresh: readonly DigestRef[]): readonly Digest[] =>
  shards
    .flatMap((shard) => shard.digests)
    .filter(({ id }) => fresh.some((ref) => ref.id === id))
    .toSorted((a, b) => a.publishedAt - b.publishedAt);

/** The rows of a brief of `digestsOf`, in their order. O(items). */
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

/** What is left to read of a brief: a story once, and nothing that repeats what was read. O(items). */
export const leftToRead = (rows: readonly Row[], isRead: (item: Item) => boolean): readonly Item[] =>
  rows
    .filter(isItemRow)
    .flatMap(({ item, voices, repeat }) => [...(repeat ? [] : [item]), ...voices])
    .filter((item) => !isRead(item));
