import { localTime } from "../../bundle/day.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { applyReading, settingOf } from "../../reading/state/reading-state.ts";
import {
  arrivedSince,
  type Known,
  newestOf,
  readVisit,
  type Visit,
  visitAt,
  visitText,
} from "../../reading/timeline/visit.ts";
import { localZone } from "../env/clock.ts";
import type { Stores } from "./stores.ts";

/** Signs of the reader are stored at most this often, in milliseconds. */
const SIGN_MS = 60_000;

/** True a minute after a sign was noted, also where the clock was set back since. */
export const isDue = ({ at }: Visit, now: number): boolean => Math.abs(now - at) >= SIGN_MS;

const shownIn = ({ seen, shown }: Visit): string => `${seen} ${shown}`;

const differs = (noted: Visit | null, visit: Visit): boolean =>
  !noted || shownIn(noted) !== shownIn(visit) || isDue(noted, visit.at);

/**
 * Notes that the reader is here: it belongs to the visit that lasts, or begins one. A page that is opened unseen,
 * beside another one or ahead of time, notes nothing until it is looked at. Digests that are `missing` are not shown.
 */
export function noteSign(
  { reading, session }: Pick<Stores, "reading" | "session">,
  manifest: Manifest,
  missing: Known = [],
): void {
  const state = reading.getState();
  const before = session.getState().visit;
  if (before && document.hidden) return;
  const stored = readVisit(settingOf(state, "visit"));
  const visit = visitAt(stored, Date.now(), manifest.latest, newestOf(manifest), missing);
  if (!document.hidden && differs(stored, visit))
    reading.setState(applyReading(state, { type: "set", name: "visit", value: visitText(visit) }), true);
  if (!differs(before, visit)) return;
  const { since, known } = visit;
  const arrived = arrivedSince(manifest, since, known);
  const lastDay = since !== null && arrived?.more ? localTime(since, localZone(since)).day : null;
  session.setState({ visit, marker: arrived?.known ?? null, lastDay });
}
