import type { Page } from "@playwright/test";
import { expect, openReader, test } from "./reader.ts";

test.use({ bundle: "week" });

/** What of the list's own headings shows beside the digest on screen, at positions 10 px apart. */
const shownTwice = (page: Page, from: number) =>
  page.evaluate(async (first) => {
    const frame = () => new Promise(requestAnimationFrame);
    const seen: string[] = [];
    for (let top = first; top < first + 400; top += 10) {
      window.scrollTo({ top, behavior: "instant" });
      await frame();
      await frame();
      const current = document.querySelector(".current-digest-body");
      const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
      if (!current || getComputedStyle(current).opacity === "0") continue;
      const ground = current.getBoundingClientRect();
      for (const heading of document.querySelectorAll(".row-digest .dateline")) {
        const box = heading.getBoundingClientRect();
        const covers = box.top < ground.bottom && box.bottom > Math.max(bar, ground.top);
        if (covers && box.bottom > ground.bottom) seen.push(`${top}: below by ${box.bottom - ground.bottom}`);
        if (covers && box.top > ground.top) seen.push(`${top}: late by ${box.top - ground.top}`);
      }
    }
    return seen;
  }, from);

for (const width of [390, 834, 1440])
  test(`at ${width} px one dateline stands below the bar at every position`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 900 });
    await openReader(page, server);
    expect(await shownTwice(page, 60)).toEqual([]);
    // The ground reaches up to the bar: what goes on behind it is seen nowhere.
    await page.evaluate(() => window.scrollTo({ top: 400, behavior: "instant" }));
    await expect(page.locator(".current-digest.stuck")).toHaveCount(1);
    const gap = await page.locator(".current-digest-body").evaluate((body) => {
      const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
      const above = /-(\d+)px/.exec(getComputedStyle(body).boxShadow)?.[1] ?? "0";
      return body.getBoundingClientRect().top - Number(above) - bar;
    });
    expect(gap).toBeLessThanOrEqual(0);
  });
