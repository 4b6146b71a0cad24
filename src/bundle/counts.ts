import type { DigestRef } from "./schema.ts";

/** Counts of items, by category. */
type Counts = Readonly<Record<string, number>>;

type Counted = { readonly digests: readonly Pick<DigestRef, "counts">[] };

/** The number of items in all categories together. O(categories). */
export function totalOf(counts: Counts): number {
  let sum = 0;
  // A filter by source asks this of 22,000 digests, and a list of values for each takes longer than adding them up.
  for (const slug in counts) sum += counts[slug] as number;
  return sum;
}

/** The number of items in some digests, by their counts. O(digests). */
export const itemsOf = (digests: Counted["digests"]): number =>
  digests.reduce((sum, { counts }) => sum + totalOf(counts), 0);

/** The number of items in some shards, by their counts. O(digests). */
export const itemsIn = (shards: readonly Counted[]): number =>
  shards.reduce((sum, { digests }) => sum + itemsOf(digests), 0);
