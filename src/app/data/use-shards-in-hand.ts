import { useMemo } from "react";
import type { Shard, ShardRef } from "../../bundle/schema.ts";
import { shardQuery } from "./queries.ts";
import { useWatch } from "./watch.ts";

const queryInHand = (ref: ShardRef) => ({ ...shardQuery(ref), enabled: false });

/** Those of some shards that any page has loaded; asks for none itself. */
export function useShardsInHand(refs: readonly ShardRef[]): readonly Shard[] {
  const { states } = useWatch(refs, queryInHand);
  return useMemo(() => states.flatMap((one) => (one?.data ? [one.data.shard] : [])), [states]);
}
