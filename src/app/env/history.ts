import { navigate } from "wouter/use-browser-location";
import { formatView, type View } from "../../reading/view/view.ts";
import { fromEntry } from "./entry-state.ts";

/** The address of a view on this page; hosts need no rule for it, as only the query changes. */
export function hrefOf(view: View): string {
  const query = formatView(view);
  return query === "" ? "./" : `?${query}`;
}

/** Goes to a view; where that takes back what the entry began with, a step back finds the reader's place too. */
export const goTo = (view: View, replace: boolean): void => {
  const query = formatView(view);
  const began = fromEntry("began");
  const { pathname, search } = window.location;
  if (replace && query === began) window.history.back();
  else
    navigate(`${pathname}${query === "" ? "" : `?${query}`}`, {
      replace,
      state: { began: replace ? began : search.slice(1) },
    });
};

/** The reading state that a QR code put behind the address, taken out of it so that a reload does not ask again. */
export function takeStateFromAddress(): string | null {
  const text = /^#state=(.+)$/.exec(window.location.hash)?.[1] ?? null;
  if (text !== null)
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return text;
}
