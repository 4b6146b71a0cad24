import { firstPlace } from "../../bundle/first-place.ts";
import { digestDay } from "../../bundle/item-id.ts";
import type { Day, DigestRef, ShardRef } from "../../bundle/schema.ts";
import { withinDates } from "./filter.ts";
import type { Span } from "./span.ts";
import type { View } from "./view.ts";

const newestDay = ({ digests }: ShardRef): Day => digestDay((digests[0] as DigestRef).id);
const oldestDay = ({ digests }: ShardRef): Day => digestDay((digests.at(-1) as DigestRef).id);

/** The shards (newest first) that can hold a day between the dates of a view. O(log shards). */
export function datedSpan(shards: readonly ShardRef[], { from, to }: View): Span {
  const first = to === null ? 0 : firstPlace(shards.length, (at) => oldestDay(shards[at] as ShardRef) <= to);
  const end =
    from === null
      ? shards.length
      : firstPlace(shards.length, (at) => newestDay(shards[at] as ShardRef) < from);
  return { first, end: Math.max(first, end) };
}

/** Items by category of the first so many shards of a list, one number for each length from none on. */
type Sums = ReadonlyMap<string, Uint32Array>;

/** Ten years of digests are counted once for each list of them, and not for each date. */
const remembered = new WeakMap<readonly ShardRef[], Sums>();

function sumsOf(shards: readonly ShardRef[]): Sums {
  const known = remembered.get(shards);
  if (known) return known;
  const sums = new Map<string, Uint32Array>();
  for (const [place, { digests }] of shards.entries()) {
    for (const { counts } of digests)
      for (const slug in counts) {
        const sum = sums.get(slug) ?? new Uint32Array(shards.length + 1);
        sums.set(slug, sum);
        sum[place + 1] = (sum[place + 1] as number) + (counts[slug] as number);
      }
  }
  for (const sum of sums.values())
    for (let place = 0; place < shards.length; place += 1)
      sum[place + 1] = (sum[place + 1] as number) + (sum[place] as number);
  remembered.set(shards, sums);
  return sums;
}

/**
 * Items by category of the digests between the dates of a view, from references alone. O(digests) for a list that was
 * not counted before, else O(log shards + categories).
 */
export function datedCounts(shards: readonly ShardRef[], view: View): ReadonlyMap<string, number> {
  const { first, end } = datedSpan(shards, view);
  const counts = new Map<string, number>();
  for (const [slug, sums] of sumsOf(shards))
    counts.set(slug, (sums[end] as number) - (sums[first] as number));
  // Days out of the dates stand in the first and the last of these shards alone.
  const edges = end > first ? new Set([first, end - 1]) : [];
  for (const at of edges)
    for (const { id, counts: own } of (shards[at] as ShardRef).digests)
      if (!withinDates(digestDay(id), view))
        for (const slug in own) counts.set(slug, (counts.get(slug) as number) - (own[slug] as number));
  return counts;
}
