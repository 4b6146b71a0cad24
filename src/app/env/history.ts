import { navigate } from "wouter/use-browser-location";
import { formatView, type View } from "../../reading/view.ts";

/** The address of a view on this page; hosts need no rule for it, as only the query changes. */
export function hrefOf(view: View): string {
  const query = formatView(view);
  return query === "" ? "./" : `?${query}`;
}

/** Goes to a view. */
export const goTo = (view: View, replace: boolean): void => {
  const query = formatView(view);
  navigate(`${window.location.pathname}${query === "" ? "" : `?${query}`}`, { replace });
};

/** Where the reader stood on a page: an item and how far below the top of the window, in px. */
export interface Anchor {
  readonly key: string;
  readonly offset: number;
}

/** Keeps the place with the history entry, so that reload, Back and a restored tab find it. */
export function keepAnchor(anchor: Anchor | null): void {
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

/** The reading state that a QR code put behind the address, taken out of it so that a reload does not ask again. */
export function takeStateFromAddress(): string | null {
  const text = /^#state=(.+)$/.exec(window.location.hash)?.[1] ?? null;
  if (text !== null)
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return text;
}
