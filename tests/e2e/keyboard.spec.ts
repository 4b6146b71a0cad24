import { expect, keys, openReader, selectedCard, test } from "./reader.ts";

test("B7 after marking all, focus is on an item or the list and never lost to the page", async ({
  page,
  server,
}) => {
  await openReader(page, server, "?unread=1");
  await keys(page, "Shift+A", "r");
  await expect(page.getByRole("heading", { name: "都读完了" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});

test("B17 moves end at the last item and say so, without going round", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "Shift+G");
  const last = await selectedCard(page).getAttribute("data-item");
  await keys(page, "j");
  await expect(selectedCard(page)).toHaveAttribute("data-item", last ?? "");
  await expect(page.getByRole("status").filter({ hasText: "到底了" })).toHaveCount(1);
});

test("a move back from the first item says that nothing is before it", async ({ page, server }) => {
  await openReader(page, server);
  const said = page.getByRole("status").filter({ hasText: "前面没有了" });
  for (const back of ["k", "p", "Shift+K"]) {
    await keys(page, "g", "g", back);
    await expect(said).toHaveCount(1);
    await keys(page, "m", "z");
    await expect(said).toHaveCount(0);
  }
});

for (const width of [1280, 390])
  test(`focus goes to the bar and the page stays where it was scrolled to, ${width} px wide`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 700 });
    await openReader(page, server);
    await page.evaluate(() => window.scrollTo({ top: 900, behavior: "instant" }));
    await keys(page, "/");
    await expect(page.getByRole("textbox", { name: "搜索" })).toBeFocused();
    expect(await page.evaluate(() => window.scrollY)).toBe(900);
    await page.evaluate(() => document.querySelector<HTMLElement>(".skip")?.focus());
    for (let presses = 0; presses < 4; presses += 1) {
      await keys(page, "Tab");
      const inBar = await page.evaluate(() => document.activeElement?.closest(".bar") !== null);
      if (inBar) expect(await page.evaluate(() => window.scrollY)).toBe(900);
    }
  });

test("B18 one item is tabbable at a time, with its place and the length of the list", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await expect(page.locator("article[tabindex='0']")).toHaveCount(1);
  await keys(page, "j", "j");
  await expect(page.locator("article[tabindex='0']")).toHaveCount(1);
  await expect(selectedCard(page)).toBeFocused();
  await expect(selectedCard(page)).toHaveAttribute("aria-posinset", "2");
  await expect(selectedCard(page)).toHaveAttribute("aria-setsize", "14");
});

test("B19 an item moved to lands a quarter down the window", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "j", "j", "j", "j", "j");
  const height = page.viewportSize()?.height ?? 720;
  await expect.poll(async () => (await selectedCard(page).boundingBox())?.y).toBeCloseTo(height / 4, -1);
});

test("B20 moving, with j or with Tab, marks nothing as read", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "j", "j", "Tab", "Tab", "Tab", "j", "k");
  await expect(page.locator("article.read")).toHaveCount(0);
});

test("B21 closing a dialog gives focus back, and Esc closes the topmost only", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "j", "j");
  const id = await selectedCard(page).getAttribute("data-item");
  await keys(page, "Shift+?");
  await expect(page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
  await keys(page, "Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(`[data-item="${id}"]`)).toBeFocused();
  await keys(page, "Control+k");
  await page.getByRole("combobox").fill("收藏 / 取消");
  await keys(page, "Enter");
  await expect(page.locator(`[data-item="${id}"]`).getByRole("button", { name: "取消收藏" })).toBeVisible();
});

test("B22 a Chinese input method's keys work, and keys in a field or while composing do not", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  const send = (key: string, code: string, said: Record<string, unknown> = {}) =>
    page.evaluate(
      ([name, place, more]) =>
        document.body.dispatchEvent(
          new KeyboardEvent("keydown", { key: name, code: place, bubbles: true, cancelable: true, ...more }),
        ),
      [key, code, said] as const,
    );
  await send("Process", "KeyJ", { isComposing: true });
  await expect(selectedCard(page)).toHaveCount(0);
  await send("Process", "KeyJ");
  await expect(selectedCard(page)).toHaveCount(1);
  await send("？", "Slash", { shiftKey: true });
  await expect(page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
});

test("B23 a shortcut can be given another key, and the help shows it", async ({ page, server }) => {
  await openReader(page, server);
  await page.goto(`${server.url}?view=settings`);
  await page.getByText("更改按键").click();
  const row = page.getByRole("button", { name: "更改“下一条”的快捷键" });
  await row.click();
  await keys(page, "l");
  await expect(row).toHaveText("L");
  await openReader(page, server);
  await keys(page, "j");
  await expect(selectedCard(page)).toHaveCount(0);
  await keys(page, "l");
  await expect(selectedCard(page)).toHaveCount(1);
  await keys(page, "Shift+?");
  await expect(page.getByRole("dialog").getByText("下一条", { exact: true }).locator("..")).toContainText(
    "L",
  );
});

test("a link that leads to another page leaves focus at that page's heading, and Back finds the link", async ({
  page,
  server,
}) => {
  const heading = page.locator("main h1");
  for (const view of ["sources", "archive"]) {
    await page.goto(`${server.url}?view=${view}`);
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    const link = page.locator("main a[href^='?']:not(nav a)").last();
    const href = await link.getAttribute("href");
    await link.focus();
    // A place is kept once scrolling has ended.
    await page.waitForTimeout(300);
    await keys(page, "Enter");
    await expect(page).toHaveURL(`${server.url}${href}`);
    await expect(heading).toBeFocused();
    await page.goBack();
    await expect(page.locator(`main a[href="${href}"]`).last()).toBeFocused();
  }
});
