import { cards, chips, expect, keys, openReader, selectedCard, test } from "./reader.ts";

test("a 14-item digest is triaged in at most 20 key strokes", async ({ page, server, context }) => {
  await context.route("https://x.com/**", (route) => route.fulfill({ body: "source" }));
  await openReader(page, server);
  let strokes = 0;
  const press = async (...pressed: readonly string[]) => {
    strokes += pressed.length;
    await keys(page, ...pressed);
  };
  // Keep the third, open the fifth, then call the rest read.
  await press("j", "j", "j", "s", "j", "j", "o", "A");
  expect(strokes).toBeLessThanOrEqual(20);
  await page.setViewportSize({ width: 1280, height: 12_000 });
  await expect(cards(page)).toHaveCount(14);
  await expect(page.locator("article.read")).toHaveCount(14);
  await expect(page.locator("article.kept")).toHaveCount(1);
});

test("B1 unread-only keeps what was just read in its place until the view changes", async ({
  page,
  server,
}) => {
  await openReader(page, server, "?unread=1");
  await keys(page, "j", "j", "j");
  const third = await selectedCard(page).getAttribute("data-item");
  await keys(page, "m");
  await expect(selectedCard(page)).toHaveAttribute("data-item", third ?? "");
  await expect(selectedCard(page)).toHaveAccessibleName(/^已读/);
  await keys(page, "j");
  await expect(page.locator(`[data-item="${third}"]`)).toBeVisible();
  await keys(page, "r");
  await expect(page.locator(`[data-item="${third}"]`)).toHaveCount(0);
});

test("B2 marking many takes effect at once and offers to undo for at least 8 s, longer while hovered", async ({
  page,
  server,
}) => {
  await page.clock.install();
  await openReader(page, server);
  await keys(page, "Shift+A");
  const undo = page.getByRole("button", { name: "撤销" });
  await expect(page.getByText("已标记 14 条")).not.toHaveCount(0);
  await expect(page.locator("article.read").first()).toBeVisible();
  await page.clock.runFor(8_000);
  await expect(undo).toBeVisible();
  await undo.hover();
  await page.clock.runFor(20_000);
  await expect(undo).toBeVisible();
  await page.mouse.move(5, 400);
  await page.clock.runFor(11_000);
  await expect(undo).toHaveCount(0);
});

test("B3 undo gives back exactly what a command changed, at least 20 levels deep, after the toast is gone", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1280, height: 12_000 });
  await openReader(page, server);
  await keys(page, "j", "m", "j", "j", "m", "Shift+A");
  await expect(page.locator("article.read")).toHaveCount(14);
  await keys(page, "z");
  await expect(page.locator("article.read")).toHaveCount(2);
  for (let level = 0; level < 22; level += 1) await keys(page, "m");
  for (let level = 0; level < 22; level += 1) await keys(page, "z");
  await expect(page.locator("article.read")).toHaveCount(2);
  await keys(page, "z", "z");
  await expect(page.locator("article.read")).toHaveCount(0);
});

test("B4 the toast names the scope of a mark, and marks above and below keep to it", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1280, height: 12_000 });
  await openReader(page, server);
  await keys(page, "j", "j", "j", "Shift+<");
  await expect(page.locator(".toast")).toContainText("以上 2 条（2025年6月14日）".replace("2025年", ""));
  await expect(page.locator("article.read")).toHaveCount(2);
  await keys(page, "Shift+>");
  await expect(page.locator("article.read")).toHaveCount(13);
  await expect(selectedCard(page)).toHaveAccessibleName(/^未读/);
});

test("B26 Back undoes one filter step, and a held chip excludes", async ({ page, server }) => {
  await openReader(page, server);
  const open = chips(page).and(page.locator(":enabled")).first();
  await open.click();
  await expect(page).toHaveURL(/category=/);
  await open.click({ modifiers: ["Alt"] });
  await expect(page).toHaveURL(/not-category=/);
  await page.goBack();
  await expect(page).toHaveURL(/\?category=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/category=/);
});

test("B28 an empty list names the filter to blame", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "Shift+A", "u");
  await page.getByRole("button", { name: "去掉“未读”可见 14 条" }).click();
  await expect(cards(page).first()).toBeVisible();
});

test("B28 an empty list offers no way out that leads to an empty list", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "Shift+A");
  await chips(page).and(page.locator(":enabled")).first().click();
  await keys(page, "u");
  await expect(page.getByRole("button", { name: /^去掉“未读”可见 [1-9]/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^去掉“分类”/ })).toHaveCount(0);
});

test("B29 a muted author's items are gone from list and counts, and can always be shown", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("combobox", { name: "静音什么" }).selectOption("author");
  await page.getByRole("textbox", { name: "词或作者" }).fill("Gary Marcus");
  await page.getByRole("button", { name: "静音", exact: true }).click();
  await page.setViewportSize({ width: 1280, height: 12_000 });
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(12);
  const counts = await page.locator(".chip-count").allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(12);
  await expect(page.getByText("已静音或隐藏 2 条")).toBeVisible();
  await page.getByRole("button", { name: "显示", exact: true }).click();
  await expect(cards(page)).toHaveCount(14);
  await page.goto(`${server.url}?view=sources`);
  await expect(page.getByText("最近 1 期，12 个来源")).toBeVisible();
  await expect(page.locator(".ledger").getByText("Gary Marcus")).toHaveCount(0);
});

test("B36 a time is absolute after a day, whole in its tooltip and its spoken name", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  const time = cards(page).first().locator("time");
  await expect(time).toHaveAttribute("title", /^2025-06-1[34] \d\d:\d\d \+08:00$/);
  await expect(time.locator("[aria-hidden]")).toHaveText(/^(6月1[34]日 )?\d\d:\d\d$/);
});

test("B39 copying an item gives its Markdown", async ({ page, server, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openReader(page, server);
  await keys(page, "j", "y");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^\*\*\[第 1 条.*\]\(https:\/\/x\.com\/.*\)\*\*\n\nGary Marcus · 2025-06-1/);
});
