import { onlineManager, QueryCache, QueryClient } from "@tanstack/react-query";
import { isOnline } from "../env/connection.ts";
import { BundleFailed, type ManifestAnswer, manifestQuery } from "./queries.ts";

/** Waits before the second and the third try, in milliseconds; after that the reader decides. */
const WAITS_MS = [700, 2_500] as const;

/** A try that can only end as the last one did is not made. */
const isWorthATry = (error: Error): boolean =>
  !(error instanceof BundleFailed) ||
  (error.failure.type !== "newer" && !(error.failure.type === "offline" && !isOnline()));

/**
 * Hears of a file that the shown manifest names and the host no longer has, with the newest manifest known and
 * whether the file was asked for before that came. True where a newer manifest is to be looked for.
 */
export type OnFileGone = (known: ManifestAnswer | undefined, askedBefore: boolean) => boolean;

/** The queries of one page. Files that are gone together lead to one look for a newer manifest. */
export function createQueryClient(onFileGone: OnFileGone): QueryClient {
  // It believes in a network until told otherwise: a page opened without one would miss its coming.
  onlineManager.setOnline(isOnline());
  const gone = new Set<string>();
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryHash, queryKey }) => {
        if (!(error instanceof BundleFailed) || queryKey[0] === "manifest" || gone.has(queryHash)) return;
        if (error.failure.type !== "missing" && error.failure.type !== "altered") return;
        const { data, dataUpdatedAt = 0 } = client.getQueryState(manifestQuery.queryKey) ?? {};
        if (!onFileGone(data, error.askedAt < dataUpdatedAt)) return;
        gone.add(queryHash);
        void client.refetchQueries({ queryKey: manifestQuery.queryKey }, { cancelRefetch: false });
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < WAITS_MS.length && isWorthATry(error),
        retryDelay: (failures) => WAITS_MS[failures] ?? WAITS_MS[1],
        networkMode: "always",
        refetchOnReconnect: true,
      },
    },
  });
  return client;
}
