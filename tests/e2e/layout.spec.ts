import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { compileDigests, makeDigest } from "./bundle.ts";
import { cards, expect, openReader, test } from "./reader.ts";

/** The height of an element's middle on the page, in px. */
async function middle(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box ? box.y + box.height / 2 : Number.NaN;
}

test("the archive's year, its steps and the way to a day stand in one line, on the phone year and steps", async ({
  page,
  server,
}) => {
  for (const width of [320, 390, 834, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${server.url}?view=archive`);
    await expect(page.locator("a.heat").first()).toBeVisible();
    const year = await middle(page.getByRole("heading", { level: 2 }));
    expect(Math.abs((await middle(page.locator(".year-steps"))) - year)).toBeLessThan(8);
    if (width > 720) expect(Math.abs((await middle(page.getByLabel("跳到日期"))) - year)).toBeLessThan(8);
  }
});

test("what can be muted is chosen, written and sent off in one row of the phone", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.url}?view=settings`);
  const form = page.locator("form").filter({ has: page.getByLabel("静音什么") });
  const rows = await form
    .locator("select, input, button")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(rows).toEqual([rows[0], rows[0], rows[0]]);
  await form.getByLabel("词或作者").fill("融资");
  await form.getByRole("button", { name: "静音" }).click();
  await expect(page.getByRole("button", { name: "不再静音 融资" })).toBeVisible();
});

test("what an item is to its reader takes no second line of the phone's card", async ({ page, server }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const data = compileDigests({
    "2025-06-01-08.md": makeDigest("2025-06-01T08:00:00+08:00", [{ body: "OpenAI 发布了**新模型**。" }]),
    "2025-06-14-08.md": makeDigest("2025-06-14T08:00:00+08:00", [
      { author: "a rather long name of an author", body: "OpenAI 与英伟达、Anthropic、DeepSeek 合作。" },
    ]),
  });
  server.release({ data });
  await openReader(page, server);
  await cards(page).first().getByRole("link", { name: "a rather long name" }).click();
  await page.getByRole("button", { name: "关注", exact: true }).click();
  await openReader(page, server);
  const side = cards(page).first().locator(".card-side");
  await expect(side).toContainText("关注：a rather long");
  await expect(side).toContainText("新：");
  expect((await side.boundingBox())?.height).toBeLessThanOrEqual(24);
});

test("the palette's field stays where it is while commands are looked for", async ({ page, server }) => {
  await openReader(page, server);
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox");
  await expect(page.getByRole("option").nth(5)).toBeVisible();
  const before = await middle(field);
  for (const words of ["收藏", "没有这样的命令"]) {
    await field.fill(words);
    await expect(page.getByRole("option", { name: "回到顶部" })).toHaveCount(0);
    expect(await middle(field)).toBe(before);
  }
});

for (const language of ["简体中文", "English"])
  test(`chips take one row of a wide page in ${language}, and the list moves by one line for one that is on`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    // About none of the five categories, so that there is a chip for others too.
    const other = { title: "周末登山", author: "游客", body: "山顶看见日出，午后下了小雨。" };
    const day = "digests/2025/06";
    const digests = Object.fromEntries(
      readdirSync(day).map((name) => [name, readFileSync(join(day, name), "utf8")]),
    );
    digests["other.md"] = makeDigest("2025-06-12T22:00:00+08:00", [other]);
    server.release({ data: compileDigests(digests) });
    await page.goto(`${server.url}?view=settings`);
    await page.getByRole("radio", { name: language }).click();
    await openReader(page, server);
    const chips = page.locator(".chips");
    await expect(chips.getByRole("button")).toHaveCount(8);
    const height = async () => (await chips.boundingBox())?.height;
    expect(await height()).toBe(36);
    await page.setViewportSize({ width: 768, height: 900 });
    expect(await height()).toBe(36);
    await page.setViewportSize({ width: 1280, height: 900 });
    await chips.getByRole("button").first().click();
    await expect(chips.getByRole("button")).toHaveCount(9);
    expect(await height()).toBe(36);
  });

