import type { BrowserContext, Page } from "@playwright/test";
import type { TestServer } from "../server.ts";
import { cards, expect, openReader } from "./world.ts";

/** True once the worker answers for the page and has stored what it keeps ready. */
export const isReady = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const known = await caches.match(new URL("data/known.json", document.baseURI).href);
    return navigator.serviceWorker.controller !== null && known !== undefined;
  });

/** Opens the reader and waits until it could do without a network. */
export async function openReady(page: Page, url: string): Promise<void> {
  await openReader(page, url);
  await expect.poll(() => isReady(page), { timeout: 20_000 }).toBe(true);
}

export async function goOffline(context: BrowserContext, server: TestServer): Promise<void> {
  await server.down();
  await context.setOffline(true);
}

export async function goOnline(context: BrowserContext, server: TestServer): Promise<void> {
  await server.up();
  await context.setOffline(false);
}

export const offlineLine = (page: Page) => page.locator(".offline").getByText("离线");
export const updateOffer = (page: Page) => page.getByRole("button", { name: "新版本已就绪" });
export const firstTitle = (page: Page) => cards(page).first().getByRole("heading");

/** Names of caches and how many workers are registered. */
export const leftovers = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => [
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);
