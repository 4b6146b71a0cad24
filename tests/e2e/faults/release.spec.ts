import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { otherRelease } from "../release.ts";
import type { TestServer } from "../server.ts";
import { goOffline, isReady, leftovers, offlineLine, openReady, updateOffer } from "./offline-world.ts";
import { expect, idsOf, openReader, storedMarks, test, toggleRead } from "./world.ts";

test.use({ serviceWorkers: "allow" });

/** Opens release A, puts B on the host, and lets the worker find it. */
async function openBeforeUpdate(page: Page, server: TestServer): Promise<void> {
  await openReady(page, server.url);
  server.release({ dist: otherRelease() });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(updateOffer(page)).toBeVisible();
}

/** The address of the app's first script: another one in each release. */
const entryScript = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.getElementById("root")?.dataset.app);

/** Items of another day are shown and marked although nothing can be stored of them, and nobody is told to be offline. */
async function readsFromNetwork(page: Page, server: TestServer): Promise<void> {
  await openReader(page, `${server.url}?day=2025-06-13`);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await openReader(page, server.url);
  expect(await storedMarks(page)).toBe(1);
  await expect(offlineLine(page)).toHaveCount(0);
}

test("B2: a new release asks; accepted, the page is loaded once and stands where it stood", async ({
  page,
  server,
  watch,
}) => {
  await openBeforeUpdate(page, server);
  const before = await entryScript(page);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await page.keyboard.press("Shift+j");
  const selected = page.locator("article[aria-current=true]");
  await expect(selected).toBeInViewport();
  const place = await selected.getAttribute("data-item");
  let loads = 0;
  page.on("load", () => (loads += 1));
  await updateOffer(page).click();
  expect(before).toMatch(/assets.index-/);
  await expect.poll(() => entryScript(page).catch(() => before)).not.toBe(before);
  await expect(page.locator(`article[data-item="${place}"]`)).toBeInViewport();
  expect(await storedMarks(page)).toBe(1);
  await expect.poll(() => isReady(page)).toBe(true);
  await expect(updateOffer(page)).toHaveCount(0);
  expect(loads).toBe(1);
  await watch.clean();
});

test("B2: not accepted, the old release goes on, later scripts included, though the host has them no more", async ({
  page,
  server,
  watch,
}) => {
  await openBeforeUpdate(page, server);
  const before = await entryScript(page);
  await page.getByRole("link", { name: "设置" }).click();
  await expect(page.getByRole("heading", { name: "我的数据" })).toBeVisible();
  await page.getByRole("link", { name: "归档" }).first().click();
  await expect(page.getByText("跳到日期")).toBeVisible();
  expect(await entryScript(page)).toBe(before);
  await expect(updateOffer(page)).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe(
    "installed",
  );
  await watch.clean();
});

test("B2: accepted in one tab, the old release goes on in another, later scripts included", async ({
  page,
  context,
  server,
  watch,
}) => {
  const other = await context.newPage();
  await openReady(other, server.url);
  const before = await entryScript(other);
  await openBeforeUpdate(page, server);
  await updateOffer(page).click();
  await expect.poll(() => entryScript(page).catch(() => before)).not.toBe(before);
  // The browser's own cache may have them still, and may not.
  await (await context.newCDPSession(other)).send("Network.clearBrowserCache");
  await other.getByRole("link", { name: "设置" }).click();
  await expect(other.getByRole("heading", { name: "我的数据" })).toBeVisible();
  expect(await entryScript(other)).toBe(before);
  await watch.clean();
});

test("B2: a page that the reader loads anew is the new release already, and is not asked about it", async ({
  page,
  server,
  watch,
}) => {
  await openBeforeUpdate(page, server);
  const before = await entryScript(page);
  await openReader(page, server.url);
  expect(await entryScript(page)).not.toBe(before);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByRole("link", { name: "设置" }).click();
  await expect(page.getByRole("heading", { name: "我的数据" })).toBeVisible();
  await expect(updateOffer(page)).toHaveCount(0);
  await watch.clean();
});

const SCRIPT = { "content-type": "text/javascript" };
const BROKEN = {
  "is missing (404)": { status: 404, body: "" },
  "fails (500)": { status: 500, body: "" },
  "is a page (200, HTML)": { body: "<!doctype html><p>hello", headers: { "content-type": "text/html" } },
  "cannot be parsed": { body: "addEventListener(", headers: SCRIPT },
  "throws in install": {
    body: "addEventListener('install', (e) => { e.waitUntil(Promise.reject(new Error('no'))); throw new Error('no'); })",
    headers: SCRIPT,
  },
  "throws in fetch": {
    body: "addEventListener('activate', (e) => e.waitUntil(clients.claim())); addEventListener('fetch', () => { throw new Error('no'); })",
    headers: SCRIPT,
  },
} as const;

for (const [name, fault] of Object.entries(BROKEN))
  test(`B4: a worker script that ${name} leaves the site as it is without one, and an old worker at work`, async ({
    page,
    server,
    watch,
    browser,
  }) => {
    const fresh = await browser.newContext();
    const freshPage = await fresh.newPage();
    await openReady(page, server.url);
    server.fault("service-worker.js", fault);
    await openReader(freshPage, server.url);
    await expect
      .poll(() => server.requests.filter((path) => path === "service-worker.js").length)
      .toBeGreaterThan(1);
    await openReader(freshPage, server.url);
    const [first = ""] = await idsOf(freshPage);
    await toggleRead(freshPage, first);
    expect(await storedMarks(freshPage)).toBe(1);
    await fresh.close();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => {}));
    await openReader(page, server.url);
    await toggleRead(page, first);
    expect(await storedMarks(page)).toBe(1);
    await watch.clean();
  });

test("B5: caches deleted under a page: the network steps in, marks stay, and only without one is it said", async ({
  page,
  context,
  server,
  watch,
}) => {
  await openReady(page, server.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await openReader(page, server.url);
  await page.getByRole("link", { name: "归档" }).first().click();
  await expect(page.getByText("跳到日期")).toBeVisible();
  await expect(offlineLine(page)).toHaveCount(0);
  expect(await storedMarks(page)).toBe(1);
  await goOffline(context, server);
  await expect(offlineLine(page)).toBeVisible();
  await watch.clean([/ERR_/]);
});

test("B5: with a quota of one megabyte the reader works from the network", async ({
  page,
  context,
  server,
  watch,
}) => {
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 1_000_000 });
  await openReader(page, server.url);
  await expect.poll(() => server.requests.includes("service-worker.js")).toBe(true);
  await readsFromNetwork(page, server);
  await watch.clean();
});

test("B5: a storage that breaks under the worker leaves the reader to the network", async ({
  page,
  server,
  watch,
}) => {
  const broken = `addEventListener("fetch", () => {
    for (const name of ["open", "match"]) CacheStorage.prototype[name] = () => Promise.reject(new Error("broken"));
  });`;
  const body = broken + readFileSync("dist/service-worker.js", "utf8");
  server.fault("service-worker.js", { body, headers: SCRIPT });
  await openReader(page, server.url);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await readsFromNetwork(page, server);
  await watch.clean();
});

test("B6: after the kill switch one visit later no worker and no cache of ours is left; marks and others' caches are", async ({
  page,
  server,
  watch,
}) => {
  await openReady(page, server.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await page.evaluate(() => caches.open("another-app"));
  server.fault("service-worker.js", { body: readFileSync("dist/service-worker-off.js"), headers: SCRIPT });
  await openReader(page, server.url);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(() => leftovers(page)).toEqual(["another-app"]);
  expect(await storedMarks(page)).toBe(1);
  await watch.clean();
});
