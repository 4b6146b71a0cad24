import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { seal } from "../../src/reading/envelope.ts";
import { compileDigests, makeDigests } from "./bundle.ts";
import { cards, expect, test } from "./reader.ts";
import { startServer, type TestServer } from "./server.ts";
import { watchContext } from "./watch.ts";

test.use({ bundle: "week" });

const WIDTHS = [390, 834, 1440] as const;

/** Where the cards stand, and whether the app drew them. */
interface Sight {
  readonly app: boolean;
  /** Whether all of the page is here: it may be painted before, as far as it is. */
  readonly whole: boolean;
  readonly cards: readonly (readonly [id: string, top: number, left: number, look: string])[];
}

declare global {
  interface Window {
    __sights?: Sight[];
    __shift?: number;
  }
}

/** Looks at every frame until a second after the app is there: what shifts, and where the cards stand. */
function lookAtFrames(): void {
  const sights: Sight[] = [];
  window.__sights = sights;
  window.__shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.__shift = (window.__shift ?? 0) + (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const all = [...document.querySelectorAll<HTMLElement>("article[data-item]")];
    if (
      (all.length > 0 || sights.length > 0) &&
      getComputedStyle(document.querySelector("#root") as Element).visibility === "visible"
    )
      sights.push({
        app: document.querySelector("[data-keys]") !== null,
        whole: document.readyState !== "loading",
        cards: all.slice(0, 6).map((card) => {
          const { top, left, height } = card.getBoundingClientRect();
          const look = [...card.classList].sort().join(" ");
          return [
            card.dataset.item ?? "",
            Math.round(top * 10),
            Math.round(left * 10),
            `${look} ${Math.round(height * 10)}`,
          ];
        }),
      });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens the page and waits until the app answers; every frame on the way was looked at. */
async function watchLoad(page: Page, server: TestServer): Promise<readonly Sight[]> {
  await page.goto(server.url);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await page.waitForFunction(() => (window.__sights ?? []).filter(({ app }) => app).length > 10);
  return page.evaluate(() => window.__sights ?? []);
}

const shiftOf = (page: Page) => page.evaluate(() => window.__shift);

for (const width of WIDTHS)
  test(`at ${width} px nothing moves when the app takes over, and no frame shows other cards`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(lookAtFrames);
    const sights = await watchLoad(page, server);
    expect(sights[0]?.app).toBe(false);
    const [first] = sights.filter(({ whole }) => whole);
    const places = (sight: Sight | undefined) => sight?.cards.map(([id, top, left]) => [id, top, left]) ?? [];
    for (const sight of sights) {
      if (sight.whole) expect(sight.cards).toEqual(first?.cards);
      // The last of them may be here in part, and stands where it will.
      else expect(places(sight)).toEqual(places(first).slice(0, sight.cards.length));
    }
    expect(await shiftOf(page)).toBe(0);
  });

for (const width of WIDTHS)
  test(`at ${width} px earlier marks are on the cards in the first frame that shows them`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(server.url);
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    for (const key of ["j", "m", "j", "j", "m", "s"]) await page.keyboard.press(key);
    await expect(page.locator("article.read")).toHaveCount(2);
    await page.addInitScript(lookAtFrames);
    const sights = await watchLoad(page, server);
    expect(sights[0]?.app).toBe(false);
    expect(sights[0]?.cards.filter(([, , , look]) => /folded.* read/.test(look))).toHaveLength(2);
    expect(sights[0]?.cards.filter(([, , , look]) => look.includes("kept"))).toHaveLength(1);
    for (const { cards: seen } of sights) expect(seen).toEqual(sights[0]?.cards);
    expect(await shiftOf(page)).toBe(0);
  });

