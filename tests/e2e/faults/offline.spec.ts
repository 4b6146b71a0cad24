import { chromium } from "@playwright/test";
import { compileDigests, makeDigests } from "../bundle.ts";
import { watchContext } from "../watch.ts";
import { goOffline, goOnline, offlineLine, openReady } from "./offline-world.ts";
import { cards, expect, idsOf, openReader, storedMarks, test, toggleRead } from "./world.ts";

test.use({ serviceWorkers: "allow" });

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
  await expect(page.getByRole("heading", { name: "我的数据" })).toBeFocused();
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
