import { useEffect } from "react";
import { localTime } from "../../bundle/day.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { applyReading, settingOf } from "../../reading/state/reading-state.ts";
import { arrivedSince, newestOf, readVisit, visitAt, visitText } from "../../reading/timeline/visit.ts";
import { localZone } from "../env/clock.ts";
import { useStores } from "./context.tsx";
import type { Stores } from "./stores.ts";

/** Signs of the reader are stored at most this often, in milliseconds. */
const SIGN_MS = 60_000;

/** Notes that the reader is here: it belongs to the visit that lasts, or begins one. */
export function noteSign(
  { reading, session }: Pick<Stores, "reading" | "session">,
  manifest: Manifest,
): void {
  const stored = readVisit(settingOf(reading.getState(), "visit"));
  const visit = visitAt(stored, Date.now(), manifest.latest, newestOf(manifest));
  const before = session.getState().visit;
  const isSame = before?.seen === visit.seen && `${before.shown}` === `${visit.shown}`;
  if (before && isSame && visit.at - before.at < SIGN_MS) return;
  reading.setState(
    applyReading(reading.getState(), { type: "set", name: "visit", value: visitText(visit) }),
    true,
  );
  const { since, known } = visit;
  const arrived = arrivedSince(manifest, since, known);
  const lastDay = since !== null && arrived?.more ? localTime(since, localZone(since)).day : null;
  session.setState({ visit, marker: arrived?.known ?? null, lastDay });
}

/** Keeps the visit: finds the one this page belongs to, and prolongs it with each sign of the reader. */
export function useVisit(manifest: Manifest | null): void {
  const { reading, session } = useStores();
  useEffect(() => {
    if (!manifest) return;
    const note = () => noteSign({ reading, session }, manifest);
    const sign = () => {
      const { visit } = session.getState();
      if (visit && Date.now() - visit.at >= SIGN_MS) note();
    };
    note();
    const signs = ["pointerdown", "keydown", "scroll"] as const;
    for (const name of signs) window.addEventListener(name, sign, { passive: true });
    return () => {
      for (const name of signs) window.removeEventListener(name, sign);
    };
  }, [manifest, reading, session]);
}
