import type { QueryState } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DecodedShard } from "../../bundle/decode.ts";
import type { ShardRef } from "../../bundle/schema.ts";
import type { LoadedShard } from "../../reading/timeline/timeline.ts";
import { type BundleFailed, shardQuery } from "./queries.ts";
import { useWatch } from "./watch.ts";

function loadedShard(ref: ShardRef, state: QueryState<DecodedShard, BundleFailed> | undefined): LoadedShard {
  if (state?.data) return { state: "ready", ref, shard: state.data.shard };
  return { state: state?.status === "error" ? "failed" : "loading", ref };
}

/** Fetches the shards of a window and tells how far each is here. */
export function useShards(refs: readonly ShardRef[]): {
  readonly loaded: readonly LoadedShard[];
  readonly retry: () => void;
} {
  const { states, retry } = useWatch(refs, shardQuery);
  const loaded = useMemo(() => refs.map((ref, at) => loadedShard(ref, states[at])), [refs, states]);
  return { loaded, retry };
}
