import { useMemo } from "react";
import type { Item } from "../../bundle/schema.ts";
import { factPieces } from "../../reading/stories/verdict.ts";
import { usePreferences, useSession } from "../state/context.tsx";
import { type Marker, useMarker } from "./Marked.tsx";

const NONE: readonly string[] = [];

/** What an item brings that is new on a story that was read, and what marks it in a text. */
export function useVerdict(item: Item): {
  readonly facts: readonly string[];
  readonly marker: Marker | null;
} {
  const { foldRepeats } = usePreferences();
  const verdict = useSession((session) => session.verdicts.get(item.id));
  const outer = useMarker();
  const facts = foldRepeats && verdict?.type === "update" ? verdict.facts : NONE;
  const marker = useMemo(
    () => (facts.length > 0 && !outer ? (text: string) => factPieces(text, facts) : outer),
    [facts, outer],
  );
  return { facts, marker };
}
