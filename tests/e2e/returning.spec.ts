import type { Page } from "@playwright/test";
import { compileDigests, later, makeDigests } from "./bundle.ts";
import { lookAtFrames, shiftOf } from "./frames.ts";
import { cards, comeAtTen, expect, keys, openReader, test } from "./reader.ts";
import type { TestServer } from "./server.ts";

/** The reader was here at ten; at five two digests more are there. */
async function beAway(page: Page, server: TestServer): Promise<void> {
  await comeAtTen(page, server);
  await page.clock.setFixedTime(new Date("2025-06-14T17:00:00+08:00"));
  server.release({ data: later() });
}

async function speakEnglish(page: Page, server: TestServer): Promise<void> {
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("radio", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Settings" })).toBeVisible();
}

for (const [name, query] of [
  ["the timeline", ""],
  ["catch-up", "?view=catch-up"],
] as const)
  test(`on a return after new digests ${name} opens and nothing moves`, async ({ page, server }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await beAway(page, server);
    await page.addInitScript(lookAtFrames);
    await openReader(page, server, query);
    await expect(cards(page)).not.toHaveCount(0);
    expect(await shiftOf(page)).toBe(0);
  });

test("in English the heading of a day keeps its lines as the day's digests come", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  server.release({ data: compileDigests(makeDigests(6, 14, "2025-06-14T20:00:00Z")) });
  await speakEnglish(page, server);
  server.fault(/shards\/2025-06-14-(12|08|04|00)/, { delay: 3000 });
  await openReader(page, server);
  const day = page.locator(".day-heading").first();
  const top = async () => (await cards(page).first().boundingBox())?.y;
  await expect(day).not.toContainText("5 digests");
  const before = await top();
  await expect(day).toContainText("5 digests");
  expect(await top()).toBe(before);
});

test("the archive counts a year once all of it is here", async ({ page, server }) => {
  server.release({ data: compileDigests(makeDigests(200, 3)) });
  server.fault(/\/years\//, { delay: 800 });
  await page.goto(`${server.url}?view=archive`);
  await expect(page.locator(".month").first()).toBeVisible();
  await expect(page.getByText("天有内容")).toBeHidden();
  await expect(page.getByText("600 条，34 天有内容")).toBeVisible();
});

test("in English the search field of a narrow bar has room for a word", async ({ page, server }) => {
  await page.setViewportSize({ width: 834, height: 900 });
  await speakEnglish(page, server);
  await openReader(page, server);
  const field = page.getByRole("textbox", { name: "Search" });
  expect((await field.boundingBox())?.width).toBeGreaterThan(48);
  const wide = async () => field.evaluate((input) => input.scrollWidth - input.clientWidth);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await wide()).toBe(0);
});

test("news that were all read are told as read, on the timeline and in catch-up, and nothing moves", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await beAway(page, server);
  await openReader(page, server, "?view=catch-up");
  await keys(page, "Shift+A", "g", "t");
  const line = page.locator(".arrival");
  await expect(line).toHaveText(/新到 12 条，分 2 期，都读完了。\s*$/);
  await expect(page.getByRole("feed", { name: "条目" })).toHaveAttribute("aria-busy", "false");
  await keys(page, "Shift+A");
  await page.addInitScript(lookAtFrames);
  await openReader(page, server);
  await expect(line).toHaveText(/都读完了。\s*$/);
  expect(await shiftOf(page)).toBe(0);
  await page.goto(`${server.url}?view=catch-up`);
  await expect(page.getByRole("heading", { level: 2, name: "全部看完" })).toBeVisible();
});
