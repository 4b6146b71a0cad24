import { itemsOf, totalOf } from "../../bundle/counts.ts";
import type { DigestRef, Item, Manifest } from "../../bundle/schema.ts";

/**
 * Digests and items of a newer manifest that an older one does not list, also those that came late; not what only
 * moved up from the archive. O(digests of both heads).
 */
export function arrivals(
  shown: Manifest,
  waiting: Manifest,
): { readonly digests: number; readonly items: number } {
  const listed = shown.head.flatMap((ref) => ref.digests);
  const known = new Set(listed.map(({ id }) => id));
  const oldest = listed.at(-1)?.publishedAt ?? 0;
  const fresh = waiting.head
    .flatMap((ref) => ref.digests)
    .filter(({ id, publishedAt }) => !known.has(id) && publishedAt > oldest);
  return {
    digests: fresh.length,
    items: itemsOf(fresh),
  };
}

/** Digests with items, and these, but for items that are known to be muted or hidden. O(digests × such items). */
export function inSight(
  digests: readonly DigestRef[],
  outOfSight: readonly Pick<Item, "digest">[],
): { readonly digests: number; readonly items: number } {
  const left = digests
    .map((ref) => totalOf(ref.counts) - outOfSight.filter(({ digest }) => digest === ref.id).length)
    .filter((items) => items > 0);
  return { digests: left.length, items: left.reduce((sum, items) => sum + items, 0) };
}
