import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { allShards } from "../../bundle/locate.ts";
import type { Digest, Item, ItemId, Manifest } from "../../bundle/schema.ts";
import { storyReports, storyShards, storyYears } from "../../reading/stories/story-page.ts";
import { shardQuery, yearQuery } from "../data/queries.ts";
import { refetchFailed } from "../data/refetch-failed.ts";

/** A story as far as it is here. */
export interface LoadedStory {
  readonly reports: readonly Item[];
  /** In which zone an item's digest was written. */
  readonly zoneOf: (item: Item) => string;
  readonly busy: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Loads the days on which a story's reports may stand. */
export function useStory(manifest: Manifest, story: ItemId): LoadedStory {
  const lists = useQueries({ queries: storyYears(manifest, story).map(yearQuery) });
  const years = lists.flatMap((list) => list.data ?? []);
  const refs = storyShards(allShards(manifest, years), story);
  const answers = useQueries({ queries: refs.map(shardQuery) });
  const all = [...lists, ...answers];
  const here = answers.filter((answer) => answer.data).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a shard that is here never changes
  const digests = useMemo<readonly Digest[]>(
    () => answers.flatMap((answer) => answer.data?.shard.digests ?? []),
    [story, here, refs.length],
  );
  return {
    reports: useMemo(() => storyReports(digests, story), [digests, story]),
    zoneOf: useMemo(() => {
      const zones = new Map(digests.map(({ id, zone }) => [id, zone]));
      return (item) => zones.get(item.digest) ?? "Z";
    }, [digests]),
    busy: all.some((answer) => answer.isPending),
    failed: all.some((answer) => answer.isError),
    retry: () => refetchFailed(all),
  };
}
