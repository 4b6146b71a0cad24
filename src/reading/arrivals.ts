import { itemsOf } from "../bundle/counts.ts";
import type { Manifest } from "../bundle/schema.ts";

/** Digests and items of a newer manifest that an older one does not list. O(digests of both heads). */
export function arrivals(
  shown: Manifest,
  waiting: Manifest,
): { readonly digests: number; readonly items: number } {
  const known = new Set(shown.head.flatMap((ref) => ref.digests.map(({ id }) => id)));
  const fresh = waiting.head
    .flatMap((ref) => ref.digests)
    .filter(({ id, publishedAt }) => !known.has(id) && publishedAt > shown.latest);
  return {
    digests: fresh.length,
    items: itemsOf(fresh),
  };
}
