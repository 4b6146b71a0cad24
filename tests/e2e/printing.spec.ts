import type { Page } from "@playwright/test";
import { cards, expect, keys, openReader, test } from "./reader.ts";

test.use({ bundle: "week" });

/** Does what the browser does before it takes its picture of the page, without taking it. */
async function prepareToPrint(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
}

async function donePrinting(page: Page): Promise<void> {
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
}

test("paper has every loaded item, in ink, and the list is as it was after that", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  await openReader(page, server);
  await keys(page, "t", "t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await keys(page, "j", "j", "j", "j", "j", "j");
  const few = await cards(page).count();
  const place = () =>
    page.locator("article[aria-current=true]").evaluate((card) => card.getBoundingClientRect().top);
  const before = await place();
  await prepareToPrint(page);
  expect(await cards(page).count()).toBeGreaterThan(few);
  const list = page.locator("[data-list] > *");
  expect(
    await list.evaluate((rows) => [getComputedStyle(rows).paddingTop, getComputedStyle(rows).paddingBottom]),
  ).toEqual(["0px", "0px"]);
  const [barShare, ground] = await page.locator("article[aria-current=true]").evaluate((card) => {
    const bar = Number.parseFloat(getComputedStyle(card, "::before").height);
    return [bar / card.clientHeight, getComputedStyle(card).backgroundColor];
  });
  expect(barShare).toBeLessThan(0.5);
  await expect(page.locator("article[aria-current=true]")).toBeFocused();
  await expect(page.locator("article[aria-current=true]")).toHaveCSS("outline-style", "none");
  expect(ground).toBe("rgba(0, 0, 0, 0)");
  await expect(page.locator(".skip")).toBeHidden();
  await expect(page.getByText("Tidings", { exact: true }).first()).toBeVisible();
  expect(
    await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return [backgroundColor, color];
    }),
  ).toEqual(["rgb(255, 255, 255)", "rgb(22, 24, 27)"]);
  await donePrinting(page);
  await expect.poll(() => cards(page).count()).toBeLessThanOrEqual(few + 6);
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(2);
});

test("a search and the bookmarks are printed under what they are called", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "j", "s");
  await page.goto(`${server.url}?view=bookmarks`);
  await expect(cards(page)).toHaveCount(1);
  await prepareToPrint(page);
  await expect(page.getByRole("heading", { level: 2, name: "收藏" })).toBeVisible();
  await expect(page.getByRole("group", { name: "分类" })).toBeHidden();
  await donePrinting(page);
  await page.goto(`${server.url}?q=${encodeURIComponent("要点")}`);
  await expect(cards(page).first()).toBeVisible();
  await prepareToPrint(page);
  await expect(page.locator("[data-search]")).toBeVisible();
  await expect(page.locator(".search-status h2")).toBeVisible();
});

test("paper says when an item was published, and not how long ago", async ({ page, server }) => {
  await openReader(page, server);
  const published = await cards(page).first().locator("time").getAttribute("datetime");
  await page.clock.setFixedTime(Date.parse(published ?? "") + 7_200_000);
  await openReader(page, server);
  const time = cards(page).first().locator("time");
  await expect(time.getByText(/前$/)).toBeVisible();
  await prepareToPrint(page);
  await expect(time.getByText(/前$/)).toBeHidden();
  const full = time.getByText(/^20\d\d-\d\d-\d\d \d\d:\d\d \+08:00$/);
  expect((await full.boundingBox())?.height).toBeGreaterThan(10);
});
