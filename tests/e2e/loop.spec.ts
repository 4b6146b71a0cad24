import type { Page } from "@playwright/test";
import { compileDigests, earlier, later, makeDigests } from "./bundle.ts";
import { cards, comeAtTen, expect, keys, openReader, selectedCard, test } from "./reader.ts";

test.use({ serviceWorkers: "block" });

/** Asks for the manifest anew, as an open page does every five minutes. */
const lookForNews = (page: Page) => page.clock.runFor(6 * 60_000);

test("a first visit shows nothing of arrivals", async ({ page, server }) => {
  await openReader(page, server);
  await expect(page.locator(".arrival")).toHaveCount(0);
  await expect(page.locator(".since")).toHaveCount(0);
});

test("on a first visit catch-up says what it will be for, and speaks of no visit before", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await page.getByRole("link", { name: "补读" }).first().click();
  await expect(page.getByRole("heading", { name: "下次来，从这里补读" })).toBeVisible();
  await expect(page.getByText("上次来过")).toHaveCount(0);
});

test("B10 what came since the last visit is counted, and the marker stays put during the visit", async ({
  page,
  server,
}) => {
  await comeAtTen(page, server);
  await page.clock.setFixedTime(new Date("2025-06-14T17:00:00+08:00"));
  server.release({ data: later() });
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText(
    /自 6月14日 10:00 以来新到 12 条，分 2 期，约 \d+ 分钟读完。/,
  );
  await keys(page, "g", "m");
  await expect(page.locator(".since")).toBeInViewport();
  await expect(page.locator(".since")).toContainText("以上 12 条为新到");
  await keys(page, "g", "g", "m", "j", "m");
  await openReader(page, server);
  await keys(page, "g", "m");
  await expect(page.locator(".since")).toBeInViewport();
  await expect(page.locator(".since")).toContainText("6月14日 10:00");
});

test("catch-up tells three true numbers, oldest first, and ends", async ({ page, server }) => {
  await page.clock.install({ time: new Date("2025-06-14T09:00:00+08:00") });
  server.release({ data: earlier() });
  await openReader(page, server);
  await page.clock.setFixedTime(new Date("2025-06-14T18:00:00+08:00"));
  server.release({ data: later() });
  await page.setViewportSize({ width: 1280, height: 6000 });
  await openReader(page, server);
  const told = /约 (\d+) 分钟/.exec(await page.locator(".arrival").innerText())?.[1];
  await page.getByRole("link", { name: "从最早一条读起" }).click();
  await expect(page.getByText(`离开 9 小时：2 期 12 条 → 12 个故事，约 ${told} 分钟`)).toBeVisible();
  await expect(cards(page)).toHaveCount(12);
  const digests = await cards(page).evaluateAll((all) => all.map((card) => card.getAttribute("data-item")));
  expect(digests[0]).toContain("2025-06-14");
  await expect(page.locator(".dateline-time").first()).toContainText("12:00");
  await keys(page, "Shift+A");
  await expect(page.getByRole("heading", { name: "全部看完" })).toBeVisible();
  await expect(page.getByText("下一期约在 20:00").last()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "全部看完" })).toBeVisible();
});

test("B9 a digest that comes while the page is open waits to be asked for, and nothing moves", async ({
  page,
  server,
}) => {
  await comeAtTen(page, server);
  const before = await cards(page).first().getAttribute("data-item");
  const top = (await cards(page).first().boundingBox())?.y;
  server.release({ data: later() });
  await lookForNews(page);
  const pill = page.getByRole("button", { name: "2 期新内容（12 条）" });
  await expect(pill).toBeVisible();
  await expect(page.getByRole("status").filter({ has: pill })).toHaveCount(1);
  await expect(cards(page).first()).toHaveAttribute("data-item", before ?? "");
  expect((await cards(page).first().boundingBox())?.y).toBe(top);
  await keys(page, ".");
  await expect(pill).toHaveCount(0);
  await expect(cards(page).first()).not.toHaveAttribute("data-item", before ?? "");
});

test("the day strip names the digest that is missing", async ({ page, server }) => {
  const files = makeDigests(20, 3, "2025-06-14T16:00:00Z");
  delete files["2025-06-14-08.md"];
  server.release({ data: compileDigests(files) });
  await openReader(page, server);
  await expect(page.getByRole("list", { name: "当日各期" }).getByRole("listitem")).toHaveCount(6);
  await expect(page.getByRole("listitem").filter({ hasText: "08:00 缺刊" })).toHaveCount(1);
});

