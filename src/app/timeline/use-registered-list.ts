import { type RefObject, useEffect, useMemo } from "react";
import { type Card, isItemRow } from "../../reading/rows.ts";
import type { Row } from "../../reading/timeline.ts";
import type { View } from "../../reading/view.ts";
import type { RowListHandle } from "../list/RowList.tsx";
import { useStores } from "../state/context.tsx";
import { registerList } from "../state/register-list.ts";
import { bringTo } from "./use-anchor.ts";

/** How far down the window a card lands when the reader moves to it: about a quarter. */
const LANDING = 0.25;

/** Makes the list known to the commands: moves, marking many. */
export function useRegisteredList(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<RowListHandle | null>,
  rows: readonly Row[],
  view: View,
): readonly Card[] {
  const stores = useStores();
  const cards = useMemo(() => rows.filter(isItemRow), [rows]);
  useEffect(() => {
    const mine = {
      view,
      cards,
      scrollTo: (id: string): boolean => {
        if (!rows.some(({ key }) => key === id) || !root.current) return false;
        bringTo(root.current, handle.current, { key: id, offset: Math.round(window.innerHeight * LANDING) });
        return true;
      },
      focusEnd: () => root.current?.focus({ preventScroll: true }),
    };
    return registerList(stores, mine);
  }, [stores, cards, rows, view, root, handle]);
  return cards;
}
