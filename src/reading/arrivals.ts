import { itemsOf } from "../bundle/counts.ts";
import type { Manifest } from "../bundle/schema.ts";

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
