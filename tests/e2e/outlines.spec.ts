import type { Page } from "@playwright/test";
import { holdApp, lookAtFrames, shiftOf } from "./frames.ts";
import { cards, expect, openReader, test } from "./reader.ts";

test.use({ bundle: "week" });

const VIEWS = ["catch-up", "bookmarks", "archive", "sources", "names", "settings"];
const OWN = ["catch-up", "bookmarks", "settings"];

/** The words that are seen in the page's own part, each with its place. */
const words = (page: Page): Promise<readonly string[]> =>
  page.locator("main").evaluate((main) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const { top, left, width, height } = range.getBoundingClientRect();
      const isSeen = text.parentElement?.checkVisibility({ visibilityProperty: true });
      if (isSeen && width > 1)
        found.push([text.textContent, ...[top, left, width, height].map(Math.round)].join(" "));
    }
    return found;
  });

for (const view of VIEWS)
  for (const width of [320, 390, 834, 1440])
    test(`${view} at ${width} px: what stands there before the app stays, word by word, when the app comes`, async ({
      page,
      server,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(lookAtFrames);
      const letGo = await holdApp(page);
      await page.goto(`${server.url}?view=${view}`);
      await expect(page.locator("main h2, main legend").first()).toBeAttached();
      // What waits says so until it is over.
      const before = (await words(page)).filter((text) => !text.startsWith("正在载入"));
      expect(before.length).toBeGreaterThan(1);
      letGo();
      await page.locator("[data-keys]").waitFor({ state: "attached" });
      await expect(page.locator(".skeleton")).toHaveCount(0);
      expect(await words(page)).toEqual(expect.arrayContaining([...before]));
      expect(await shiftOf(page)).toBe(0);
    });

test("a reader who was here before gets no outline that may be another reader's", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
  await holdApp(page);
  for (const view of VIEWS) {
    await page.goto(`${server.url}?view=${view}`);
    await expect(page.getByRole("banner")).toBeVisible();
    await page.waitForTimeout(300);
    await expect(page.locator("main")).toHaveCount(OWN.includes(view) ? 0 : 1);
  }
});

test("a view that is narrowed has no outline", async ({ page, server }) => {
  await holdApp(page);
  await page.goto(`${server.url}?view=bookmarks&category=research`);
  await expect(page.getByRole("banner")).toBeVisible();
  await page.waitForTimeout(300);
  await expect(page.locator("main")).toHaveCount(0);
});

test("a press on the other tab before the app is there leads to it once it is", async ({ page, server }) => {
  const letGo = await holdApp(page);
  await page.goto(`${server.url}?view=sources`);
  await page.getByRole("navigation", { name: "来源与名称" }).getByRole("link", { name: "名称" }).click();
  letGo();
  await expect(page.getByRole("heading", { level: 2, name: "名称", exact: true })).toBeVisible();
});

test("without the script of the outlines, or the style, the views come with the app", async ({
  page,
  server,
}) => {
  for (const file of [/assets\/first-views-/, /assets\/styles-/]) {
    await page.route(file, (route) => route.abort());
    await page.goto(`${server.url}?view=sources`);
    await expect(page.locator(".ledger li").first()).toBeVisible();
    await page.unroute(file);
  }
});

test("a view asks for each of its files once, and for no shard that it does not show", async ({
  page,
  server,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // What is stored for the next visit is asked for later.
  await page.route(/assets\/start-offline-/, (route) => route.abort());
  for (const [view, folder, files] of [
    ["names", "names", 1],
    ["sources", "shards", 42],
  ] as const) {
    asked.length = 0;
    await page.goto(`${server.url}?view=${view}`);
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    await expect(page.locator(".skeleton")).toHaveCount(0);
    const data = asked.filter((path) => /\/data\/(?!manifest)/.test(path));
    expect(data).toEqual([...new Set(data)]);
    expect(data.filter((path) => path.includes(`/${folder}/`))).toHaveLength(files);
    expect(data).toHaveLength(files);
  }
});

test("a choice that is pressed in the settings before the app is here is made once it is", async ({
  page,
  server,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 844 });
  const letGo = await holdApp(page);
  await page.goto(`${server.url}?view=settings`);
  const dark = page.locator("main").getByText("深色", { exact: true });
  await dark.waitFor();
  const box = await dark.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  letGo();
  await expect(page.getByRole("radio", { name: "深色" })).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the timeline asks for nothing of other views", async ({ page, server }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openReader(page, server);
  const window = page.viewportSize()?.height ?? 0;
  expect((await cards(page).last().boundingBox())?.y).toBeGreaterThan(window);
  expect(asked.filter((url) => /first-views|\/assets\/pages-/.test(url))).toEqual([]);
});

test("all the sources are drawn in the end, and Back finds the place among those that were drawn last", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto(`${server.url}?view=sources`);
  const rows = page.locator(".ledger li");
  await expect(page.getByText("最近 42 期")).toBeVisible();
  const told = Number(/(\d+) 个来源/.exec((await page.locator(".page-head p").textContent()) ?? "")?.[1]);
  await expect(rows).toHaveCount(told);
  await rows.last().scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => window.scrollY);
  await page.waitForTimeout(300);
  await rows.last().getByRole("link").click();
  await expect(cards(page).first()).toBeVisible();
  await page.goBack();
  await expect(rows).toHaveCount(told);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);
});
