import { useEffect } from "react";
import type { Item } from "../../bundle/schema.ts";
import { useStores } from "../state/context.tsx";

/** Tells the counts which of the loaded items are muted or hidden. */
export function useOutOfSight(items: readonly Item[], isOut: (item: Item) => boolean): void {
  const { session } = useStores();
  useEffect(() => {
    const gone = items.filter(isOut);
    const { outOfSight } = session.getState();
    if (gone.length > 0 || outOfSight.length > 0) session.setState({ outOfSight: gone });
  }, [items, isOut, session]);
}
