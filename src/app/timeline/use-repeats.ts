import { useCallback } from "react";
import type { Item } from "../../bundle/schema.ts";
import { isMarked, isRead } from "../../reading/state/reading-state.ts";
import { usePreferences, useSession } from "../state/context.tsx";

/**
 * Tells whether a report repeats what was read. One whose story was read and that is not judged yet is
 * taken for one, as most are: it then needs no line taken from under the reader's eyes.
 */
export function useRepeats(): (item: Item) => boolean {
  const { foldRepeats } = usePreferences();
  const verdicts = useSession((session) => session.verdicts);
  const atLoad = useSession((session) => session.atLoad);
  return useCallback(
    (item) => {
      if (!foldRepeats) return false;
      const verdict = verdicts.get(item.id);
      if (verdict !== undefined) return verdict?.type === "repeat";
      return item.story !== null && isRead(atLoad, item.story) && !isMarked(atLoad, item.id);
    },
    [foldRepeats, verdicts, atLoad],
  );
}
