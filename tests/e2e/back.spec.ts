import type { Page } from "@playwright/test";
import { expect, openReader, test } from "./reader.ts";

test.use({ bundle: "week" });

const top = (page: Page) => page.evaluate(() => window.scrollY);
/** The first card on screen, and where it begins, in px. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>("[data-item]")];
    const first = cards.find((card) => card.getBoundingClientRect().bottom > 120);
    return [first?.dataset.item, Math.round(first?.getBoundingClientRect().top ?? 0)] as const;
  });
const settings = (page: Page) => page.getByRole("link", { name: "设置" }).first();

test("settings open at their top however far down the reader was, and Back finds each place", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  for (const _ of [1, 2]) {
    await page.evaluate(() => window.scrollTo(0, 5_000));
    await expect.poll(() => top(page)).toBeGreaterThan(4_000);
    await settings(page).click();
    await expect(page.getByRole("heading", { level: 2, name: "设置" })).toBeVisible();
    await expect.poll(() => top(page)).toBe(0);
    await page.evaluate(() => window.scrollTo(0, 600));
    await page.waitForTimeout(300);
    await page.goBack();
    await expect.poll(() => top(page)).toBeGreaterThan(4_000);
  }
  await page.goForward();
  await expect.poll(() => top(page)).toBe(600);
});

/** Has the page's browser say nothing of the end of a scroll, as Safari before version 26.2. */
function withoutScrollEnd(): void {
  Reflect.deleteProperty(window, "onscrollend");
  const swallow = (event: Event) => event.isTrusted && event.stopImmediatePropagation();
  window.addEventListener("scrollend", swallow, { capture: true });
}

test("Back finds the place where the browser does not say that scrolling ended", async ({ page, server }) => {
  await page.addInitScript(withoutScrollEnd);
  await openReader(page, server);
  await page.evaluate(() => window.scrollTo(0, 5_000));
  await expect.poll(() => top(page)).toBeGreaterThan(4_000);
  await page.waitForTimeout(400);
  const before = await seen(page);
  await settings(page).click();
  await expect(page.getByRole("heading", { level: 2, name: "设置" })).toBeVisible();
  await expect.poll(() => top(page)).toBe(0);
  await page.evaluate(() => window.scrollTo(0, 600));
  await page.waitForTimeout(400);
  expect(await top(page)).toBe(600);
  await page.goBack();
  await expect.poll(async () => (await seen(page))[0]).toBe(before[0]);
  await expect.poll(async () => Math.abs((await seen(page))[1] - before[1])).toBeLessThanOrEqual(2);
  await page.goForward();
  await expect.poll(() => top(page)).toBe(600);
});

test("Back to a search finds its hits and the one that was read", async ({ page, server }) => {
  await openReader(page, server);
  await page.getByRole("textbox", { name: "搜索" }).fill("条");
  const list = page.getByRole("feed", { name: "搜索结果" });
  await list.getByRole("article").first().waitFor();
  for (let step = 0; step < 8; step += 1) {
    await page.evaluate(() => window.scrollBy(0, 2_000));
    await page.waitForTimeout(200);
  }
  const first = async () => (await seen(page))[0];
  const before = await first();
  // A press by the mouse may scroll first.
  await settings(page).evaluate((link: HTMLElement) => link.click());
  await expect(page.getByRole("heading", { level: 2, name: "设置" })).toBeVisible();
  await page.goBack();
  await list.getByRole("article").first().waitFor();
  await expect.poll(first).toBe(before);
});

for (const way of ["Esc", "the button"])
  test(`a search that is left by ${way} ends where it was begun`, async ({ page, server }) => {
    await openReader(page, server);
    await page.evaluate(() => window.scrollTo(0, 5_000));
    await expect.poll(() => top(page)).toBeGreaterThan(4_000);
    await page.waitForTimeout(300);
    const before = await seen(page);
    const field = page.getByRole("textbox", { name: "搜索" });
    for (const words of ["条", "第 2 条"]) await field.fill(words);
    await page.getByRole("feed", { name: "搜索结果" }).getByRole("article").first().waitFor();
    await expect.poll(() => top(page)).toBe(0);
    if (way === "Esc") await field.press("Escape");
    else await page.getByRole("button", { name: "清除搜索" }).click();
    await expect(page.getByRole("feed", { name: "搜索结果" })).toBeHidden();
    expect(new URL(page.url()).search).toBe("");
    await expect.poll(async () => (await seen(page))[0]).toBe(before[0]);
    expect(Math.abs((await seen(page))[1] - before[1])).toBeLessThanOrEqual(2);
    await expect(field).toBeFocused();
    await field.fill("条");
    await page.getByRole("feed", { name: "搜索结果" }).waitFor();
  });

for (const begun of ["view=settings", "view=names", "day=2025-06-10"])
  test(`a search begun at ?${begun} ends there, also after the page was loaded anew`, async ({
    page,
    server,
  }) => {
    await page.goto(`${server.url}?${begun}`);
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    const field = page.getByRole("textbox", { name: "搜索" });
    for (const leave of [false, true]) {
      for (const words of ["条", "第 2 条"]) await field.fill(words);
      await page.getByRole("feed", { name: "搜索结果" }).getByRole("article").first().waitFor();
      if (leave) {
        await page.reload();
        await page.locator("[data-keys]").waitFor({ state: "attached" });
        await page.getByRole("button", { name: "清除搜索" }).click();
      } else await field.press("Escape");
      await expect.poll(() => new URL(page.url()).search).toBe(`?${begun}`);
      await expect(field).toHaveValue("");
    }
  });

test("a search whose filters were changed is left for what they show", async ({ page, server }) => {
  await page.goto(`${server.url}?view=settings`);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  const field = page.getByRole("textbox", { name: "搜索" });
  await field.fill("条");
  await page.getByRole("feed", { name: "搜索结果" }).getByRole("article").first().waitFor();
  await page.getByRole("button", { name: "只看未读" }).click();
  await expect(page).toHaveURL(/unread=1/);
  await page.getByRole("button", { name: "清除搜索" }).click();
  await expect.poll(() => new URL(page.url()).search).toBe("?unread=1");
});
