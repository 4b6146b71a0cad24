import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { cards, expect, openReader, test } from "./faults/world.ts";
import type { TestServer } from "./server.ts";
import { countElements, madeArchive, scrollThrough } from "./ten-years.ts";

/** What `make-digests.mjs` makes goes back from 14 June 2025, 00:00, six a day. */
const OLDEST = "2015-05-31";

// The archive may have to be compiled first.
test.describe.configure({ timeout: 400_000 });

const mostElements = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { mostElements: { elements: number } }).mostElements.elements);

const status = (page: Page) => page.locator(".search-status").getByRole("status");

/** Fails where a day between the first and the last is missing. */
function expectEveryDay(days: readonly string[]): void {
  const sorted = [...new Set(days)].sort();
  for (const [at, day] of sorted.slice(1).entries())
    expect(Date.parse(day) - Date.parse(sorted[at] ?? ""), `${sorted[at]}, then ${day}`).toBe(86_400_000);
}

test("22,000 digests: from the newest item to the oldest by jumps, a filter, a search, and back", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: madeArchive(22_000) });
  await page.addInitScript(countElements);
  await openReader(page, server.url);
  const newest = (await cards(page).first().getAttribute("data-item")) ?? "";

  await page.goto(`${server.url}?view=archive`);
  const earlier = page.getByRole("button", { name: "前一年" });
  await expect(page.locator(".month").first()).toBeVisible();
  while (await earlier.isEnabled()) await earlier.click();
  await page.locator(".month").last().getByRole("link").first().click();
  await expect(page.locator(`[data-item^="${OLDEST}"]`).first()).toBeVisible();
  const down = await page.evaluate(scrollThrough, { by: 800, steps: 200 });
  expect(down.atEnd).toBe(true);
  await expect(page.locator(".list-end")).toBeVisible();
  const up = await page.evaluate(scrollThrough, { by: -800, steps: 60 });
  expectEveryDay(up.days);
  expect(Math.max(down.moved, up.moved)).toBeLessThanOrEqual(2);

  const place = await cards(page).first().getAttribute("data-item");
  await page.getByRole("group", { name: "分类" }).getByRole("button").nth(2).click();
  await expect(cards(page).first()).toBeVisible();
  await page.goBack();
  await expect(page.locator(`[data-item="${place}"]`)).toBeVisible();
  expect(await mostElements(page)).toBeLessThanOrEqual(1_500);

  await page.goto(`${server.url}?q=${encodeURIComponent("液冷")}&to=2015-12-31`);
  await expect(status(page)).toHaveText(/已找到 \d+ 条|\d+ 条结果/);
  await expect(cards(page).first().locator("mark").first()).toHaveText("液冷");
  await page.goto(server.url);
  await expect(page.locator(`[data-item="${newest}"]`)).toBeVisible();
});

test("the window slides both ways in the middle of ten years, and keeps day, place and bounds", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: madeArchive(22_000) });
  await page.addInitScript(countElements);
  await openReader(page, `${server.url}?day=2020-02-29`);
  // About 2,800 items: more than stand in the window at once.
  const down = await page.evaluate(scrollThrough, { by: 6_000, steps: 130 });
  expect(down.days[0]).toBe("2020-02-29");
  const reached = down.days.at(-1) ?? "";
  const back = await page.evaluate(scrollThrough, { by: -6_000, steps: 150 });
  expect([...back.days].sort().at(-1)).toMatch(/^2020-0[23]/);
  expect(down.moved).toBeLessThanOrEqual(2);
  expect(back.moved).toBeLessThanOrEqual(2);
  expect([down.blank, back.blank]).toEqual([0, 0]);
  expect(reached < "2020-02-01").toBe(true);
  expect(await mostElements(page)).toBeLessThanOrEqual(1_500);
});

/** Paths and compressed bytes of what a page asked for; the names of files without their hashes. */
function sent({ answers }: TestServer) {
  const bytes = answers.reduce((sum, { body }) => sum + (body.length > 0 ? gzipSync(body).length : 0), 0);
  return { requests: answers.length, bytes };
}

/** Waits until nothing was asked for during three seconds: on a busy machine half a second passes between two asks. */
async function settled(page: Page, server: TestServer): Promise<void> {
  for (let before = -1; before !== server.requests.length; ) {
    before = server.requests.length;
    await page.waitForTimeout(3_000);
  }
}

async function firstLoad(page: Page, server: TestServer): Promise<ReturnType<typeof sent>> {
  await openReader(page, server.url);
  await settled(page, server);
  return sent(server);
}

test("a first visit to 22,000 digests costs what one to 220 does, a repeat visit no bytes of data", async ({
  browser,
  page,
  serve,
}) => {
  const small = await serve({ data: madeArchive(220) });
  const large = await serve({ data: madeArchive(22_000) });
  const other = await browser.newContext();
  const [few, many] = [await firstLoad(await other.newPage(), small), await firstLoad(page, large)];
  await other.close();
  expect(many.requests).toBe(few.requests);
  expect(many.bytes / few.bytes).toBeLessThanOrEqual(1.02);
  expect(large.requests.filter((path) => path.includes("/search/") || path.includes("/years/"))).toEqual([]);

  large.answers.length = 0;
  await openReader(page, large.url);
  await settled(page, large);
  const data = large.answers.filter(({ path }) => path.startsWith("data/"));
  expect(data.map(({ path, status: code, body }) => [path, code, body.length])).toEqual([
    ["data/manifest.json", 304, 0],
  ]);
});

test("one new digest costs half as much again as itself, and a kilobyte", () => {
  const bundle = madeArchive(22_000);
  const packed = (path: string): number => gzipSync(readFileSync(join(bundle, path))).length;
  const manifest = JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8")) as {
    head: { file: string }[];
  };
  // What a page that has all the rest asks for: the manifest anew, and the shard of the digest.
  for (const { file } of manifest.head)
    expect(packed("manifest.json") + packed(file)).toBeLessThanOrEqual(1.5 * packed(file) + 1_000);
});

test("what was scrolled through leaves the memory again", async ({ page, serve }) => {
  const server = await serve({ data: madeArchive(22_000) });
  await page.clock.install();
  await page.clock.resume();
  await openReader(page, server.url);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send("HeapProfiler.enable");
    await session.send("HeapProfiler.collectGarbage");
    return ((await session.send("Runtime.getHeapUsage")) as { usedSize: number }).usedSize;
  };
  // What is loaded once (the renderer of Markdown, the pages) is no growth.
  const there = async (steps: number) => {
    await page.goto(`${server.url}?day=2020-02-29`);
    await expect(cards(page).first()).toBeVisible();
    await page.evaluate(scrollThrough, { by: 6_000, steps });
    await page.getByRole("link", { name: "时间线" }).first().click();
    await expect(page.locator("[data-item^='2025-06-1']").first()).toBeVisible();
    // Shards that no view shows are let go after five minutes.
    await page.clock.fastForward("06:00");
  };
  await there(1);
  const before = await heap();
  await there(60);
  await expect.poll(heap, { timeout: 30_000 }).toBeLessThan(before + 3_000_000);
});
