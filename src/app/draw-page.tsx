import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { prerender } from "react-dom/static";
import { App } from "./App.tsx";
import { ReaderProvider } from "./state/context.tsx";
import type { Stores } from "./state/stores.ts";

/** The whole app as markup at the query of an address, with what the client and the stores have; ends the client. */
export async function drawPage(client: QueryClient, stores: Stores, search: string): Promise<string> {
  const { prelude } = await prerender(
    <QueryClientProvider client={client}>
      <ReaderProvider reader={{ stores, dispatch: () => {}, search }}>
        <App />
      </ReaderProvider>
    </QueryClientProvider>,
    // One piece: what React would send later it would put in place by a script.
    { progressiveChunkSize: Number.MAX_SAFE_INTEGER },
  );
  const markup = await new Response(prelude).text();
  // A query waits minutes before it is forgotten, and the build would wait with it.
  client.clear();
  return markup;
}
