import { navigate } from "wouter/use-browser-location";
import { formatView, type View } from "../../reading/view/view.ts";

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

/** The reading state that a QR code put behind the address, taken out of it so that a reload does not ask again. */
export function takeStateFromAddress(): string | null {
  const text = /^#state=(.+)$/.exec(window.location.hash)?.[1] ?? null;
  if (text !== null)
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return text;
}
