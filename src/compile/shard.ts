import { HEAD_DIGESTS, SHARD_ITEMS } from "../bundle/limits.ts";
import type { Digest } from "../bundle/schema.ts";

/** The digests of a bundle, cut: `head` has one digest a shard, `years` whole days; all newest first. */
export interface Cut {
  readonly head: readonly Digest[];
  readonly years: readonly { readonly year: string; readonly shards: readonly (readonly Digest[])[] }[];
}

/** A day stays whole where it is cut off the head, unless it has more digests than the head itself. */
function headLength(digests: readonly Digest[]): number {
  if (digests.length <= HEAD_DIGESTS) return digests.length;
  const day = digests[HEAD_DIGESTS - 1]?.day;
  let length = HEAD_DIGESTS;
  while (length < digests.length && length < 2 * HEAD_DIGESTS && digests[length]?.day === day) length += 1;
  return length;
}

function groupBy(digests: readonly Digest[], key: (digest: Digest) => string): Map<string, Digest[]> {
  const groups = new Map<string, Digest[]>();
  for (const digest of digests) {
    const group = groups.get(key(digest));
    if (group) group.push(digest);
    else groups.set(key(digest), [digest]);
  }
  return groups;
}

/**
 * Cuts digests (newest first) into shards: whole days, filled from the oldest day of a year on, so that what
 * is new changes only the newest archive shard of its year. O(n).
 */
export function cutShards(digests: readonly Digest[]): Cut {
  const length = headLength(digests);
  const archive = groupBy(digests.slice(length), (digest) => digest.day.slice(0, 4));
  const years = [...archive].sort(([a], [b]) => (a < b ? 1 : -1));
  return {
    head: digests.slice(0, length),
    years: years.map(([year, group]) => ({ year, shards: cutYear(group) })),
  };
}

function cutYear(digests: readonly Digest[]): readonly (readonly Digest[])[] {
  const days = [...groupBy(digests, (digest) => digest.day)].sort(([a], [b]) => (a < b ? -1 : 1));
  const shards: Digest[][] = [];
  let room = 0;
  for (const [, day] of days) {
    const items = day.reduce((sum, digest) => sum + digest.items.length, 0);
    const last = shards.at(-1);
    if (last && items <= room) last.unshift(...day);
    else {
      shards.push([...day]);
      room = SHARD_ITEMS;
    }
    room -= items;
  }
  return shards.reverse();
}
