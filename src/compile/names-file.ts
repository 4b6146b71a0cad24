import { BUNDLE_VERSION, NAMES_LISTED } from "../bundle/limits.ts";
import type { Digest, NameRef, NamesFile } from "../bundle/schema.ts";

/** By how many items carry a name; equals by code points, so that the bytes never depend on what came first. */
const byItems = (a: NameRef, b: NameRef): number =>
  b.items - a.items || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The names that a digest's items carry, in the order of first mention. */
export function namesIn(digest: Pick<Digest, "items">): readonly NameRef[] {
  return mergeNames(
    digest.items.map(({ id, names }) => names.map((name) => ({ name, items: 1, first: id, latest: id }))),
  );
}

/** The names of several parts of the archive, oldest first, as those of one. O(names). */
export function mergeNames(parts: readonly (readonly NameRef[])[]): readonly NameRef[] {
  const found = new Map<string, { -readonly [Key in keyof NameRef]: NameRef[Key] }>();
  for (const part of parts) {
    for (const ref of part) {
      const known = found.get(ref.name);
      if (!known) found.set(ref.name, { ...ref });
      else {
        known.items += ref.items;
        known.latest = ref.latest;
      }
    }
  }
  return [...found.values()];
}

/**
 * The file of names: `all` of the archive, and those of each of the newest `HEAD_DIGESTS` digests.
 * Which names are listed, `namesFileSchema` says. O(names log names).
 */
export function namesFile(all: readonly NameRef[], newest: readonly (readonly NameRef[])[]): NamesFile {
  const recent = new Set(newest.flatMap((names) => names.map(({ first }) => first)));
  const names = [...all].sort(byItems).filter(({ first }, rank) => rank < NAMES_LISTED || recent.has(first));
  return { version: BUNDLE_VERSION, names };
}
