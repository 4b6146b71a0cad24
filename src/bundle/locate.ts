import { digestDay } from "./item-id.ts";
import type { Day, Manifest, ShardRef, Year } from "./schema.ts";

/** Oldest and newest day that a shard holds, both inclusive; null for a shard without digests. */
export function daysOf(ref: ShardRef): { readonly from: Day; readonly to: Day } | null {
  const newest = ref.digests[0];
  const oldest = ref.digests.at(-1);
  return newest && oldest ? { from: digestDay(oldest.id), to: digestDay(newest.id) } : null;
}

/** The day of a bundle's newest digest; null where it has none. */
export const newestDay = ({ head: [newest] }: Manifest): Day | null => (newest && daysOf(newest)?.to) ?? null;

/** The shards among `refs` that hold digests of a day; several where head digests share it. O(refs). */
export const shardsOfDay = (refs: readonly ShardRef[], day: Day): readonly ShardRef[] =>
  refs.filter((ref) => ref.digests.some((digest) => digestDay(digest.id) === day));

/** All shards in reading order, newest first: the manifest's head, then the loaded years. */
export const allShards = (manifest: Manifest, years: readonly Year[]): readonly ShardRef[] => [
  ...manifest.head,
  ...years.flatMap((year) => year.shards),
];