test("B6 hiding an item moves to the next, and undo brings back both", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "j", "j");
  const hidden = await selectedCard(page).getAttribute("data-item");
  await keys(page, "x");
  await expect(page.locator(`[data-item="${hidden}"]`)).toHaveCount(0);
  await expect(selectedCard(page)).toBeFocused();
  const quarter = (page.viewportSize()?.height ?? 720) / 4;
  await expect.poll(async () => (await selectedCard(page).boundingBox())?.y).toBeCloseTo(quarter, -1);
  await keys(page, "z");
  await expect(page.locator(`[data-item="${hidden}"]`)).toBeFocused();
  await expect.poll(async () => (await selectedCard(page).boundingBox())?.y).toBeCloseTo(quarter, -1);
});

test("B33 the unread count stands in the title, and can be switched off", async ({ page, server }) => {
  await openReader(page, server);
  await expect(page).toHaveTitle("(14) Tidings");
  await keys(page, "j", "m");
  await expect(page).toHaveTitle("(13) Tidings");
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("switch", { name: "在浏览器标签上显示未读数" }).click();
  await expect(page).toHaveTitle("设置 · Tidings");
});

test.describe("marking on scroll", () => {
  test.use({ bundle: "week" });

  const turnOn = async (page: Page, url: string) => {
    await page.goto(`${url}?view=settings`);
    await page.getByRole("switch", { name: "滚过即标为已读" }).click();
  };
  const marked = (page: Page) => page.locator("article.read");

  test("B12 it marks nothing on load, on j, or on a restored place", async ({ page, server }) => {
    await turnOn(page, server.url);
    await openReader(page, server);
    await page.waitForTimeout(1200);
    for (let step = 0; step < 8; step += 1) await keys(page, "j");
    await page.waitForTimeout(900);
    await expect(marked(page)).toHaveCount(0);
  });

  test("B13 B15 B16 it marks what was read and scrolled past, tells of it once, and one undo takes it back", async ({
    page,
    server,
  }) => {
    await turnOn(page, server.url);
    await openReader(page, server);
    await page.waitForTimeout(1500);
    for (let step = 0; step < 6; step += 1) {
      await page.mouse.wheel(0, 160);
      await page.waitForTimeout(300);
    }
    await expect(page.getByRole("button", { name: "不再这样做" })).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect(marked(page)).not.toHaveCount(0);
    await keys(page, "z");
    await expect(marked(page)).toHaveCount(0);
  });
});

/** The item on top of the window. */
const topItem = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>("[data-item]")].find(
        (one) => one.getBoundingClientRect().bottom > 120,
      )?.dataset.item,
  );

/** Waits until the window and what it holds have not moved for half a second of frames. */
const standing = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [last, still] = ["", 0];
        const look = () => {
          const places = [...document.querySelectorAll("[data-item]")].map(
            (one) => one.getBoundingClientRect().top,
          );
          const now = `${window.scrollY} ${places.join(" ")}`;
          still = now === last && places.length > 0 ? still + 1 : 0;
          last = now;
          if (still < 30) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
  );

test.describe("a week of digests", () => {
  test.use({ bundle: "week" });

  test("B11 a filter keeps the item on top in view where it still matches", async ({ page, server }) => {
    await openReader(page, server);
    for (let step = 0; step < 8; step += 1) {
      await page.mouse.wheel(0, 700);
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(500);
    const before = await topItem(page);
    await keys(page, "u");
    await page.waitForTimeout(700);
    expect(await topItem(page)).toBe(before);
  });

  test("a reload after a leap comes back to the item that was on top", async ({ page, server }) => {
    await openReader(page, server);
    const kept = () => page.evaluate(() => window.history.state?.anchor?.key);
    for (let step = 0; step < 4; step += 1) await page.mouse.wheel(0, 5000);
    await standing(page);
    const before = await topItem(page);
    await expect.poll(kept).toBe(before);
    expect(before).toBeDefined();
    await page.reload();
    await expect.poll(() => topItem(page)).toBe(before);
  });

  test("the place is kept once scrolling stops, and not with each frame of it", async ({ page, server }) => {
    await openReader(page, server);
    const writes = await page.evaluate(async () => {
      let count = 0;
      const replace = window.history.replaceState.bind(window.history);
      window.history.replaceState = (...entry) => {
        count += 1;
        replace(...entry);
      };
      for (let frame = 0; frame < 40; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        window.scrollBy({ top: 60, behavior: "instant" });
      }
      return count;
    });
    // A frame that comes late is a stop, as far as the page can tell.
    expect(writes).toBeLessThan(10);
    await expect.poll(() => page.evaluate(() => window.history.state?.anchor?.key)).toBe(await topItem(page));
  });

  test("the timeline stays under 1,500 elements on the way down and up again", async ({ page, server }) => {
    await page.setViewportSize({ width: 1440, height: 1200 });
    await openReader(page, server);
    for (let step = 0; step < 40; step += 1) {
      await page.mouse.wheel(0, step < 25 ? 2500 : -2500);
      await page.waitForTimeout(40);
      expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThanOrEqual(1500);
    }
  });
});
