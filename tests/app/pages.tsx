import { QueryClientProvider } from "@tanstack/react-query";
import { act, type ReactNode } from "react";
import { shardQuery } from "../../src/app/data/queries.ts";
import { createQueryClient } from "../../src/app/data/query-client.ts";
import { loadLater } from "../../src/app/state/later.tsx";
import type { Digest, Manifest } from "../../src/bundle/schema.ts";
import { manifestOf } from "../reading/made.ts";
import { drawn, storesAfter } from "./drawn.tsx";

/** Draws a page over digests, newest first, that are all here; those named are on their way or cannot be had. */
export async function drawnPage(
  digests: readonly Digest[],
  page: (manifest: Manifest) => ReactNode,
  stores = storesAfter(),
  missing: readonly Digest[] = [],
) {
  const manifest = manifestOf(digests);
  const client = createQueryClient(() => false);
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  for (const [at, ref] of manifest.head.entries()) {
    const digest = digests[at];
    if (digest && !missing.includes(digest))
      client.setQueryData(shardQuery(ref).queryKey, {
        shard: { version: 1, digests: [digest] },
        skipped: [],
      });
  }
  await loadLater();
  const view = await drawn(
    <QueryClientProvider client={client}>{page(manifest)}</QueryClientProvider>,
    stores,
  );
  // What is asked for in steps, as a search, comes a few turns later.
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  return { ...view, client, manifest };
}

/** The items whose cards stand in a page, in their order. */
export const cardsIn = (page: ParentNode): readonly (string | undefined)[] =>
  [...page.querySelectorAll<HTMLElement>("[data-item]")].map((card) => card.dataset.item);
