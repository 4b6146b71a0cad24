import { byText } from "../bundle/by-text.ts";
import { BUNDLE_VERSION, NAMES_LISTED } from "../bundle/limits.ts";
import type { Digest, NameRef, NamesFile } from "../bundle/schema.ts";

/** Most items first; equals by code points, so that the bytes never depend on what came first. */
const byItems = (a: NameRef, b: NameRef): number => b.items - a.items || byText(a.name, b.name);

/** The names of a digest's items, in the order of first mention. */
export function namesIn(digest: Pick<Digest, "items">): readonly NameRef[] {
  return mergeNames(
    digest.items.map(({ id, names }) => names.map((name) => ({ name, items: 1, first: id, latest: id }))),
  );
}

/** Merges the names of several parts of the archive, given oldest first. O(names). */
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
 * Makes the file of names: from `all` of the archive, and from those of each of the newest `HEAD_DIGESTS` digests.
 * `namesFileSchema` says which are listed. O(names log names).
 */
export function namesFile(all: readonly NameRef[], newest: readonly (readonly NameRef[])[]): NamesFile {
  const recent = new Set(newest.flatMap((names) => names.map(({ first }) => first)));
  const names = [...all].sort(byItems).filter(({ first }, rank) => rank < NAMES_LISTED || recent.has(first));
  return { version: BUNDLE_VERSION, names };
}
