import type { Page } from "@playwright/test";
import { watchContext } from "../watch.ts";
import { changedBundle } from "./changed-bundle.ts";
import { cards, expect, idsOf, openReader, storedMarks, test, toggleRead } from "./world.ts";

test("B8: an item that breaks while it is drawn stays alone with that; its neighbours are readable", async ({
  page,
  serve,
  context,
}) => {
  const poison = 1_234_567_890_123;
  const server = await serve({
    data: changedBundle(6, (item, n) => {
      if (n === 2) item.publishedAt = poison;
    }),
  });
  const watch = await watchContext(context, server.origin);
  await page.addInitScript((at) => {
    const real = Intl.DateTimeFormat.prototype.formatToParts;
    const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format");
    Intl.DateTimeFormat.prototype.formatToParts = function (date) {
      if (Number(date) === at) throw new Error("poison");
      return real.call(this, date);
    };
    Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
      get() {
        const bound = format?.get?.call(this) as (date: Date | number) => string;
        return (date: Date | number) => {
          if (Number(date) === at) throw new Error("poison");
          return bound(date);
        };
      },
    });
    const iso = Date.prototype.toISOString;
    Date.prototype.toISOString = function () {
      if (this.getTime() === at) throw new Error("poison");
      return iso.call(this);
    };
  }, poison);
  await openReader(page, server.url);
  await expect(page.getByText("这一条无法显示。")).toBeVisible();
  await expect(cards(page)).toHaveCount(6);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  expect(await storedMarks(page)).toBe(1);
  await watch.clean([/poison/]);
});

test("B9: without JavaScript the page says what it needs", async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.url);
  expect(((await page.locator("body").textContent()) ?? "").trim().length).toBeGreaterThan(10);
  await context.close();
});

test("B9: in a browser without Intl.Segmenter, structuredClone and requestIdleCallback it reads as ever", async ({
  page,
  server,
  watch,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Intl, "Segmenter");
    for (const name of ["structuredClone", "requestIdleCallback", "cancelIdleCallback"])
      Reflect.deleteProperty(window, name);
  });
  await openReader(page, server.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  expect(await storedMarks(page)).toBe(1);
  await watch.clean();
});

test("B10: an extension that takes nodes away and wraps texts breaks one card at most", async ({
  page,
  server,
  watch,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
  await openReader(page, server.url);
  const [first = "", second = "", third = ""] = await idsOf(page);
  await page.evaluate(
    ([one, two]) => {
      document.querySelector(`[data-item="${one}"] .body p`)?.remove();
      const text = document.querySelector(`[data-item="${two}"] h4 a`)?.firstChild;
      if (text) {
        const font = document.createElement("font");
        text.parentNode?.replaceChild(font, text);
        font.append(text);
      }
    },
    [first, second],
  );
  for (const id of [first, second, third]) await toggleRead(page, id).catch(() => {});
  await page.keyboard.press("d");
  await page.keyboard.press("d");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await expect(cards(page).nth(3)).toBeVisible();
  await page.setViewportSize({ width: 320, height: 480 });
  await expect(cards(page).first()).toBeVisible();
  expect(await storedMarks(page)).toBeGreaterThanOrEqual(1);
  await watch.clean([/NotFoundError|removeChild|insertBefore/]);
});

const heap = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  return ((await session.send("Runtime.getHeapUsage")) as { usedSize: number }).usedSize;
};

test("B11: opening and closing items by the hundred gives its memory back", async ({
  page,
  server,
  watch,
}) => {
  await openReader(page, server.url);
  const before = await heap(page);
  const rounds = process.env.TIDINGS_LONG === "1" ? 1_000 : 150;
  for (let n = 0; n < rounds; n++) {
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.keyboard.press("e");
    if (n % 20 === 19) await page.keyboard.press("g").then(() => page.keyboard.press("g"));
  }
  expect((await heap(page)) - before).toBeLessThan(20_000_000);
  await watch.clean();
});
