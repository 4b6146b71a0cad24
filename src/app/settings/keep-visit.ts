import { applyReading, type ReadingState, settingOf } from "../../reading/state/reading-state.ts";
import { joinVisits } from "../../reading/timeline/join-visits.ts";
import { readVisit, visitText } from "../../reading/timeline/visit.ts";
import type { Stores } from "../state/stores.ts";

const visitOf = (state: ReadingState) => readVisit(settingOf(state, "visit"));

/**
 * Lets the visit of this page go on after an import: that of a file ended at another time, and what was shown here
 * since would be new again. Only a first visit gives way to it, as on a new device.
 */
export function keepVisit({ reading }: Stores, before: ReadingState): void {
  const own = visitOf(before);
  const now = reading.getState();
  if (own === null || own.since === null) return;
  const value = visitText(joinVisits(own, visitOf(now) ?? own));
  reading.setState(applyReading(now, { type: "set", name: "visit", value }), true);
}
