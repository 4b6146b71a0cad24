/** Where the reader stood on a page: an item and how far below the top of the window, in px. */
export interface Anchor {
  readonly key: string;
  readonly offset: number;
}

/**
 * Keeps the place with the history entry, so that reload, Back and a restored tab find it. What is kept already is
 * not written again: browsers allow only so many writes in half a minute.
 */
export function keepAnchor(anchor: Anchor | null): void {
  const kept = readAnchor();
  if (kept?.key === anchor?.key && kept?.offset === anchor?.offset) return;
  const state: unknown = window.history.state;
  window.history.replaceState({ ...(typeof state === "object" ? state : {}), anchor }, "");
}

export function readAnchor(): Anchor | null {
  const state: unknown = window.history.state;
  if (typeof state !== "object" || state === null || !("anchor" in state)) return null;
  const { anchor } = state;
  if (typeof anchor !== "object" || anchor === null || !("key" in anchor) || !("offset" in anchor))
    return null;
  return typeof anchor.key === "string" && typeof anchor.offset === "number"
    ? { key: anchor.key, offset: anchor.offset }
    : null;
}
