import { localTime } from "../../bundle/day.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { applyReading, type ReadingState, settingOf } from "../../reading/state/reading-state.ts";
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

/** The visit that a state remembers. */
export const visitOf = (state: ReadingState): Visit | null => readVisit(settingOf(state, "visit"));

/** Has the reading state remember a visit. */
export function keepVisit({ reading }: Pick<Stores, "reading">, visit: Visit): void {
  const change = { type: "set", name: "visit", value: visitText(visit) } as const;
  reading.setState(applyReading(reading.getState(), change), true);
}

/** Signs of the reader are stored at most this often, in milliseconds. */
const SIGN_MS = 60_000;

/** True a minute after a sign was noted, also where the clock was set back since. */
export const isDue = ({ at }: Visit, now: number): boolean => Math.abs(now - at) >= SIGN_MS;

const shownIn = ({ seen, shown }: Visit): string => `${seen} ${shown}`;

const differs = (noted: Visit | null, visit: Visit): boolean =>
  !noted || shownIn(noted) !== shownIn(visit) || isDue(noted, visit.at);

/**
 * Notes that the reader is here: it belongs to the visit that lasts, or begins one. A page that is opened unseen,
 * beside another one or ahead of time, notes nothing until it is looked at. Digests that are `missing` are not shown:
 * all that are new, until the app stands and knows better.
 */
export function noteSign(
  stores: Pick<Stores, "reading" | "session">,
  manifest: Manifest,
  missing: Known = newestOf(manifest),
): void {
  const { reading, session } = stores;
  const before = session.getState().visit;
  if (before && document.hidden) return;
  const stored = visitOf(reading.getState());
  const visit = visitAt(stored, Date.now(), manifest.latest, newestOf(manifest), missing);
  if (!document.hidden && differs(stored, visit)) keepVisit(stores, visit);
  if (!differs(before, visit)) return;
  const { since, known } = visit;
  const arrived = arrivedSince(manifest, since, known);
  const lastDay = since !== null && arrived?.more ? localTime(since, localZone(since)).day : null;
  session.setState({ visit, marker: arrived?.known ?? null, lastDay });
}
