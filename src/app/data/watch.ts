import {
  type QueryClient,
  QueryObserver,
  type QueryObserverOptions,
  type QueryState,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";

/** Queries that are asked for and kept as long as they are shown. */
interface Watch<Ref> {
  readonly show: (refs: readonly Ref[]) => void;
  readonly retry: () => void;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Another number whenever something came or failed. */
  readonly version: () => number;
}

/** A file of the bundle as others list it. */
interface Listed {
  readonly file: string;
}

type QueryOf<Ref, Data, Failed extends Error> = (ref: Ref) => QueryObserverOptions<Data, Failed>;

function createWatch<Ref extends Listed, Data, Failed extends Error>(
  client: QueryClient,
  queryOf: QueryOf<Ref, Data, Failed>,
): Watch<Ref> {
  const watched = new Map<string, { readonly retry: () => void; readonly leave: () => void }>();
  const listeners = new Set<() => void>();
  let version = 0;
  const tell = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const watch = (ref: Ref) => {
    const observer = new QueryObserver(client, { ...queryOf(ref), notifyOnChangeProps: ["status"] });
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

/**
 * Watches the queries of the files that are shown, and gives their states in the same order. `queryOf` stays the same
 * as long as it asks for the same. `useQueries` would do, but what it watches now keeps hold of all that it watched
 * before, and it looks at each of hundreds of files at every drawing.
 */
export function useWatch<Ref extends Listed, Data, Failed extends Error>(
  refs: readonly Ref[],
  queryOf: QueryOf<Ref, Data, Failed>,
): {
  readonly states: readonly (QueryState<Data, Failed> | undefined)[];
  readonly retry: () => void;
} {
  const client = useQueryClient();
  const watch = useMemo(() => createWatch(client, queryOf), [client, queryOf]);
  const version = useSyncExternalStore(watch.subscribe, watch.version, watch.version);
  useEffect(() => watch.show(refs), [watch, refs]);
  useEffect(() => () => watch.show([]), [watch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version stands for the state of all files
  const states = useMemo(
    () => refs.map((ref) => client.getQueryState<Data, Failed>(queryOf(ref).queryKey)),
    [client, refs, queryOf, version],
  );
  return { states, retry: watch.retry };
}
