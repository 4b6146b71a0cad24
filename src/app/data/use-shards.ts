import { type QueryClient, QueryObserver, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ShardRef } from "../../bundle/schema.ts";
import type { LoadedShard } from "../../reading/timeline.ts";
import { shardQuery } from "./queries.ts";

/** Shards that are asked for and kept as long as they are shown. */
interface ShardWatch {
  readonly show: (refs: readonly ShardRef[]) => void;
  readonly retry: () => void;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Another number whenever something came or failed. */
  readonly version: () => number;
}

function createShardWatch(client: QueryClient): ShardWatch {
  const watched = new Map<string, { readonly retry: () => void; readonly leave: () => void }>();
  const listeners = new Set<() => void>();
  let version = 0;
  const tell = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const watch = (ref: ShardRef) => {
    const observer = new QueryObserver(client, { ...shardQuery(ref), notifyOnChangeProps: ["status"] });
    const leave = observer.subscribe(tell);
    const retry = () => {
      if (observer.getCurrentResult().isError) void observer.refetch();
    };
    watched.set(ref.file, { retry, leave });
  };
  return {
    show: (refs) => {
      const wanted = new Set(refs.map(({ file }) => file));
      for (const [file, { leave }] of watched) {
        if (wanted.has(file)) continue;
        leave();
        watched.delete(file);
      }
      for (const ref of refs) if (!watched.has(ref.file)) watch(ref);
    },
    retry: () => {
      for (const { retry } of watched.values()) retry();
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    version: () => version,
  };
}

function loadedShard(client: QueryClient, ref: ShardRef): LoadedShard {
  const state = client.getQueryState(shardQuery(ref).queryKey);
  if (state?.data) return { state: "ready", ref, shard: state.data.shard };
  return { state: state?.status === "error" ? "failed" : "loading", ref };
}

/**
 * Fetches the shards of a window and tells how far each is here. `useQueries` would do the same, but what it watches
 * now keeps hold of all that it watched before, and it looks at each of hundreds of shards at every drawing.
 */
export function useShards(refs: readonly ShardRef[]): {
  readonly loaded: readonly LoadedShard[];
  readonly retry: () => void;
} {
  const client = useQueryClient();
  const [watch] = useState(() => createShardWatch(client));
  const version = useSyncExternalStore(watch.subscribe, watch.version, watch.version);
  useEffect(() => watch.show(refs), [watch, refs]);
  useEffect(() => () => watch.show([]), [watch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version stands for the state of all shards
  const loaded = useMemo(() => refs.map((ref) => loadedShard(client, ref)), [client, refs, version]);
  return { loaded, retry: watch.retry };
}
