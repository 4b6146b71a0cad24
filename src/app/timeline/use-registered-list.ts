import { type RefObject, useLayoutEffect, useMemo } from "react";
import { type Card, isItemRow } from "../../reading/timeline/rows.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import type { View } from "../../reading/view/view.ts";
import { bringTo, landing } from "../list/bring-to.ts";
import type { RowListHandle } from "../list/RowList.tsx";
import { useStores } from "../state/context.tsx";
import { registerList } from "../state/register-list.ts";

/** Makes the list known to the commands: moves, marking many. */
export function useRegisteredList(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<RowListHandle | null>,
  rows: readonly Row[],
  view: View,
): readonly Card[] {
  const stores = useStores();
  const cards = useMemo(() => rows.filter(isItemRow), [rows]);
  // Before anything is painted: a key may be pressed as soon as a card is seen.
  useLayoutEffect(() => {
    const mine = {
      view,
      cards,
      scrollTo: (id: string): boolean => {
        if (!rows.some(({ key }) => key === id) || !root.current) return false;
        bringTo(root.current, handle.current, landing(id));
        return true;
      },
      focusEnd: () => root.current?.focus({ preventScroll: true }),
    };
    return registerList(stores, mine);
  }, [stores, cards, rows, view, root, handle]);
  return cards;
}
