import { useEffect, useMemo } from "react";
import { dayOf } from "../../bundle/item-id.ts";
import { shardsOfDay } from "../../bundle/locate.ts";
import type { Item, ShardRef } from "../../bundle/schema.ts";
import { applyReading, isRead } from "../../reading/state/reading-state.ts";
import { useShards } from "../data/use-shards.ts";
import { usePreferences, useSession, useStores } from "../state/context.tsx";

/** The shards of first reports that were read and are not in the list: what their readers know already. */
function useBackground(items: readonly Item[], shards: readonly ShardRef[], on: boolean) {
  const atLoad = useSession((session) => session.atLoad);
  const refs = useMemo(() => {
    if (!on) return [];
    const here = new Set(items.map(({ id }) => id));
    const days = items.flatMap(({ story }) =>
      story !== null && !here.has(story) && isRead(atLoad, story) ? [dayOf(story)] : [],
    );
    return [...new Set(days)].flatMap((day) => shardsOfDay(shards, day));
  }, [items, shards, atLoad, on]);
  const { loaded } = useShards(refs);
  return {
    waits: loaded.some(({ state }) => state === "loading"),
    items: loaded.flatMap((one) =>
      one.state === "ready" ? one.shard.digests.flatMap((digest) => digest.items) : [],
    ),
  };
}

/** Where the judge did not come, reports stay as they are taken for until the list changes. */
const leaveUnjudged = (): void => {};

/**
 * Judges the reports of a list once, when it is all here: those that repeat what was read are marked as
 * read, so that every count agrees; those that bring something new say what.
 */
export function useNovelty(items: readonly Item[], shards: readonly ShardRef[], complete: boolean): void {
  const { foldRepeats } = usePreferences();
  const { reading, session } = useStores();
  const background = useBackground(items, shards, foldRepeats);
  const ready = complete && !background.waits && items.length > 0;
  const known = background.items;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the background is the same once it is here
  useEffect(() => {
    if (!ready || !foldRepeats) return;
    const { verdicts } = session.getState();
    const told = items.filter(({ id, story }) => story !== null && !verdicts.has(id));
    if (told.length === 0) return;
    let left = false;
    const judged = import("../../reading/stories/novelty.ts").then(({ judgeList }) =>
      judgeList(known, items, reading.getState(), verdicts),
    );
    void judged.then((found) => {
      if (left) return;
      session.setState({ verdicts: found.verdicts });
      const change = { type: "read", items: found.repeats, read: true } as const;
      reading.setState(applyReading(reading.getState(), change), true);
    }, leaveUnjudged);
    return () => {
      left = true;
    };
  }, [items, ready, foldRepeats, reading, session]);
}
