import type { QueryClient } from "@tanstack/react-query";
import type { ItemId } from "../../bundle/schema.ts";
import { bookmarksOf, type ReadingState } from "../../reading/state/reading-state.ts";
import { keepReady } from "../data/keep-ready.ts";
import { startWorker } from "../env/worker.ts";
import type { Stores } from "../state/stores.ts";

/** Time after which what is stored is looked through again once shards were read, in milliseconds. */
const SETTLE_MS = 2_000;
/** Longest wait for a quiet moment, in milliseconds. */
const QUIET_MS = 5_000;

/** Calls back in a quiet moment; a while later where the browser cannot tell. */
function whenQuiet(callback: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(callback, { timeout: QUIET_MS });
  else setTimeout(callback, 200);
}

/** What could not be stored this time is looked for again the next time. */
const ignoreFailure = (): void => {};

const bookmarkedIds = (state: ReadingState): readonly ItemId[] =>
  bookmarksOf(state).map(({ item }) => item.id);

/** Starts the service worker, and from then on keeps ready what is to be read without a network. */
export async function startOffline({ reading, session }: Stores, client: QueryClient): Promise<void> {
  if (!(await startWorker())) return;
  let planned = false;
  let running = Promise.resolve();
  const keep = () => {
    if (planned) return;
    planned = true;
    whenQuiet(() => {
      planned = false;
      const { shown, partial } = session.getState();
      if (!shown || partial) return;
      const bookmarked = bookmarkedIds(reading.getState());
      running = running.then(() => keepReady(client, shown, bookmarked)).catch(ignoreFailure);
    });
  };
  let timer = 0;
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "updated" || query.queryKey[0] !== "shard" || query.state.status !== "success") return;
    clearTimeout(timer);
    timer = window.setTimeout(keep, SETTLE_MS);
  });
  session.subscribe((now, before) => {
    if (now.shown !== before.shown) keep();
  });
  keep();
}
