import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { localTime } from "../../bundle/day.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { applyReading, settingOf } from "../../reading/state/reading-state.ts";
import {
  arrivedSince,
  missingOf,
  newestOf,
  readVisit,
  type Visit,
  visitAt,
  visitText,
} from "../../reading/timeline/visit.ts";
import { localZone } from "../env/clock.ts";
import { useStores } from "./context.tsx";
import type { Stores } from "./stores.ts";

/** Signs of the reader are stored at most this often, in milliseconds. */
const SIGN_MS = 60_000;

/** True a minute after a sign was noted, also where the clock was set back since. */
const isDue = ({ at }: Visit, now: number): boolean => Math.abs(now - at) >= SIGN_MS;

/** Files of digests that could not be had, until they can. */
const lost = new Set<unknown>();

const shownIn = ({ seen, shown }: Visit): string => `${seen} ${shown}`;

const differs = (noted: Visit | null, visit: Visit): boolean =>
  !noted || shownIn(noted) !== shownIn(visit) || isDue(noted, visit.at);

/**
 * Notes that the reader is here: it belongs to the visit that lasts, or begins one. A page that is opened unseen,
 * beside another one or ahead of time, notes nothing until it is looked at.
 */
export function noteSign(
  { reading, session }: Pick<Stores, "reading" | "session">,
  manifest: Manifest,
): void {
  const state = reading.getState();
  const before = session.getState().visit;
  if (before && document.hidden) return;
  const stored = readVisit(settingOf(state, "visit"));
  const visit = visitAt(stored, Date.now(), manifest.latest, newestOf(manifest), missingOf(manifest, lost));
  if (!document.hidden && differs(stored, visit))
    reading.setState(applyReading(state, { type: "set", name: "visit", value: visitText(visit) }), true);
  if (!differs(before, visit)) return;
  const { since, known } = visit;
  const arrived = arrivedSince(manifest, since, known);
  const lastDay = since !== null && arrived?.more ? localTime(since, localZone(since)).day : null;
  session.setState({ visit, marker: arrived?.known ?? null, lastDay });
}

/** Keeps the visit: finds the one this page belongs to, and prolongs it with each sign of the reader. */
export function useVisit(manifest: Manifest | null): void {
  const { reading, session } = useStores();
  const client = useQueryClient();
  useEffect(() => {
    if (!manifest) return;
    const note = () => noteSign({ reading, session }, manifest);
    const sign = () => {
      const { visit } = session.getState();
      if (visit && isDue(visit, Date.now())) note();
    };
    note();
    const stop = client.getQueryCache().subscribe(({ query: { queryKey, state } }) => {
      const [kind, file] = queryKey;
      if (kind !== "shard" || state.status === "pending") return;
      const before = lost.size;
      if (state.status === "error") lost.add(file);
      else lost.delete(file);
      if (lost.size !== before) note();
    });
    const signs = ["pointerdown", "keydown", "scroll"] as const;
    for (const name of signs) window.addEventListener(name, sign, { passive: true });
    window.addEventListener("visibilitychange", note);
    return () => {
      stop();
      for (const name of signs) window.removeEventListener(name, sign);
      window.removeEventListener("visibilitychange", note);
    };
  }, [manifest, reading, session, client]);
}
