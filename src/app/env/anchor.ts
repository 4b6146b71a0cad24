import { fromEntry, keepInEntry } from "./entry-state.ts";

/** Where the reader stood on a page: an item and how far below the top of the window, in px. */
export interface Anchor {
  readonly key: string;
  readonly offset: number;
}

/** Keeps the place with the history entry, where another one is kept. */
export function keepAnchor(anchor: Anchor | null): void {
  const kept = readAnchor();
  if (kept?.key !== anchor?.key || kept?.offset !== anchor?.offset) keepInEntry("anchor", anchor);
}

/** Null where the entry keeps no place, or nothing of that shape. */
export function readAnchor(): Anchor | null {
  const anchor = fromEntry("anchor") as Partial<Readonly<Record<keyof Anchor, unknown>>> | null | undefined;
  return typeof anchor?.key === "string" && typeof anchor.offset === "number"
    ? { key: anchor.key, offset: anchor.offset }
    : null;
}
