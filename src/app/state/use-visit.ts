import { useEffect } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { applyReading, settingOf } from "../../reading/reading-state.ts";
import { arrivedSince, readVisit, visitAt, visitText } from "../../reading/visit.ts";
import { useStores } from "./context.tsx";
import type { Stores } from "./stores.ts";

/** Signs of the reader are stored at most this often, in milliseconds. */
const SIGN_MS = 60_000;

/** Notes a sign of the reader: it belongs to the visit that lasts, or begins one. */
export function noteSign(
  { reading, session }: Pick<Stores, "reading" | "session">,
  manifest: Manifest,
): void {
  const before = session.getState().visit;
  const now = Date.now();
  if (before && now - before.at < SIGN_MS && before.seen >= manifest.latest) return;
  const visit = visitAt(readVisit(settingOf(reading.getState(), "visit")), now, manifest.latest);
  reading.setState(
    applyReading(reading.getState(), { type: "set", name: "visit", value: visitText(visit) }),
    true,
  );
  session.setState({ visit, marker: arrivedSince(manifest, visit.since)?.known ?? null });
}

/** Keeps the visit: finds the one this page belongs to, and prolongs it with each sign of the reader. */
export function useVisit(manifest: Manifest | null): void {
  const { reading, session } = useStores();
  useEffect(() => {
    if (!manifest) return;
    const sign = () => noteSign({ reading, session }, manifest);
    sign();
    const signs = ["pointerdown", "keydown", "scroll"] as const;
    for (const name of signs) window.addEventListener(name, sign, { passive: true });
    return () => {
      for (const name of signs) window.removeEventListener(name, sign);
    };
  }, [manifest, reading, session]);
}
