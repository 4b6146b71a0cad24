import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, startTransition, useInsertionEffect, useLayoutEffect, useRef } from "react";
import { translate } from "../reading/messages/translate.ts";
import { mergeReading } from "../reading/state/reading-state.ts";
import { parseView, type View, type ViewName } from "../reading/view/view.ts";
import { App } from "./App.tsx";
import { fetchFirstScreen } from "./data/first-screen.ts";
import { manifestQuery } from "./data/queries.ts";
import { createQueryClient } from "./data/query-client.ts";
import { SLOW_MS } from "./data/use-slow.ts";
import { createRoot } from "./env/create-root.ts";
import { isLayerShown, isOutlineShown, leaveLayer, takeOver } from "./env/first-layer.ts";
import { reloadOnLostChunk } from "./env/lost-chunks.ts";
import { askToPersist } from "./env/persistence.ts";
import { openBrowserReading } from "./env/reading-storage.ts";
import type { ReadingStorage, StorageNotice } from "./env/storage-world.ts";
import { loadStyle } from "./env/style.ts";
import { loadPage } from "./pages/Page.tsx";
import { perform } from "./perform.ts";
import { ReaderProvider } from "./state/context.tsx";
import { loadLater } from "./state/later.tsx";
import { leaveRelease } from "./state/leave-release.ts";
import { noteSign } from "./state/note-sign.ts";
import { startOver } from "./state/start-over.ts";
import { createStores, type Stores } from "./state/stores.ts";
import { openLanguage } from "./state/use-language.ts";
import wholeStyle from "./styles.css?url";

/** Stores every change, and takes over what other tabs change. */
function keep(storage: ReadingStorage, stores: Stores): void {
  const { reading } = stores;
  reading.subscribe((state, before) => {
    if (state === before) return;
    // The first bookmark is a wish to keep something: the moment to ask the browser for the same.
    if (before.bookmarks.size === 0 && state.bookmarks.size > 0) void askToPersist();
    const kept = storage.save(state);
    if (kept !== state) reading.setState(kept, true);
  });
  storage.subscribe((news) => {
    if (news.type === "merged") reading.setState(mergeReading(reading.getState(), news.state), true);
    if (news.type === "wiped") startOver(stores, news.state);
    if (news.type === "notice") tell(news.notice, stores);
  });
}

/** Tells what happened to the storage; once it works again, the words about it go. */
function tell(notice: StorageNotice, { session }: Stores): void {
  session.setState({ storageNotice: notice.type === "saved-again" ? null : notice });
}

/** Words beside the prerendered cards while the network keeps the app waiting. */
function tellSlow(): () => void {
  const timer = setTimeout(() => {
    const words = document.createElement("p");
    words.className = "waiting";
    words.setAttribute("role", "alert");
    words.textContent = translate("zh", "state.slow");
    document.querySelector("main")?.prepend(words);
  }, SLOW_MS);
  return () => clearTimeout(timer);
}

interface ArrivalProps {
  /** Once the app's elements are in the page, and before any of them is measured. */
  readonly onElements: () => void;
  readonly onArrival: () => void;
}

/** Says once that the app's own cards are on the page. */
function Arrival({ onElements, onArrival }: ArrivalProps) {
  const done = useRef(false);
  useInsertionEffect(onElements, [onElements]);
  useLayoutEffect(() => {
    if (!done.current) requestAnimationFrame(onArrival);
    done.current = true;
  }, [onArrival]);
  return null;
}

/** Reads what is kept of the reader, and keeps it from then on. */
function openStores(basePath: string): Stores {
  const storage = openBrowserReading(basePath);
  const { state, notices } = storage.load();
  const stores = createStores(state, storage, null);
  keep(storage, stores);
  for (const notice of notices) tell(notice, stores);
  return stores;
}

/** Views whose first screen has none of the parts that come later. */
const PLAIN_VIEWS: readonly ViewName[] = ["archive", "sources", "names", "settings"];

/**
 * Whether the first drawing needs parts that otherwise come after it, so that none of them moves what is below: where
 * prerendered cards are shown, they tell, and the rest is nothing that they have.
 */
function needsLater({ name }: View): boolean {
  if (!isLayerShown()) return !PLAIN_VIEWS.includes(name);
  return document.querySelector(".numbers-differ") !== null;
}

async function start(page: HTMLElement): Promise<void> {
  window.history.scrollRestoration = "manual";
  const basePath = new URL("./", document.baseURI).pathname;
  reloadOnLostChunk(basePath);
  const stores = openStores(basePath);
  const client = createQueryClient((...news) => leaveRelease(stores, ...news));
  const styled = loadStyle(wholeStyle);
  const view = parseView(window.location.search);
  // What does not come is drawn without: it is asked for again where it stands.
  const whole = Promise.all([loadPage(view), needsLater(view) ? loadLater() : null]).catch(() => {});
  const spoken = openLanguage(stores);
  const quiet = document.querySelector("main") ? tellSlow() : () => {};
  if (isLayerShown()) {
    const { manifest, isStored } = await fetchFirstScreen(client);
    stores.session.setState({ shown: manifest, partial: isStored });
    if (manifest) noteSign(stores, manifest);
  } else {
    // What arrived stands above all else: the visit is known before anything is drawn.
    const noted = client
      .fetchQuery(manifestQuery)
      .then(({ manifest }) => noteSign(stores, manifest), leaveUntold);
    // Without the manifest less would be drawn than what stands there.
    if (isOutlineShown()) await noted;
  }
  quiet();
  const dress = await styled;
  await spoken;
  await whole;
  const handover = leaveLayer();
  const onElements = () => {
    dress();
    handover.end();
  };
  const arrival = <Arrival onElements={onElements} onArrival={() => takeOver(handover)} />;
  // In slices, between which presses and scrolling are answered.
  startTransition(() =>
    createRoot(page).render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <ReaderProvider reader={{ stores, dispatch: (intent) => perform(intent, stores), search: "" }}>
            {arrival}
            <App />
          </ReaderProvider>
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
  startLater(stores, client);
}

/** A manifest that does not come the page tells of; without a worker it is read as before, and nothing is stored. */
const leaveUntold = (): void => {};

/** Once all is read that the first screen needs: what is stored serves the next visit, not this one. */
function startLater(stores: Stores, client: QueryClient): void {
  if (!import.meta.env.PROD) return;
  const startWorker = () =>
    void import("./offline/start-offline.ts")
      .then(({ startOffline }) => startOffline(stores, client))
      .catch(leaveUntold);
  const afterLoad = () => setTimeout(startWorker, 1_000);
  if (document.readyState === "complete") afterLoad();
  else window.addEventListener("load", afterLoad, { once: true });
}

// In a task of its own, below no other code: a long one keeps presses waiting.
const page = document.getElementById("root");
if (page) queueMicrotask(() => setTimeout(() => void start(page)));
