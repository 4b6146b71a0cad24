/** What a filter by source or name needs besides the timeline; loaded when there is one. */

import type { QueryClient } from "@tanstack/react-query";
import type { Manifest } from "../../bundle/schema.ts";
import type { SearchEntry, SegmentRef } from "../../bundle/search-shard.ts";
import { facetsOf, numbersIn } from "../../reading/search-candidates.ts";
import type { View } from "../../reading/view.ts";
import { searchEntryQuery, searchFilesOf } from "./search-files.ts";

/** The segments of the search index, newest first. Throws as React Query asks for. */
export const segmentsOf = async (client: QueryClient, file: string): Promise<SearchEntry["segments"]> =>
  (await client.fetchQuery(searchEntryQuery(file))).segments;

/** The items of a segment that a view may show, as `numbersIn` gives them. */
export function numbersOf(client: QueryClient, manifest: Manifest, segment: SegmentRef, view: View) {
  const facets = facetsOf(view);
  return numbersIn(segment, facets, facets.length, searchFilesOf(client, manifest), new Map());
}
