import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { mergeReading } from "../reading/reading-state.ts";
import { App } from "./App.tsx";
import { createQueryClient } from "./data/queries.ts";
import { keepEarlyKeys } from "./env/early-keys.ts";
import { openBrowserReading } from "./env/reading-storage.ts";
import { perform } from "./perform.ts";
import { ReaderProvider } from "./state/context.tsx";
import { createStores, type Stores } from "./state/stores.ts";
import "./styles.css";

keepEarlyKeys();
window.history.scrollRestoration = "manual";

const storage = openBrowserReading(new URL("./", document.baseURI).pathname);
const stores = createStores(storage.load().state);
keep(stores);

/** Stores every change, and takes over what other tabs change. */
function keep({ reading }: Stores): void {
  reading.subscribe((state, before) => {
    if (state === before) return;
    const kept = storage.save(state);
    if (kept !== state) reading.setState(kept, true);
  });
  storage.subscribe((news) => {
    if (news.type === "merged") reading.setState(mergeReading(reading.getState(), news.state), true);
    if (news.type === "wiped") reading.setState(news.state, true);
  });
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <ReaderProvider reader={{ stores, dispatch: (intent) => perform(intent, stores), search: "" }}>
          <App />
        </ReaderProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
