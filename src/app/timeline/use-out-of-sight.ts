import { useEffect } from "react";
import type { Item } from "../../bundle/schema.ts";
import { isHidden } from "../../reading/hidden.ts";
import { useReading, useStores } from "../state/context.tsx";

/** Tells the counts which of the loaded items are muted or hidden. */
export function useOutOfSight(items: readonly Item[], isMuted: (item: Item) => boolean): void {
  const { session } = useStores();
  const entries = useReading((state) => state.entries);
  useEffect(() => {
    const gone = items.filter((item) => isMuted(item) || isHidden(entries, item.id));
    const { outOfSight } = session.getState();
    if (gone.length > 0 || outOfSight.length > 0) session.setState({ outOfSight: gone });
  }, [items, isMuted, entries, session]);
}