test("an author's name from the right to the left stands before its text, which begins beside it", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const body = "محادثات **جديدة** 和中文。";
  server.release({
    data: compileDigests({
      "2025-06-14-08.md": makeDigest("2025-06-14T08:00:00+08:00", [{ author: "محمد", body }]),
    }),
  });
  await openReader(page, server);
  const author = await cards(page).first().locator(".author").boundingBox();
  const bold = await cards(page).first().locator(".body strong").boundingBox();
  expect((author?.x ?? 0) + (author?.width ?? 0)).toBeLessThan(bold?.x ?? 0);
});

test("on the phone a subject's buttons stand clear of its name, and small words can be pressed beside them", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReader(page, server);
  await cards(page).first().getByRole("link", { name: "Gary Marcus" }).click();
  const name = await page.locator(".subject-head h2").boundingBox();
  const follow = await page.getByRole("button", { name: "关注", exact: true }).boundingBox();
  const isBelow = (follow?.y ?? 0) >= (name?.y ?? 0) + (name?.height ?? 0);
  if (isBelow) expect((follow?.y ?? 0) - (name?.y ?? 0) - (name?.height ?? 0)).toBeGreaterThanOrEqual(8);
  await page.getByRole("button", { name: "静音", exact: true }).click();
  const show = page.locator(".muted-line button");
  const box = await show.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) - 8);
  await expect(page).toHaveURL(/muted=1/);
});

test("the line of a digest covers nothing of the letters of its day", async ({ page, server }) => {
  for (const width of [390, 834]) {
    await page.setViewportSize({ width, height: 844 });
    await openReader(page, server);
    const line = page.locator(".row-digest .dateline").first();
    await expect(line).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  }
});

test("a notice is as wide as its words, and two lines of it stand clear of its edges", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 760, height: 844 });
  await openReader(page, server);
  await page.keyboard.press("y");
  await page.keyboard.press("Shift+A");
  const toast = page.locator(".toast");
  const words = toast.locator("span").first();
  // As long as it may be in another language, and a little over half of the window.
  await words.evaluate((span) => {
    span.textContent = "66 items marked as read (Jun 26 to Jun 28)";
  });
  const line = await words.evaluate((span) => Number.parseFloat(getComputedStyle(span).lineHeight));
  expect((await words.boundingBox())?.height).toBeLessThan(line * 1.5);
  await page.setViewportSize({ width: 320, height: 844 });
  const [outer, inner] = [await toast.boundingBox(), await words.boundingBox()];
  expect(inner?.height).toBeGreaterThan(line * 1.5);
  expect((inner?.y ?? 0) - (outer?.y ?? 0)).toBeGreaterThanOrEqual(4);
});

test("a list in the settings ends in one rule, its section's", async ({ page, server }) => {
  await openReader(page, server);
  await cards(page).first().getByRole("link", { name: "Gary Marcus" }).click();
  await page.getByRole("button", { name: "关注", exact: true }).click();
  await page.goto(`${server.url}?view=settings`);
  const list = page.locator(".mutes").first();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list.getByRole("listitem")).toHaveCSS("border-bottom-width", "0px");
});

test("in English quotation marks are as wide as letters, and in the items as wide as characters", async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("radio", { name: "English" }).click();
  await openReader(page, server);
  await expect(page.locator(".day-title").first()).toHaveCSS("font-variant-east-asian", "proportional-width");
  await expect(cards(page).first().locator(".body")).toHaveCSS("font-variant-east-asian", "normal");
});

test("on the phone how old an item is stands clear of what it is to its reader", async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReader(page, server);
  const gap = await page
    .locator(".card-side")
    .first()
    .evaluate((side) => {
      const made = (tag: string, name: string, text: string) =>
        Object.assign(document.createElement(tag), { className: name, textContent: text });
      const time = made("time", "item-time", "");
      time.append(made("span", "resurfaced", "旧闻\u00a0· 15小时前"));
      side.querySelector("button")?.after(time, made("span", "update-label", "更新"));
      const box = (selector: string) => (side.querySelector(selector) as Element).getBoundingClientRect();
      return box(".update-label").left - box(".resurfaced").right;
    });
  expect(gap).toBeGreaterThanOrEqual(8);
});
