import { readFileSync } from "node:fs";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { compileDigests, makeDigest, makeDigests } from "../bundle.ts";
import { otherRelease } from "../release.ts";
import type { TestServer } from "../server.ts";
import { watchContext } from "../watch.ts";
import { cards, expect, idsOf, openReader, storedMarks, test, toggleRead } from "./world.ts";

test.use({ serviceWorkers: "allow" });

/** True once the worker answers for the page and has stored what it keeps ready. */
const isReady = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const known = await caches.match(new URL("data/known.json", document.baseURI).href);
    return navigator.serviceWorker.controller !== null && known !== undefined;
  });

/** Opens the reader and waits until it could do without a network. */
async function openReady(page: Page, url: string): Promise<void> {
  await openReader(page, url);
  await expect.poll(() => isReady(page), { timeout: 20_000 }).toBe(true);
}

async function goOffline(context: BrowserContext, server: TestServer): Promise<void> {
  await server.down();
  await context.setOffline(true);
}

async function goOnline(context: BrowserContext, server: TestServer): Promise<void> {
  await server.up();
  await context.setOffline(false);
}

const offlineLine = (page: Page) => page.locator(".offline").getByText("离线");
const updateOffer = (page: Page) => page.getByRole("button", { name: "新版本已就绪" });
const firstTitle = (page: Page) => cards(page).first().getByRole("heading");

/** Names of caches and how many workers are registered. */
const leftovers = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => [
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);

let old: string | null = null;
/** Sixty digests: the last eighteen are not in the head any more. */
const longBundle = (): string => {
  old ??= compileDigests(makeDigests(60, 14));
  return old;
};

test("L10: before the first visit there is the browser's own page; with a network the reader opens", async ({
  page,
  context,
  server,
}) => {
  await goOffline(context, server);
  await expect(page.goto(server.url)).rejects.toThrow(/ERR_/);
  await goOnline(context, server);
  await openReader(page, server.url);
});

test("L10: after a visit all that was read is readable, found, marked and said to be offline; then it recovers", async ({
  page,
  context,
  serve,
}) => {
  const server = await serve({ base: "/reader/", data: longBundle() });
  const watch = await watchContext(context, server.origin);
  await openReady(page, `${server.url}?day=2025-06-05`);
  await expect(page.locator('article[data-item^="2025-06-05"]').first()).toBeVisible();
  await openReader(page, server.url);
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  await goOffline(context, server);
  await expect(offlineLine(page)).toContainText("分钟前");
  await openReader(page, server.url);
  await expect(offlineLine(page)).toContainText("分钟前");
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await page.goto(`${server.url}?day=2025-06-05`);
  await expect(page.locator('article[data-item^="2025-06-05"]').first()).toBeVisible();
  await page.goto(`${server.url}?view=bookmarks`);
  await expect(cards(page)).toHaveCount(1);
  await page.goto(`${server.url}?q=${encodeURIComponent("第 13 件事")}`);
  await expect(page.getByText(/没有网络，只搜存在这里的 \d+ 条/)).toBeVisible();
  await expect(cards(page).first()).toContainText("第 13 条消息");
  await goOnline(context, server);
  await expect(offlineLine(page)).toHaveCount(0, { timeout: 15_000 });
  await expect(page.getByText(/只搜存在这里的/)).toHaveCount(0);
  await expect(page.getByText("已搜").first()).toContainText("840 条");
  await page.goto(server.url);
  await expect.poll(() => storedMarks(page)).toBe(1);
  await watch.clean([/ERR_/]);
});

test("L10: a shard cut in the middle is not kept as whole; once the network is back it is", async ({
  page,
  context,
  serve,
}) => {
  const server = await serve({ data: longBundle() });
  await openReady(page, server.url);
  server.fault(/^data\/shards\/2025-06-05/, { drop: 300 });
  await page.goto(`${server.url}?day=2025-06-05`);
  await expect(page.locator("[data-gap], .failure").first()).toBeVisible({ timeout: 15_000 });
  server.lift();
  await page.getByRole("button", { name: "重试" }).first().click();
  await expect(page.locator('article[data-item^="2025-06-05"]').first()).toBeVisible();
  await goOffline(context, server);
  await page.reload();
  await expect(page.locator('article[data-item^="2025-06-05"]').first()).toBeVisible();
});

