import { type RefObject, useMemo } from "react";
import { type Card, isItemRow } from "../../reading/timeline/rows.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import type { View } from "../../reading/view/view.ts";
import { movesIn } from "../list/moves-in.ts";
import type { RowListHandle } from "../list/RowList.tsx";
import { useRegistered } from "../state/register-list.ts";

/** Makes the list known to the commands: moves, marking many. */
export function useRegisteredList(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<RowListHandle | null>,
  rows: readonly Row[],
  view: View,
): readonly Card[] {
  const cards = useMemo(() => rows.filter(isItemRow), [rows]);
  useRegistered(
    useMemo(() => ({ view, cards, ...movesIn(root, handle, rows) }), [cards, rows, view, root, handle]),
  );
  return cards;
}
