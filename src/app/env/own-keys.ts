import type { StorageArea } from "./storage-area.ts";

/** What this page's deployment keeps in an area, by names without their common prefix, and how much that is. */
export interface OwnKeys {
  readonly get: (name: string) => string | null;
  /** False where there is no room for it. */
  readonly set: (name: string, text: string) => boolean;
  readonly remove: (name: string) => void;
  /** All names that begin so, without that beginning. */
  readonly namesAfter: (start: string) => readonly string[];
  /** The name of a key of the area; null for one that is not of this deployment. */
  readonly nameOf: (key: string) => string | null;
  /** Of keys and values. */
  readonly characters: () => number;
}

/** Opens the keys of an area that begin with a prefix; reads each value once, for its length. */
export function openKeys(area: StorageArea, prefix: string): OwnKeys {
  const sizes = new Map<string, number>();
  let total = 0;
  const note = (name: string, size: number) => {
    total += size - (sizes.get(name) ?? 0);
    if (size === 0) sizes.delete(name);
    else sizes.set(name, size);
  };
  const sizeOf = (name: string, text: string): number => prefix.length + name.length + text.length;
  const get = (name: string) => area.get(prefix + name);
  const nameOf = (key: string) => (key.startsWith(prefix) ? key.slice(prefix.length) : null);
  const namesAfter = (start: string) =>
    area
      .keys()
      .flatMap((key) => (key.startsWith(prefix + start) ? [key.slice(prefix.length + start.length)] : []));
  for (const name of namesAfter("")) note(name, sizeOf(name, get(name) ?? ""));
  return {
    get,
    set: (name, text) => {
      if (!area.set(prefix + name, text)) return false;
      note(name, sizeOf(name, text));
      return true;
    },
    remove: (name) => {
      area.remove(prefix + name);
      note(name, 0);
    },
    namesAfter,
    nameOf,
    characters: () => total,
  };
}
