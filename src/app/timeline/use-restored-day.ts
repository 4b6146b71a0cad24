import { useMemo } from "react";
import { dayOf, parseItemId } from "../../bundle/item-id.ts";
import type { Day } from "../../bundle/schema.ts";
import { formatView, type View } from "../../reading/view/view.ts";
import { readAnchor } from "../env/anchor.ts";
import { PRERENDERING } from "../state/prerendering.ts";

/** The day at which the reader left this page of the history; null for a page never seen. */
export function useRestoredDay(view: View): Day | null {
  const key = formatView(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each address, before scrolling changes it
  return useMemo(() => {
    const anchor = PRERENDERING ? null : readAnchor();
    const id = anchor && parseItemId(anchor.key);
    return id && dayOf(id);
  }, [key]);
}
