import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import type { SegmentRef } from "../../bundle/search-shard.ts";
import { type Sieve, sieveOf, type Told } from "../../reading/view/sieve.ts";
import { formatView, START, type View } from "../../reading/view/view.ts";
import { useWatch } from "./watch.ts";

const sieving = () => import("./sieving.ts");

/** A segment of the search index that is asked for the numbers of items. */
interface Asked {
  readonly file: string;
  readonly ref: SegmentRef;
}

/** Where a filter by source or name finds its items, asked for segment by segment. */
interface Sifting {
  /** Null where the view asks for no source or name, or where there is no index. */
  readonly sieve: Sieve | null;
  readonly isWaiting: boolean;
  /** Asks about older items; null where all were asked about. */
  readonly more: (() => void) | null;
}

const NOT_NEEDED: Sifting = { sieve: null, isWaiting: false, more: null };

/** The items of the sources and names that a view asks for, by the search index: no shard is loaded in vain. */
export function useSieve(manifest: Manifest, view: View): Sifting {
  const client = useQueryClient();
  const key = formatView({ ...START, sources: view.sources, names: view.names, categories: view.categories });
  const isNeeded = view.sources.only.length + view.names.only.length > 0 && manifest.search !== null;
  const entry = useQuery({
    queryKey: ["sieve", manifest.search],
    queryFn: async () => (await sieving()).indexOf(client, manifest),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isNeeded,
  });
  const [asked, setAsked] = useState({ key, segments: 1 });
  const segments = asked.key === key ? asked.segments : 1;
  const listed = isNeeded ? entry.data?.segments : undefined;
  const refs = useMemo(
    () => (listed ?? []).slice(0, segments).map((ref) => ({ file: ref.id, ref })),
    [listed, segments],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key has all of the view that is asked about
  const numbersOf = useMemo(
    () =>
      ({ ref }: Asked) => ({
        queryKey: ["sieve", ref.id, key],
        queryFn: async () => (await sieving()).numbersOf(client, manifest, ref, view),
        staleTime: Number.POSITIVE_INFINITY,
      }),
    [client, manifest, key],
  );
  const { states } = useWatch(refs, numbersOf);
  if (!isNeeded || entry.isError) return NOT_NEEDED;
  const told = states.map((state, at): Told => ({ items: refs[at]?.ref.items ?? 0, numbers: state?.data }));
  const isWaiting = entry.isPending || states.some((state) => (state?.status ?? "pending") === "pending");
  return {
    sieve: sieveOf(entry.data?.unindexed ?? 0, told),
    isWaiting,
    more: segments < (listed?.length ?? 0) ? () => setAsked({ key, segments: segments + 2 }) : null,
  };
}
