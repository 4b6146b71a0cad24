import { useLayoutEffect } from "react";
import { standInFor } from "../../reading/commands/cursor.ts";
import { useStores } from "./context.tsx";
import type { ItemList, Stores } from "./stores.ts";

/** Makes a list known to the commands, and what stands in it for a selected item that it lost; answers how it leaves. */
function registerList({ list, session }: Stores, mine: ItemList): () => void {
  list.current = mine;
  const ids = mine.cards.map(({ item }) => item.id);
  const { selected, standIn } = session.getState();
  const next = standInFor(list.order, ids, selected);
  if (selected === null || ids.includes(selected)) list.order = ids;
  if (next !== standIn) session.setState({ standIn: next });
  return () => {
    if (list.current === mine) list.current = null;
  };
}

/** Keeps a list known to the commands while it is drawn. */
export function useRegistered(mine: ItemList): void {
  const stores = useStores();
  // Before anything is painted: a key may be pressed as soon as a card is seen.
  useLayoutEffect(() => registerList(stores, mine), [stores, mine]);
}
