import { byText } from "../bundle/by-text.ts";
import { groupBy } from "../bundle/group-by.ts";
import { HEAD_DIGESTS, SHARD_ITEMS, TAKEN_TOGETHER } from "../bundle/limits.ts";
import type { Day } from "../bundle/schema.ts";

/** What cutting needs to know of a digest: its day and its number of items. */
export interface Sized {
  readonly day: Day;
  readonly size: number;
}

/** The digests of a bundle, cut into shards: `head` has one digest a shard, `years` whole days; all newest first. */
export interface Cut<T extends Sized> {
  readonly head: readonly T[];
  readonly years: readonly { readonly year: string; readonly shards: readonly (readonly T[])[] }[];
}

/**
 * How many digests (given newest first) are the head.
 * The day where it ends stays whole, unless it has more digests than the head itself. Days leave the head only with
 * every fourth digest (`TAKEN_TOGETHER`), counting `older` ones.
 */
export function headLength(digests: readonly Pick<Sized, "day">[], older = 0): number {
  const late = (digests.length + older) % TAKEN_TOGETHER;
  const settled = digests.length - late;
  if (settled <= HEAD_DIGESTS) return digests.length;
  const day = digests[late + HEAD_DIGESTS - 1]?.day;
  let length = HEAD_DIGESTS;
  while (length < settled && length < 2 * HEAD_DIGESTS && digests[late + length]?.day === day) length += 1;
  return late + length;
}

/**
 * Cuts digests (newest first) into shards of whole days, filled from the oldest day of a year on, so that a new digest
 * changes only the newest archive shard of its year. `older` digests, of earlier years, may be cut already. O(n).
 */
export function cutShards<T extends Sized>(digests: readonly T[], older = 0): Cut<T> {
  const length = headLength(digests, older);
  const archive = groupBy(digests.slice(length), ({ day }) => day.slice(0, 4));
  const years = [...archive].sort(([a], [b]) => byText(b, a));
  return {
    head: digests.slice(0, length),
    years: years.map(([year, group]) => ({ year, shards: cutYear(group) })),
  };
}

/** The shard of a year that is not full yet: its digests, newest first, and how many items still fit. */
export interface OpenShard<T> {
  readonly digests: readonly T[];
  readonly room: number;
}

/**
 * Puts the next day of a year (newest first) into the open shard if it fits as a whole; else closes that shard and
 * opens another.
 */
export function packDay<T extends Pick<Sized, "size">>(
  open: OpenShard<T> | null,
  day: readonly T[],
): { readonly closed: readonly T[] | null; readonly open: OpenShard<T> } {
  const items = day.reduce((sum, digest) => sum + digest.size, 0);
  return open !== null && items <= open.room
    ? { closed: null, open: { digests: [...day, ...open.digests], room: open.room - items } }
    : { closed: open?.digests ?? null, open: { digests: day, room: SHARD_ITEMS - items } };
}

function cutYear<T extends Sized>(digests: readonly T[]): readonly (readonly T[])[] {
  const days = [...groupBy(digests, ({ day }) => day)].sort(([a], [b]) => byText(a, b));
  const shards: (readonly T[])[] = [];
  let open: OpenShard<T> | null = null;
  for (const [, day] of days) {
    const packed: ReturnType<typeof packDay<T>> = packDay(open, day);
    if (packed.closed) shards.push(packed.closed);
    open = packed.open;
  }
  if (open) shards.push(open.digests);
  return shards.reverse();
}
