import type { ReadingState } from "../../reading/state/reading-state.ts";
import { joinVisits } from "../../reading/timeline/join-visits.ts";
import { keepVisit, visitOf } from "../state/note-sign.ts";
import type { Stores } from "../state/stores.ts";

/**
 * Lets the visit of this page go on after an import: that of a file ended at another time, and what was shown here
 * since would be new again. Only a first visit gives way to it, as on a new device.
 */
export function goOnVisit(stores: Stores, before: ReadingState): void {
  const own = visitOf(before);
  if (own === null || own.since === null) return;
  keepVisit(stores, joinVisits(own, visitOf(stores.reading.getState()) ?? own));
}