test("on the phone a card keeps room for what comes last of it and stands above its text", async ({
  page,
  server,
}) => {
  await page.route(/assets\//, (route) => route.abort());
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(server.url);
  const text = page.locator("article[data-item] .card-main").first();
  const whole = await text.boundingBox();
  // As a page is that is painted before all of it is here.
  await page
    .locator("article[data-item] .card-side")
    .first()
    .evaluate((side) => side.remove());
  expect(await text.boundingBox()).toEqual(whole);
});

test("marks that only a closed page's journal has are on the cards in the first frame", async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  for (const key of ["j", "m", "j", "j", "m"]) await page.keyboard.press(key);
  await expect(page.locator("article.read")).toHaveCount(2);
  const kept = await page.evaluate(() => Object.entries<string>(localStorage));
  const read = kept.filter(([key]) => /^tidings:\/:read:[^:]*$/.test(key));
  expect(read.length).toBeGreaterThan(0);
  const parts = read.map(([key, text]) => [
    key.slice("tidings:/:".length),
    text.split(".").slice(2).join("."),
  ]);
  await page.addInitScript(
    ([journal]) => {
      for (const key of Object.keys(localStorage))
        if (/:(read|page):/.test(key)) localStorage.removeItem(key);
      localStorage.setItem("tidings:/:page:gone", journal);
    },
    [seal(JSON.stringify(Object.fromEntries(parts)))] as const,
  );
  await page.addInitScript(lookAtFrames);
  const sights = await watchLoad(page, server);
  expect(sights[0]?.app).toBe(false);
  for (const { cards: seen } of [sights[0], sights.at(-1)].filter((sight) => sight !== undefined))
    expect(seen.filter(([, , , look]) => /folded.* read/.test(look))).toHaveLength(2);
});

test("the cards stand in the page itself, without a script's help and without a style attribute", async ({
  page,
  server,
  request,
}) => {
  const html = await (await request.get(server.url)).text();
  expect(html.match(/<article/g)?.length).toBeGreaterThanOrEqual(60);
  expect(html).not.toMatch(/<[^>]* style="/);
  expect(html).not.toMatch(/<script[^>]* src=/);
  await page.goto(server.url);
  await expect(cards(page).first()).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the first screen reads, its links lead on, and one leads to the feed", async ({
    page,
    server,
    request,
  }) => {
    await page.goto(server.url);
    expect(await page.getByRole("article").count()).toBeGreaterThanOrEqual(60);
    const link = page.getByRole("article").first().getByRole("heading").getByRole("link");
    await expect(link).toHaveAttribute("href", /^https:\/\//);
    await expect(page.getByRole("button")).toHaveCount(0);
    const feed = await page.getByRole("link", { name: "Atom" }).getAttribute("href");
    const answer = await request.get(new URL(feed ?? "", server.url).href);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain("<feed");
  });
});

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

test("the address of another view never shows the timeline's cards", async ({ page, server }) => {
  await page.addInitScript(lookAtFrames);
  await page.goto(`${server.url}?view=archive`);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  expect(await page.evaluate(() => window.__sights?.length)).toBe(0);
});

/** Opens a view at 1440 px with the app's scripts held back; answers what lets them go. */
async function openHeld(page: Page, url: string): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/assets\/react-/, async (route) => {
    await held;
    await route.continue();
  });
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
  const current = page.getByRole("navigation").locator("[aria-current=page]:visible");
  await expect(current).toHaveText("来源");
  letGo();
  await expect(page.locator(".ledger li").first()).toBeVisible();
  expect(await shiftOf(page)).toBe(0);
});

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

test("an old page with newer data ends with the newer data", async ({ page, context }) => {
  const data = compileDigests(makeDigests(8, 10, "2025-08-01T20:00:00Z"));
  const server = await startServer({ data, stalePage: true });
  const watch = await watchContext(context, server.origin);
  await page.goto(server.url);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await expect(cards(page).first()).toHaveAttribute("data-item", /^2025-08-01/);
  const { categories } = JSON.parse(readFileSync(`${data}/manifest.json`, "utf8")) as {
    categories: unknown[];
  };
  expect(categories.length).toBeGreaterThan(0);
  await watch.clean();
  await server.close();
});

test("the first load asks for the page, its scripts, the manifest and the newest digests, and nothing else", async ({
  page,
  server,
  context,
}) => {
  const watch = await watchContext(context, server.origin);
  await page.goto(server.url);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await watch.clean();
  // What a browser asks for by itself, to show beside the page's title and to install it.
  const asked = server.requests.filter((path) => !["icon.svg", "manifest.webmanifest"].includes(path));
  const kinds = asked
    .map((path) => path.replace(/[^/]*$/, ""))
    .filter((kind) => kind !== "assets/" && kind !== "data/shards/");
  expect(kinds.sort()).toEqual(["", "data/"]);
  // Texts of paragraphs, bold phrases and code never need it.
  expect(server.requests.filter((path) => path.includes("ItemMarkdown"))).toEqual([]);
});
