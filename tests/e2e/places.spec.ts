import { compileDigests, makeDigests } from "./bundle.ts";
import { lookAtFrames, shiftOf } from "./frames.ts";
import { expect, keys, openReader, selectedCard, test } from "./reader.ts";

test.use({ bundle: "week" });

for (const width of [390, 834, 1440])
  test(`at ${width} px a day that was asked for stands right below the bar, with its digest current`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await openReader(page, server, "?day=2025-06-12");
    // Newer days come above it, and leave it where it is.
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1_000);
    const below = () =>
      page.evaluate(() => {
        const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
        const day = document.querySelector("[data-list] [data-day='2025-06-12']");
        return Math.round((day?.getBoundingClientRect().top ?? 0) - bar);
      });
    await expect.poll(below).toBeLessThanOrEqual(24);
    expect(await below()).toBeGreaterThanOrEqual(4);
    await expect(page.locator(".current-digest.stuck")).toHaveCount(0);
    await expect(page.locator(".current-digest")).toContainText("6月12日");
    if (width === 1440)
      await expect(page.locator(".index-column [aria-current]")).toHaveAccessibleName(/^20:00/);
  });

for (const width of [390, 1440])
  test(`at ${width} px the selected item stays where it is when the density changes`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openReader(page, server);
    await keys(page, "j", "j", "j", "j", "j", "j", "j", "j");
    const top = () => selectedCard(page).evaluate((card) => card.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(260);
    const before = await top();
    for (const density of ["titles", "facts", "full"]) {
      await keys(page, "d");
      await expect(page.locator("html")).toHaveAttribute("data-density", density);
      await page.waitForTimeout(300);
      expect(Math.abs((await top()) - before), density).toBeLessThanOrEqual(2);
    }
  });

test("an address that names no page says so and shows the timeline; one that names a page says nothing", async ({
  page,
  server,
}) => {
  const toast = page.locator(".toast").getByText("没有这个页面");
  await openReader(page, server, "?view=bookmark");
  await expect(toast).toBeVisible();
  await page.goto(`${server.url}?view=archive`);
  await expect(page.locator("[data-keys]")).toBeAttached();
  await expect(toast).toHaveCount(0);
});

test("the contents stay as they are as long as the digest on screen is among them, and then go on", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openReader(page, server);
  const entries = page.getByRole("navigation", { name: "目录" }).getByRole("listitem");
  const current = () =>
    entries.evaluateAll((all) => all.findIndex((one) => one.querySelector("[aria-current=true]")));
  const places: number[] = [];
  for (let step = 0; step < 20; step += 1) {
    await keys(page, "Shift+J");
    await page.waitForTimeout(100);
    const place = await current();
    if (place !== places.at(-1)) places.push(place);
  }
  // Down to the last of fourteen, one by one; then others are listed, some before the one on screen.
  expect(places.slice(0, 14)).toEqual([...Array(14).keys()]);
  expect(places[14]).toBeGreaterThanOrEqual(4);
  expect(places[14]).toBeLessThan(13);
});

test("a day before the first one leads to the first one", async ({ page, server }) => {
  server.release({ data: compileDigests(makeDigests(60, 6, "2025-06-14T16:00:00Z")) });
  await page.addInitScript(lookAtFrames);
  await openReader(page, server, "?day=2020-01-01");
  const days = page.locator("[data-day]");
  await expect(days.last()).toHaveAttribute("data-day", "2025-06-04");
  await expect(days.last()).toBeInViewport();
  expect(await shiftOf(page)).toBe(0);
});
