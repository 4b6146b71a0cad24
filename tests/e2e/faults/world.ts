import { test as base, expect, type Page } from "@playwright/test";
import { compileDigests, makeDigests } from "../bundle.ts";
import { type ServerOptions, startServer, type TestServer } from "../server.ts";
import { type Watch, watchContext } from "../watch.ts";

/** Whether the long forms are asked for: `TIDINGS_LONG=1`. */
export const LONG = process.env.TIDINGS_LONG === "1";

/** The newest digest of the made-up bundle holds the items 1 to 14; there are nine digests. */
export const SIZE = 14;
let compiled: string | null = null;
/** A bundle of nine digests of 14 items, compiled once for each worker. */
export const usualBundle = (): string => {
  compiled ??= compileDigests(makeDigests(9, SIZE));
  return compiled;
};

interface World {
  /** Starts a server for this test; closed when the test ends. */
  readonly serve: (options?: ServerOptions) => Promise<TestServer>;
  readonly server: TestServer;
  readonly watch: Watch;
}

export const test = base.extend<World>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names
  serve: async ({}, use) => {
    const servers: TestServer[] = [];
    await use(async (options = {}) => {
      const server = await startServer({ data: usualBundle(), hostHeaders: true, ...options });
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.close();
  },
  server: async ({ serve }, use) => {
    await use(await serve());
  },
  watch: async ({ context, server }, use) => {
    await use(await watchContext(context, server.origin));
  },
});
export { expect };

export const cards = (page: Page) => page.locator("article[data-item]");

/** Opens a page of the app and waits for its first card and for the app, as the first screen stands before it. */
export async function openReader(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(cards(page).first()).toBeVisible({ timeout: 15_000 });
  await page.locator("[data-keys]").waitFor({ state: "attached", timeout: 15_000 });
  await settled(page);
}

/** Waits until the list has drawn itself: no card was replaced for 300 ms, or three seconds are over. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const done = () => {
          observer.disconnect();
          resolve();
        };
        let quiet = setTimeout(done, 300);
        const observer = new MutationObserver((changes) => {
          const replaced = changes.some(({ removedNodes }) =>
            [...removedNodes].some(
              (node) => node instanceof Element && node.querySelector("article") !== null,
            ),
          );
          if (!replaced) return;
          clearTimeout(quiet);
          quiet = setTimeout(done, 300);
        });
        observer.observe(document.body, { childList: true, subtree: true });
        setTimeout(done, 3_000);
      }),
  );

/** The ids of the first `count` items of the made-up bundle, as the page has them. */
export const idsOf = (page: Page): Promise<readonly string[]> =>
  cards(page).evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.item ?? ""));

export const markButton = (page: Page, id: string) =>
  page.locator(`article[data-item="${id}"]`).getByRole("button", { name: /^标为(已读|未读)/ });

/** Presses the read button of an item. */
export const toggleRead = (page: Page, id: string) => markButton(page, id).click();

/** Read items, as the storage has them. */
export const storedMarks = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let read = 0;
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at) ?? "";
      if (!/^tidings:\/[^:]*:read:/.test(key)) continue;
      const payload = JSON.parse((localStorage.getItem(key) ?? "").replace(/^\d+\.\w+\./, "")) as Record<
        string,
        Record<string, string>
      >;
      for (const [count, days] of Object.entries(payload))
        if (Number(count) % 2 === 1) for (const text of Object.values(days)) read += text.length / 7;
    }
    return read;
  });

/** The keys of the reading state, without the prefix. */
export const storedKeys = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "")
      .filter((key) => key.startsWith("tidings:/:"))
      .map((key) => key.slice("tidings:/:".length)),
  );
