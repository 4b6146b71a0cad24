import type { Page } from "@playwright/test";
import { cards, expect, test } from "./reader.ts";

test.use({ bundle: "week" });

/** Keeps the app waiting for its data until the answer is let go. */
async function holdData(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/manifest.json", async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test("presses made before the app is here are answered by it: a mark, a chip, a key", async ({
  page,
  server,
}) => {
  const letGo = await holdData(page);
  await page.goto(server.url);
  const second = page.getByRole("article").nth(1);
  const id = await second.getAttribute("data-item");
  await second.hover();
  await second.getByRole("button", { name: "标为已读" }).click();
  await page.keyboard.press("j");
  expect(await page.locator("[data-keys]").count()).toBe(0);
  letGo();
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await expect(page.locator(`article[data-item="${id}"]`)).toHaveClass(/read/);
  await expect(page.locator("article[aria-current=true]")).toHaveCount(1);
});

test("a chip pressed before the app is here filters", async ({ page, server }) => {
  const letGo = await holdData(page);
  await page.goto(server.url);
  const chip = page.getByRole("group", { name: "分类" }).getByRole("button").first();
  await chip.click();
  letGo();
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  expect(new URL(page.url()).searchParams.has("category")).toBe(true);
});

test("a source opened before the app is here opens once and counts as read", async ({
  page,
  context,
  server,
}) => {
  await context.route(/^https:\/\/example\.com\//, (route) => route.fulfill({ body: "post" }));
  const letGo = await holdData(page);
  await page.goto(server.url);
  const first = page.getByRole("article").first();
  await first.getByRole("heading").getByRole("link").click();
  await expect.poll(() => context.pages().length).toBe(2);
  await page.bringToFront();
  letGo();
  await expect(cards(page).first()).toHaveAccessibleName(/^已读/);
  expect(context.pages().length).toBe(2);
});

test("a place scrolled to before the app is here stays", async ({ page, server }) => {
  const letGo = await holdData(page);
  await page.goto(server.url);
  await page.mouse.wheel(0, 1_500);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1_000);
  const before = await page.evaluate(() => window.scrollY);
  letGo();
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThanOrEqual(1);
});

test("cards far below the window are laid out when they come near it, and a press on one is answered", async ({
  page,
  server,
}) => {
  const letGo = await holdData(page);
  await page.goto(server.url);
  const far = page.getByRole("article").nth(40);
  const isLaidOut = () =>
    far.locator(".body").evaluate((body) => body.checkVisibility({ contentVisibilityAuto: true }));
  expect(await isLaidOut()).toBe(false);
  await far.scrollIntoViewIfNeeded();
  await expect.poll(isLaidOut).toBe(true);
  const id = await far.getAttribute("data-item");
  await far.hover();
  await far.getByRole("button", { name: "标为已读" }).click();
  letGo();
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await expect(page.locator(`article[data-item="${id}"]`)).toHaveClass(/read/);
});

test("what was typed before the app is here is searched for", async ({ page, server }) => {
  const letGo = await holdData(page);
  await page.goto(server.url);
  await page.locator("[data-search]").fill("第 3 件事");
  letGo();
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("第 3 件事");
  await expect(page.locator("[data-search]")).toBeFocused();
});
