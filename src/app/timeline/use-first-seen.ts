import { useEffect, useState } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { firstSeen } from "../../reading/view/names.ts";
import { useNames } from "../data/use-names.ts";
import { useStores } from "../state/context.tsx";

/** After the list is here, the page is left alone for so long before the names are fetched, in ms. */
const LATER_MS = 3000;

/** Tells the cards which names are new, once the list is here and there is time. */
export function useFirstSeen(manifest: Manifest, complete: boolean): void {
  const { session } = useStores();
  const [later, setLater] = useState(false);
  const { names } = useNames(manifest, later);
  useEffect(() => {
    if (!complete) return;
    const timer = window.setTimeout(() => setLater(true), LATER_MS);
    return () => window.clearTimeout(timer);
  }, [complete]);
  useEffect(() => {
    if (names) session.setState({ firstSeen: firstSeen(names) });
  }, [names, session]);
}
