import { cards, expect, keys, openReader, test } from "./reader.ts";

test("the button beside what was done takes back that, and nothing that was done after it", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await keys(page, "j", "j", "<");
  await expect(page.locator("article.read")).toHaveCount(1);
  await keys(page, "m", "s");
  await page.locator(".toast").getByRole("button", { name: "撤销" }).click();
  await expect(cards(page).nth(0)).not.toHaveClass(/read/);
  await expect(cards(page).nth(1)).toHaveClass(/read.*kept/);
  await keys(page, "z", "z");
  await expect(cards(page).nth(1)).not.toHaveClass(/read|kept/);
});

test("a bookmark that is removed comes back with its note by undo", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "j", "s", "g", "b");
  await page.getByRole("button", { name: "写附注" }).click();
  await page.keyboard.type("要跟进");
  await page.getByRole("button", { name: "保存" }).click();
  await cards(page).first().getByRole("button", { name: "取消收藏" }).click();
  await expect(cards(page)).toHaveCount(0);
  await expect(page.locator(".toast")).toContainText("已取消收藏");
  await page.locator(".toast").getByRole("button", { name: "撤销" }).click();
  await expect(cards(page)).toHaveCount(1);
  await expect(page.locator(".note")).toContainText("要跟进");
});

for (const width of [390, 1440])
  test(`that the storage is full is said over the page at ${width} px, and moves nothing in it`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openReader(page, server);
    const tops = () =>
      cards(page).evaluateAll((all) => all.slice(0, 4).map((card) => card.getBoundingClientRect().top));
    await keys(page, "j");
    const before = await tops();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await keys(page, "m");
    const banner = page.getByRole("alert").filter({ hasText: "存储空间已满" });
    await expect(banner).toBeInViewport({ ratio: 1 });
    expect(await tops()).toEqual(before);
    await keys(page, "j", "j", "j");
    const card = await page.locator("article:focus").boundingBox();
    const over = await banner.boundingBox();
    expect(card?.y).toBeLessThan(over?.y ?? 0);
    await banner.getByRole("button", { name: "知道了" }).click();
    await expect(banner).toBeHidden();
  });

test("a notice waits while a dialog lies over it", async ({ page, server }) => {
  await page.clock.install();
  await openReader(page, server);
  await keys(page, "j", "j", "<", "?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.clock.runFor(11_000);
  await keys(page, "Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator(".toast")).toBeVisible();
  await page.clock.runFor(11_000);
  await expect(page.locator(".toast")).toBeHidden();
});
