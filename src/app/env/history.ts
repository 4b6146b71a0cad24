import { navigate } from "wouter/use-browser-location";
import { formatView, type View } from "../../reading/view/view.ts";
import { fromEntry } from "./entry-state.ts";

/** The address of a view on this page; hosts need no rule for it, as only the query changes. */
export function hrefOf(view: View): string {
  const query = formatView(view);
  return query === "" ? "./" : `?${query}`;
}

/** Whether the query string of an address asks for a search. */
const asks = (search: string): boolean => /(^|[?&])q=/.test(search);

/** Goes to a view; a search is left by a step back to where it was begun, which finds the reader's place too. */
export const goTo = (view: View, replace: boolean): void => {
  const query = formatView(view);
  const began = fromEntry("began");
  const { pathname, search } = window.location;
  const leaves = asks(search) && !asks(query);
  if (replace && leaves && typeof began === "string" && !asks(began)) window.history.back();
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
