import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { mergeReading } from "../reading/reading-state.ts";
import { App } from "./App.tsx";
import { createQueryClient } from "./data/query-client.ts";
import { keepEarlyKeys } from "./env/early-keys.ts";
import { reloadOnLostChunk } from "./env/lost-chunks.ts";
import { askToPersist } from "./env/persistence.ts";
import { openBrowserReading } from "./env/reading-storage.ts";
import type { StorageNotice } from "./env/storage-world.ts";
import { perform } from "./perform.ts";
import { ReaderProvider } from "./state/context.tsx";
import { createStores, type Stores } from "./state/stores.ts";
import "./styles.css";

keepEarlyKeys();
window.history.scrollRestoration = "manual";

const basePath = new URL("./", document.baseURI).pathname;
reloadOnLostChunk(basePath);
const storage = openBrowserReading(basePath);
const { state, notices } = storage.load();
const stores = createStores(state, storage);
keep(stores);
for (const notice of notices) tell(notice, stores);

const client = createQueryClient(() => stores.session.setState({ releaseGone: true }));

/** Stores every change, and takes over what other tabs change. */
function keep(stores: Stores): void {
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
    if (news.type === "wiped") reading.setState(news.state, true);
    if (news.type === "notice") tell(news.notice, stores);
  });
}

/** Tells what happened to the storage; once it works again, the words about it go. */
function tell(notice: StorageNotice, { session }: Stores): void {
  session.setState({ storageNotice: notice.type === "saved-again" ? null : notice });
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <ReaderProvider reader={{ stores, dispatch: (intent) => perform(intent, stores), search: "" }}>
          <App />
        </ReaderProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
