import { readFileSync } from "node:fs";
import { seal } from "../../src/reading/state/envelope.ts";
import { compileDigests, makeDigests } from "./bundle.ts";
import { lookAtFrames, type Sight, shiftOf, watchLoad } from "./frames.ts";
import { cards, expect, test } from "./reader.ts";
import { startServer } from "./server.ts";
import { watchContext } from "./watch.ts";

test.use({ bundle: "week" });

const WIDTHS = [390, 834, 1440] as const;

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
