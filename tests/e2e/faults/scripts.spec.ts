import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { otherRelease } from "../release.ts";
import type { TestServer } from "../server.ts";
import { isReady, openReady, updateOffer } from "./offline-world.ts";
import { cards, expect, openReader, storedMarks, test } from "./world.ts";

/** The app's first script, which the page asks for once it is painted. */
const ENTRY = /assets\/index-[\w-]{8}\.js/;
const PAGE = /^(index\.html)?$/;

const words = (page: Page) => page.getByRole("alert").filter({ hasText: "页面没有取全" });
const loads = (server: TestServer): number => server.requests.filter((path) => PAGE.test(path)).length;
const app = (page: Page) => page.locator("[data-keys]");

test("L9: without the app's scripts the cards stay readable, it is said, and a retry brings the app", async ({
  page,
  server,
  watch,
}) => {
  server.fault(ENTRY, { status: 404 });
  await page.goto(server.url);
  await expect(words(page)).toBeVisible();
  await expect(cards(page).first()).toBeVisible();
  // The page, and one look at what the host has.
  expect(loads(server)).toBe(2);
  server.lift();
  await words(page).getByRole("button").click();
  await expect(app(page)).toBeAttached();
  await expect(words(page)).toHaveCount(0);
  await watch.clean();
});

test("L9: a view without the app's scripts says so too", async ({ page, server, watch }) => {
  server.fault(ENTRY, { status: 404 });
  await page.goto(`${server.url}?view=archive`);
  await expect(words(page)).toBeVisible();
  await watch.clean();
});

test("L9: a page that a cache kept after its scripts were gone is loaded anew by itself", async ({
  page,
  serve,
}) => {
  const server = await serve({ headers: { "cache-control": "max-age=3600" } });
  await openReader(page, server.url);
  const before = await page.evaluate(() => document.getElementById("root")?.dataset.app);
  server.release({ dist: otherRelease() });
  // The scripts of the page are not in the browser's cache any more.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.clearBrowserCache");
  server.fault(PAGE, {
    body: readFileSync(join("dist", "index.html")),
    headers: { "content-type": "text/html", "cache-control": "max-age=3600" },
    times: 1,
  });
  await page.goto(server.url);
  await expect(app(page)).toBeAttached();
  expect(await page.evaluate(() => document.getElementById("root")?.dataset.app)).not.toBe(before);
});

test("L9: a script that fails wherever it is loaded is tried once more and then left, without a loop", async ({
  page,
  server,
}) => {
  server.fault(ENTRY, { body: "throw 1", headers: { "content-type": "text/javascript" } });
  await page.goto(server.url);
  await expect(words(page)).toBeVisible();
  await page.waitForTimeout(1_000);
  // Twice the page, and each time a look at what the host has.
  expect(loads(server)).toBe(4);
});

test.describe("with a worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("a page that reaches the host before its scripts is kept from known readers until these are there", async ({
    page,
    server,
    watch,
  }) => {
    await openReady(page, server.url);
    const before = await page.evaluate(() => document.getElementById("root")?.dataset.app);
    server.release({ dist: otherRelease() });
    server.fault(/^assets\//, { status: 404 });
    await openReader(page, server.url);
    const shown = () => page.evaluate(() => document.getElementById("root")?.dataset.app).catch(() => before);
    expect(await shown()).toBe(before);
    await page.keyboard.press("j");
    await page.keyboard.press("m");
    await expect.poll(() => storedMarks(page)).toBe(1);
    server.lift();
    await openReader(page, server.url);
    expect(await shown()).not.toBe(before);
    await watch.clean();
  });

  test("a host that has no page for a folder is read without a network as well", async ({
    page,
    server,
    context,
  }) => {
    server.fault(/^$/, { status: 403, body: "<Error/>", headers: { "content-type": "application/xml" } });
    await openReader(page, `${server.url}index.html`);
    await expect.poll(() => isReady(page), { timeout: 20_000 }).toBe(true);
    await server.down();
    await context.setOffline(true);
    await openReader(page, `${server.url}index.html`);
    await expect(cards(page).first()).toBeVisible();
  });

  test("the kill switch is no new version: nobody is asked to reload for it", async ({ page, server }) => {
    await openReady(page, server.url);
    server.fault(/^service-worker\.js$/, { body: readFileSync(join("dist", "service-worker-off.js")) });
    await openReader(page, server.url);
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
      .toBe(0);
    // As long as a page waits for an answer before it asks.
    await page.waitForTimeout(2_500);
    await expect(updateOffer(page)).toHaveCount(0);
  });
});
