import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { catchUpRows, catchUpShards, digestsOf } from "../../reading/timeline/catch-up.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import { freshDigests, type Visit } from "../../reading/timeline/visit.ts";
import { START, type View } from "../../reading/view/view.ts";
import { shardQuery } from "../data/queries.ts";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useShows } from "../state/use-shows.ts";
import { useFolding } from "../timeline/use-folding.ts";
import { useNovelty } from "../timeline/use-novelty.ts";

/** What came since the last visit, as far as it is here. */
export interface Brief {
  readonly rows: readonly Row[];
  /** How many items are muted or hidden. */
  readonly muted: number;
  /** How many digests came, here or not. */
  readonly came: number;
  /** Whether a part is still on its way, and whether all parts are here. */
  readonly busy: boolean;
  readonly complete: boolean;
  /** For what failed, see `FailedAnswers`. */
  readonly answers: readonly UseQueryResult[];
}

/** The digests that came since the last visit, loaded and as rows. */
export function useBrief(manifest: Manifest, view: View, { since, known }: Visit): Brief {
  const { isOut } = useAttitudes();
  const shows = useShows({ ...START, muted: view.muted });
  const fold = useFolding(view, `catch-up ${since}`);
  const fresh = useMemo(() => freshDigests(manifest, since, known), [manifest, since, known]);
  const refs = useMemo(() => catchUpShards(manifest, fresh), [manifest, fresh]);
  const answers = useQueries({ queries: refs.map(shardQuery) });
  const shards = answers.flatMap((answer) => (answer.data ? [answer.data.shard] : []));
  const busy = answers.some((answer) => answer.isPending);
  const complete = shards.length === refs.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a shard that is here never changes
  const here = useMemo(() => (busy ? [] : shards), [busy, shards.length]);
  const digests = useMemo(() => digestsOf(here, fresh), [here, fresh]);
  const rows = useMemo(() => catchUpRows(digests, { shows, fold }), [digests, shows, fold]);
  const told = useMemo(
    () => here.flatMap(({ digests }) => digests.flatMap((digest): readonly Item[] => digest.items)),
    [here],
  );
  useNovelty(told, manifest.head, complete);
  const muted = useMemo(
    () => digests.flatMap((digest) => digest.items).filter(isOut).length,
    [digests, isOut],
  );
  return { rows, muted, came: fresh.length, busy, complete, answers };
}
