import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { missingOf } from "../../reading/timeline/visit.ts";
import { useStores } from "./context.tsx";
import { isDue, noteSign } from "./note-sign.ts";

/** Files of digests that were asked for and are not here: on their way, or not to be had. */
const lacking = new Set<unknown>();

/** Takes in whether a digest's file is here. True where that is news. */
function learn({ queryKey: [kind, file], state }: Pick<Query, "queryKey" | "state">): boolean {
  if (kind !== "shard") return false;
  const before = lacking.size;
  if (state.status === "error" || state.fetchStatus === "fetching") lacking.add(file);
  else lacking.delete(file);
  return lacking.size !== before;
}

/** Keeps the visit: finds the one this page belongs to, and prolongs it with each sign of the reader. Draws nothing. */
export function VisitKeeper({ manifest }: { readonly manifest: Manifest | null }) {
  const { reading, session } = useStores();
  const client = useQueryClient();
  useEffect(() => {
    if (!manifest) return;
    const note = () => noteSign({ reading, session }, manifest, missingOf(manifest, lacking));
    const sign = () => {
      const { visit } = session.getState();
      if (visit && isDue(visit, Date.now())) note();
    };
    const cache = client.getQueryCache();
    // The reader may leave before these come, and before what is asked for later. What is never asked for was told of.
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
