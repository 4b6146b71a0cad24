import type { QueryClient } from "@tanstack/react-query";
import { allShards } from "../../bundle/locate.ts";
import type { Manifest, ShardRef, Year, YearRef } from "../../bundle/schema.ts";
import { openAt } from "../../reading/view/span.ts";
import { START } from "../../reading/view/view.ts";
import { type ManifestAnswer, manifestQuery, shardQuery, yearQuery } from "./queries.ts";

/** Shards of the head below which the timeline goes on into the archive at once. */
const SHORT_HEAD = 4;

/** The years that the first screen needs. */
export const firstYears = (manifest: Manifest): readonly YearRef[] =>
  manifest.head.length < SHORT_HEAD ? manifest.years.slice(0, 1) : [];

/** The shards of the first screen, newest first. */
export function firstShards(manifest: Manifest, years: readonly Year[]): readonly ShardRef[] {
  const shards = allShards(manifest, years);
  const { first, end } = openAt(shards, START, 0);
  return shards.slice(first, end);
}

const NOTHING = { manifest: null, isStored: false } as const;

/** Fetches what the first screen shows, as far as it can be had; null where there is no manifest. */
export async function fetchFirstScreen(client: QueryClient): Promise<ManifestAnswer | typeof NOTHING> {
  const answer = await client.fetchQuery(manifestQuery).catch(() => null);
  if (!answer) return NOTHING;
  const { manifest } = answer;
  const years = await Promise.all(
    firstYears(manifest).map((ref) => client.fetchQuery(yearQuery(ref)).catch(() => null)),
  );
  const here = years.filter((year) => year !== null);
  await Promise.all(firstShards(manifest, here).map((ref) => client.prefetchQuery(shardQuery(ref))));
  return answer;
}
