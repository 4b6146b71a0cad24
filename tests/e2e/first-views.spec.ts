import type { Page } from "@playwright/test";
import { holdApp, lookAtFrames, shiftOf } from "./frames.ts";
import { cards, expect, keys, openReader, test } from "./reader.ts";

test.use({ bundle: "week" });

test("the address of another view never shows the timeline's cards", async ({ page, server }) => {
  await page.addInitScript(lookAtFrames);
  await page.goto(`${server.url}?view=archive`);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  expect(await page.evaluate(() => window.__sights?.length)).toBe(0);
});

/** Opens a view at 1440 px with the app's scripts held back; answers what lets them go. */
async function openHeld(page: Page, url: string): Promise<() => void> {
  const letGo = await holdApp(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.addInitScript(lookAtFrames);
  await page.goto(url);
  return letGo;
}

test("on another view the bars are there before the app, with its name marked, and nothing moves", async ({
  page,
  server,
}) => {
  const letGo = await openHeld(page, `${server.url}?view=sources`);
  const current = page.getByRole("banner").locator("[aria-current=page]:visible");
  await expect(current).toHaveText("来源");
  letGo();
  await expect(page.locator(".ledger li").first()).toBeVisible();
  expect(await shiftOf(page)).toBe(0);
});

/** Opens an address at four widths, its files coming late and one by one; answers what moved at each. */
async function shiftsOf(page: Page, url: string): Promise<readonly number[]> {
  test.slow();
  await page.addInitScript(lookAtFrames);
  await page.route(/\/data\/(?!manifest)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200 + 50 * Math.random()));
    await route.continue();
  });
  const shifts: number[] = [];
  for (const width of [320, 390, 834, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);
    // However busy the machine is: looked at before the app and all files are there, nothing has moved yet.
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
    await page.waitForLoadState("networkidle");
    shifts.push((await shiftOf(page)) ?? Number.NaN);
  }
  return shifts;
}

for (const name of ["catch-up", "bookmarks", "archive", "sources", "names", "settings"]) {
  test(`${name}: nothing moves as its script and its files come one after the other`, async ({
    page,
    server,
  }) => {
    expect(await shiftsOf(page, `${server.url}?view=${name}`)).toEqual([0, 0, 0, 0]);
  });
}

for (const address of ["q=事", "category=research", "unread=1", "day=2025-06-12", "source=Author 1"]) {
  test(`?${address}: as digests come one after the other, nothing moves that is read`, async ({
    page,
    server,
  }) => {
    const shifts = await shiftsOf(page, `${server.url}?${address}`);
    // A line that becomes two stands in the middle of its room; the contents' foot goes down with a list that grows.
    expect(Math.max(...shifts)).toBeLessThan(0.005);
  });
}

test("what is typed into the bar before the app is there is searched for once it is", async ({
  page,
  server,
}) => {
  const letGo = await openHeld(page, `${server.url}?view=sources`);
  await page.locator("[data-search]").fill("第 3 件事");
  letGo();
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("第 3 件事");
  await expect(cards(page).first()).toContainText("第 3 件事");
});

test("bars in another language than the reader's are not shown", async ({ page, server }) => {
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.getByRole("heading", { name: "Settings" }).first()).toBeAttached();
  await page.route(/assets\/react-/, () => {});
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("#root[data-app]")).toBeAttached();
  await expect(page.locator("#root > *")).toHaveCount(0);
});

test("key facts that were chosen where no card stood are there with the first card", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await keys(page, "g", "b");
  await expect(cards(page)).toHaveCount(0);
  await keys(page, "d", "d");
  await page.evaluate(() => {
    const bare = { frames: 0 };
    Object.assign(window, { bare });
    const look = () => {
      bare.frames += document.querySelectorAll(".card:not(:has(.body))").length;
      requestAnimationFrame(look);
    };
    look();
  });
  await keys(page, "g", "t");
  await expect(page.locator(".card .facts").first()).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "bare").frames)).toBe(0);
});

test("on another view nobody has to lay out the timeline's cards until they are taken away", async ({
  page,
  server,
}) => {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const cards = document.querySelector("main:has(article)");
      if (cards) Object.assign(window, { cardsAre: getComputedStyle(cards).display });
    }).observe(document, { subtree: true, childList: true });
  });
  await page.goto(`${server.url}?view=settings`);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  expect(await page.evaluate(() => Reflect.get(window, "cardsAre"))).toBe("none");
  await openReader(page, server);
  expect(await page.evaluate(() => Reflect.get(window, "cardsAre"))).not.toBe("none");
});
