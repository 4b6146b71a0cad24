/** What a filter by source or name needs besides the timeline; loaded when there is one. */

import type { QueryClient } from "@tanstack/react-query";
import { itemsIn } from "../../bundle/counts.ts";
import type { Manifest } from "../../bundle/schema.ts";
import type { SegmentRef } from "../../bundle/search-shard.ts";
import { facetsOf, numbersIn } from "../../reading/search/search-candidates.ts";
import { unindexed } from "../../reading/search/search-run.ts";
import type { View } from "../../reading/view/view.ts";
import { searchEntryQuery, searchFilesOf } from "./search-files.ts";

/**
 * The segments of the search index, newest first, and how many items are newer than all of them. Throws as React Query
 * asks for.
 */
export async function indexOf(
  client: QueryClient,
  { search, head }: Manifest,
): Promise<{ readonly segments: readonly SegmentRef[]; readonly unindexed: number }> {
  const entry = await client.fetchQuery(searchEntryQuery(search ?? ""));
  return { segments: entry.segments, unindexed: itemsIn(unindexed(head, entry)) };
}

/** The items of a segment that a view may show, as `numbersIn` gives them. */
export function numbersOf(client: QueryClient, manifest: Manifest, segment: SegmentRef, view: View) {
  const facets = facetsOf(view);
  return numbersIn(segment, facets, facets.length, searchFilesOf(client, manifest), new Map());
}
