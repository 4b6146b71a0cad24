import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { missingOf } from "../../reading/timeline/visit.ts";
import { useStores } from "./context.tsx";
import { isDue, noteSign } from "./note-sign.ts";

/** Files of digests that could not be had, until they can. */
const lost = new Set<unknown>();

/** Takes in whether a digest's file could be had. True where that is news. */
function learn({ queryKey: [kind, file], state: { status } }: Pick<Query, "queryKey" | "state">): boolean {
  if (kind !== "shard" || status === "pending") return false;
  const before = lost.size;
  if (status === "error") lost.add(file);
  else lost.delete(file);
  return lost.size !== before;
}

/** Keeps the visit: finds the one this page belongs to, and prolongs it with each sign of the reader. Draws nothing. */
export function VisitKeeper({ manifest }: { readonly manifest: Manifest | null }) {
  const { reading, session } = useStores();
  const client = useQueryClient();
  useEffect(() => {
    if (!manifest) return;
    const note = () => noteSign({ reading, session }, manifest, missingOf(manifest, lost));
    const sign = () => {
      const { visit } = session.getState();
      if (visit && isDue(visit, Date.now())) note();
    };
    const cache = client.getQueryCache();
    for (const query of cache.getAll()) learn(query);
    note();
    const stop = cache.subscribe(({ query }) => {
      if (learn(query)) note();
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
  return null;
}
