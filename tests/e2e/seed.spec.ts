import { expect, type Page, test } from "@playwright/test";
import { compileFolder } from "./bundle.ts";
import { startServer, type TestServer } from "./server.ts";
import { sharedFolder } from "./shared.ts";
import { watchContext } from "./watch.ts";

/** The authors of the sample's items, in its order. */
const AUTHORS = [
  "Peter H. Diamandis, MD",
  "clem 🤗",
  "merve",
  "小互",
  "小互",
  "sarah guo // conviction",
  "Gary Marcus",
  "小互",
  "小互",
  "向阳乔木",
  "Ben Tossell",
  "Gary Marcus",
  "Gary Marcus",
  "Gary Marcus",
];

const cards = (page: Page) => page.getByRole("feed").getByRole("article");

let server: TestServer;
test.beforeEach(async ({ page }) => {
  server = await startServer({ data: compileFolder(sharedFolder("corpus/seed")) });
  // Two authors speak four times each and would fold: `stories.spec.ts` reads the sample with that on.
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("switch", { name: "同一作者一期超过两条时收拢" }).click();
});
test.afterEach(async () => {
  await server?.close();
});

test("the sample digest reads as fourteen items, each with its own source, author and true time", async ({
  page,
  context,
}) => {
  const watch = await watchContext(context, server.origin);
  await page.goto(server.url);
  await expect(cards(page)).toHaveCount(14);
  const links = cards(page).getByRole("heading").getByRole("link");
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  expect(new Set(hrefs).size).toBe(14);
  for (const href of hrefs) expect(href).toMatch(/^https:\/\/x\.com\/\w+\/status\/\d+$/);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  }
  for (const [at, author] of AUTHORS.entries()) await expect(cards(page).nth(at)).toContainText(author);
  const times = await cards(page)
    .locator("time")
    .evaluateAll((all) => all.map((one) => one.getAttribute("datetime") ?? ""));
  expect(times).toHaveLength(14);
  for (const time of times) {
    expect(Date.parse(time)).toBeGreaterThanOrEqual(Date.parse("2025-06-13T20:02:00+08:00"));
    expect(Date.parse(time)).toBeLessThan(Date.parse("2025-06-13T23:17:00+08:00"));
  }
  await watch.clean();
});

test("two chips show the items of either, the address holds them, and Back undoes one", async ({ page }) => {
  await page.goto(server.url);
  await expect(cards(page)).toHaveCount(14);
  const chips = page.getByRole("group", { name: "分类" });
  const chip = (name: string) => chips.getByRole("button", { name: new RegExp(`^${name}`) });
  const count = async (name: string) => Number(/(\d+)/.exec((await chip(name).textContent()) ?? "")?.[1]);
  const [ethics, software] = [await count("伦理"), await count("开发")];
  expect(ethics).toBeGreaterThan(0);
  expect(software).toBeGreaterThan(0);
  await chip("伦理").click();
  await expect(chip("伦理")).toHaveAttribute("aria-pressed", "true");
  await expect(cards(page)).toHaveCount(ethics);
  await chip("开发").click();
  await expect(cards(page)).toHaveCount(ethics + software);
  expect(new URL(page.url()).searchParams.getAll("category")).toEqual(["ethics", "software"]);
  await page.reload();
  await expect(cards(page)).toHaveCount(ethics + software);
  await page.goBack();
  await expect(cards(page)).toHaveCount(ethics);
  await expect(chip("开发")).toHaveAttribute("aria-pressed", "false");
});

test("marks and bookmarks are found again after a reload, and the bookmark in its own view", async ({
  page,
}) => {
  await page.goto(server.url);
  await expect(cards(page)).toHaveCount(14);
  await cards(page).nth(1).hover();
  await cards(page).nth(1).getByRole("button", { name: "标为已读" }).click();
  await cards(page).nth(3).hover();
  await cards(page).nth(3).getByRole("button", { name: "收藏" }).click();
  await page.reload();
  await expect(cards(page)).toHaveCount(14);
  await expect(page.getByRole("article", { name: /^已读/ })).toHaveCount(1);
  await expect(page.getByRole("article", { name: /^未读/ })).toHaveCount(13);
  await page.goto(`${server.url}?view=bookmarks`);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText("NVL72");
});

test("the keys move, mark, bookmark and explain themselves", async ({ page }) => {
  await page.goto(server.url);
  await expect(cards(page)).toHaveCount(14);
  await page.keyboard.press("j");
  await expect(cards(page).nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("m");
  await expect(cards(page).nth(1)).toHaveAccessibleName(/^已读/);
  await page.keyboard.press("m");
  await expect(cards(page).nth(1)).toHaveAccessibleName(/^未读/);
  await page.keyboard.press("s");
  // Its name says what a press does: "remove the bookmark, pressed" would say that it is removed.
  const bookmark = cards(page).nth(1).getByRole("button", { name: "取消收藏" });
  await expect(bookmark).toBeVisible();
  await expect(bookmark).not.toHaveAttribute("aria-pressed");
  await page.keyboard.press("k");
  await expect(cards(page).nth(0)).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("opening a source in a new tab marks its item as read", async ({ page, context }) => {
  await context.route(/^https:\/\/x\.com\//, (route) => route.fulfill({ body: "post" }));
  await page.goto(server.url);
  await expect(cards(page)).toHaveCount(14);
  const opened = context.waitForEvent("page");
  await cards(page).nth(0).getByRole("heading").getByRole("link").click();
  expect((await opened).url()).toContain("x.com/PeterDiamandis");
  await expect(cards(page).nth(0)).toHaveAccessibleName(/^已读/);
});

test("a failed load says so in words and its retry works", async ({ page }) => {
  server.fault("manifest.json", { status: 404 });
  await page.goto(server.url);
  await expect(page.getByText("没有取到内容")).toBeVisible({ timeout: 20_000 });
  server.lift();
  await page.getByRole("button", { name: "重试" }).click();
  await expect(cards(page)).toHaveCount(14);
});
