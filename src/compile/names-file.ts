import { BUNDLE_VERSION, HEAD_DIGESTS, NAMES_LISTED } from "../bundle/limits.ts";
import type { Digest, ItemId, NameRef, NamesFile } from "../bundle/schema.ts";

/** By how many items carry a name; equals by code points, so that the bytes never depend on what came first. */
const byItems = (a: NameRef, b: NameRef): number =>
  b.items - a.items || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * Digests, newest first → the names that their items carry, with counts, first and newest item.
 * Which names are listed, `namesFileSchema` says. O(names in items).
 */
export function namesFile(digests: readonly Digest[]): NamesFile {
  const found = new Map<string, { items: number; first: ItemId; latest: ItemId }>();
  for (const digest of digests.toReversed()) {
    for (const item of digest.items) {
      for (const name of item.names) {
        const known = found.get(name);
        if (!known) found.set(name, { items: 1, first: item.id, latest: item.id });
        else {
          known.items += 1;
          known.latest = item.id;
        }
      }
    }
  }
  const recent = new Set(digests.slice(0, HEAD_DIGESTS).flatMap(({ items }) => items.map(({ id }) => id)));
  const names = [...found]
    .map(([name, ref]): NameRef => ({ name, ...ref }))
    .sort(byItems)
    .filter(({ first }, rank) => rank < NAMES_LISTED || recent.has(first));
  return { version: BUNDLE_VERSION, names };
}