test("L11: a host that lets everything be cached for a day shows new digests at the next visit, without a gap", async ({
  page,
  serve,
}) => {
  const server = await serve({ headers: { "cache-control": "max-age=86400" } });
  await openReady(page, server.url);
  const newer = {
    ...makeDigests(9, 14),
    "new.md": makeDigest("2025-06-15T00:00:00+08:00", [{ title: "新的一条" }]),
  };
  server.release({ data: compileDigests(newer) });
  await openReader(page, server.url);
  await expect(firstTitle(page)).toContainText("新的一条");
  await expect(page.locator("[data-gap]")).toHaveCount(0);
});

test("a visit with nothing new costs no bytes of data", async ({ page, serve }) => {
  const server = await serve();
  await openReady(page, server.url);
  const before = server.sent(/^data\//);
  await openReader(page, server.url);
  await page.reload();
  await expect(cards(page).first()).toBeVisible();
  expect(server.sent(/^data\//)).toBe(before);
});

test("B1: a page from the back/forward cache takes over marks of another tab and keeps its place", async ({
  server,
}, { project }) => {
  const whole = process.env.CHROMIUM_WHOLE_PATH;
  test.skip(!whole && /headless.shell/.test(process.env.CHROMIUM_PATH ?? ""), "a browser without the cache");
  const browser = await chromium.launch({
    ...project.use.launchOptions,
    ...(whole ? { executablePath: whole } : {}),
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) document.documentElement.dataset.restored = "";
    });
  });
  await openReady(page, server.url);
  const [first = "", second = ""] = await idsOf(page);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
  const place = await page.evaluate(() => scrollY);
  await page.goto(`${server.url}manifest.webmanifest`);
  const other = await context.newPage();
  await openReader(other, server.url);
  await toggleRead(other, first);
  await toggleRead(other, second);
  // Not `goBack`, which waits for a load: a page out of the cache is not loaded.
  await page.evaluate(() => history.back()).catch(() => {});
  await expect(page.locator("html[data-restored]")).toHaveCount(1);
  expect(await page.evaluate(() => scrollY)).toBe(place);
  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await expect(page.locator(`article[data-item="${first}"]`)).toContainText("已读");
  expect(await storedMarks(page)).toBe(2);
  // Its channel is open again: what is marked from now on arrives as well.
  await toggleRead(other, second);
  await expect(page.locator(`article[data-item="${second}"]`)).toContainText("未读");
  await browser.close();
});

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
  await openReader(page, `${server.url}?day=2025-06-13`);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await openReader(page, server.url);
  expect(await storedMarks(page)).toBe(1);
  await expect(offlineLine(page)).toHaveCount(0);
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

test("B7: with the worker at work no route breaks the page's policy", async ({ page, server, watch }) => {
  await openReady(page, server.url);
  for (const view of ["catch-up", "bookmarks", "archive", "sources", "settings", "nothing&q=要点"]) {
    await page.goto(`${server.url}?view=${view}`);
    await expect(page.getByRole("main")).not.toBeEmpty();
    await page.locator("[data-keys]").waitFor({ state: "attached" });
  }
  await watch.clean();
});

test("B9: in a browser without service workers and caches, as over plain http, it reads as ever", async ({
  page,
  server,
  watch,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
    Reflect.deleteProperty(window, "caches");
    Reflect.deleteProperty(window, "requestIdleCallback");
  });
  await openReader(page, server.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await page.goto(`${server.url}?view=settings`);
  await expect(page.getByRole("heading", { name: "我的数据" })).toBeVisible();
  expect(await storedMarks(page)).toBe(1);
  await watch.clean();
});

test("settings tell how much is stored and delete it; marks stay", async ({ page, server }) => {
  await openReady(page, server.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await page.goto(`${server.url}?view=settings`);
  await expect(page.getByText(/存下了 9 段内容（0\.\d MB，至多 20 MB）/)).toBeVisible();
  await page.getByRole("button", { name: "清除离线内容" }).click();
  await expect(page.getByText(/存下了/)).toHaveCount(0);
  expect(await storedMarks(page)).toBe(1);
});

test("the app can be installed: its web manifest is whole and its icons are there, under any path", async ({
  page,
  context,
  serve,
}) => {
  const server = await serve({ base: "/reader/" });
  await openReader(page, server.url);
  const session = await context.newCDPSession(page);
  const { url, errors, data } = await session.send("Page.getAppManifest");
  expect({ url, errors }).toEqual({ url: `${server.url}manifest.webmanifest`, errors: [] });
  const { icons } = JSON.parse(data ?? "{}") as { readonly icons: readonly { readonly src: string }[] };
  for (const { src } of icons) expect((await page.request.get(new URL(src, url).href)).status()).toBe(200);
});
