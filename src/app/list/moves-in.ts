import type { RefObject } from "react";
import { bringTo, landing } from "./bring-to.ts";
import type { RowListHandle } from "./RowList.tsx";

/** How commands move in a list of rows. */
export const movesIn = (
  root: RefObject<HTMLElement | null>,
  handle: RefObject<RowListHandle | null>,
  rows: readonly { readonly key: string }[],
) => ({
  scrollTo: (key: string): boolean => {
    if (!root.current || !rows.some((row) => row.key === key)) return false;
    bringTo(root.current, handle.current, landing(key));
    return true;
  },
  focusEnd: () => root.current?.focus({ preventScroll: true }),
});
