import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { compileDigests, compileFolder } from "./bundle.ts";
import { cards, keys, openReader, selectedCard, test } from "./reader.ts";
import { sharedFolder } from "./shared.ts";
import { digest, evening, FIRST, fold, morning, noon, POST } from "./story-digests.ts";

test.use({ serviceWorkers: "block" });

test("a story is one card with its other report under it, marked as a whole and taken back exactly", async ({
  page,
  server,
}) => {
  server.release({ data: compileDigests(noon) });
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(5);
  await expect(page.locator(".dateline-elsewhere")).toContainText("1 条并入别期的报道");
  await keys(page, "j", "j");
  await expect(selectedCard(page)).toContainText("Lab Two");
  await expect(fold(page)).toHaveText("另有 1 条报道");
  await expect(fold(page)).toHaveAttribute("aria-expanded", "false");
  await keys(page, "e");
  await expect(fold(page)).toHaveAttribute("aria-expanded", "true");
  const report = page.locator(".report");
  await expect(report).toContainText("Lab One");
  await expect(report.getByRole("heading").getByRole("link")).toHaveAttribute("href", POST);
  await expect(page).toHaveTitle("(6) Tidings");
  await report.getByRole("button", { name: "标为已读" }).click();
  await expect(report).toHaveAccessibleName(/^已读/);
  await expect(selectedCard(page)).toHaveAccessibleName(/^未读/);
  await expect(page).toHaveTitle("(5) Tidings");
  await page.keyboard.press("m");
  await expect(page).toHaveTitle("(4) Tidings");
  await page.keyboard.press("z");
  await expect(page).toHaveTitle("(5) Tidings");
  await expect(report).toHaveAccessibleName(/^已读/);
  await report.getByRole("button", { name: "收藏" }).click();
  await page.goto(`${server.url}?view=bookmarks`);
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText("Lab One");
});

test("N2 a repeat of what was read stays folded and read, an update returns with its new number marked", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-14T09:00:00+08:00") });
  server.release({ data: compileDigests(morning) });
  await openReader(page, server);
  await cards(page).filter({ hasText: "Lab One" }).click();
  await keys(page, "m");
  await expect(page).toHaveTitle("(2) Tidings");
  await page.clock.setFixedTime(new Date("2025-06-14T13:00:00+08:00"));
  server.release({ data: compileDigests(noon) });
  await openReader(page, server);
  await expect(page).toHaveTitle("(4) Tidings");
  const repeat = cards(page).filter({ hasText: "Lab Two" });
  await expect(repeat).toHaveAccessibleName(/^已读 实验室/);
  await expect(repeat).toHaveClass(/folded/);
  await expect(repeat.getByText("训练花了")).toHaveCount(0);
  await expect(fold(page)).toHaveText("另有 1 条报道，1 条新到");
  await page.clock.setFixedTime(new Date("2025-06-14T17:00:00+08:00"));
  server.release({ data: compileDigests(evening) });
  await openReader(page, server);
  const update = cards(page).filter({ hasText: "Lab Three" });
  await expect(update).toHaveAccessibleName(/^未读 更新 实验室/);
  await expect(update.locator("mark")).toHaveText(["143亿美元"]);
  await expect(update.locator(".card-side")).toContainText("更新");
  await expect(fold(page)).toHaveText(/^另有 2 条报道/);
  await expect(page).toHaveTitle("(7) Tidings");
  await update.click();
  await keys(page, "m");
  await expect(update).toHaveAccessibleName(/^已读 更新/);
  await expect(page).toHaveTitle("(6) Tidings");
  await keys(page, "z");
  await expect(page).toHaveTitle("(7) Tidings");
  await expect(update).toHaveAccessibleName(/^未读 更新/);
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("switch", { name: "读过的事件再来时算作已读" }).click();
  await openReader(page, server);
  await expect(update).toHaveAccessibleName(/^未读 实验室/);
  await expect(update.locator("mark")).toHaveCount(0);
});

test("N2 a repeat with more stars in the other language stays folded, and a new name is marked as it is written", async ({
  page,
  server,
}) => {
  const told = (at: string, author: string, body: string) => digest(at, { ...FIRST, author, body });
  const repeat = {
    "a.md": told(
      "2025-06-14T08:00:00+08:00",
      "Lab One",
      "发布 **Alpha 模型**，花了 150亿美元，**3.2万颗星**。",
    ),
    "b.md": told(
      "2025-06-14T12:00:00+08:00",
      "Lab Two",
      "发布 **Alpha model**，花了 $15 billion，**4.8万颗星**。",
    ),
  };
  await page.clock.install({ time: new Date("2025-06-14T09:00:00+08:00") });
  server.release({ data: compileDigests({ "a.md": repeat["a.md"] }) });
  await openReader(page, server);
  await cards(page).filter({ hasText: "Lab One" }).click();
  await keys(page, "m");
  server.release({ data: compileDigests(repeat) });
  await openReader(page, server);
  await expect(cards(page).filter({ hasText: "Lab Two" })).toHaveClass(/folded read/);
  const update = told("2025-06-14T16:00:00+08:00", "Lab Three", "发布 **Alpha 模型**，英伟达也参与其中。");
  server.release({ data: compileDigests({ ...repeat, "c.md": update }) });
  await openReader(page, server);
  await expect(cards(page).filter({ hasText: "Lab Three" }).locator("mark")).toHaveText(["英伟达"]);
});

test("the line of what arrived tells as many minutes as catch-up, which tells each story once", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-14T03:00:00+08:00") });
  const said = { ...FIRST, body: `${FIRST.body}${"训练的细节很多。".repeat(160)}` };
  const first = {
    "2025-06-14-00.md": digest("2025-06-14T00:00:00+08:00", { ...said, title: "别的事", body: "没有。" }),
  };
  server.release({ data: compileDigests(first) });
  await openReader(page, server);
  await page.clock.setFixedTime(new Date("2025-06-14T13:00:00+08:00"));
  const both = {
    "2025-06-14-08.md": digest("2025-06-14T08:00:00+08:00", said),
    "2025-06-14-12.md": digest("2025-06-14T12:00:00+08:00", { ...said, author: "Lab Two" }),
  };
  server.release({ data: compileDigests({ ...first, ...both }) });
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("新到 6 条，分 2 期，约 3 分钟读完");
  await page.getByRole("link", { name: "从最早一条读起" }).click();
  await expect(page.getByText("2 期 6 条 → 5 个故事，约 3 分钟")).toBeVisible();
  await cards(page).filter({ hasText: "Lab One" }).click();
  await keys(page, "m");
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("新到 6 条，分 2 期，约 1 分钟读完");
  await page.getByRole("link", { name: "从最早一条读起" }).click();
  await expect(page.getByText("2 期 6 条 → 5 个故事，约 1 分钟")).toBeVisible();
});

test("a story has a page of all its reports by time, and says where their numbers differ", async ({
  page,
  server,
}) => {
  server.release({ data: compileDigests(evening) });
  await openReader(page, server);
  await expect(page.getByText("数字不一致：150亿 / 143亿美元")).toBeVisible();
  await fold(page).click();
  await page.getByRole("link", { name: "全部报道，按时间" }).click();
  await expect(cards(page)).toHaveCount(3);
  await expect(cards(page).locator(".author")).toHaveText(["Lab One", "Lab Two", "Lab Three"]);
  await expect(page.getByRole("heading", { level: 2, name: FIRST.title })).toBeVisible();
  await expect(page.getByText("3 条报道，3 个来源")).toBeVisible();
  await expect(page.getByText("数字不一致：150亿 / 143亿美元")).toBeVisible();
  await page.reload();
  await expect(cards(page)).toHaveCount(3);
  const lead = new URL(page.url()).searchParams.get("story");
  const third = await cards(page).nth(2).getAttribute("data-item");
  await page.goto(`${server.url}?story=${third}`);
  await expect(cards(page)).toHaveCount(3);
  expect(new URL(page.url()).searchParams.get("story")).toBe(lead);
  await keys(page, "Shift+A");
  await expect(page.getByRole("article", { name: /^已读/ })).toHaveCount(3);
  await page.goto(`${server.url}?story=2025-06-14.000000`);
  await expect(page.getByRole("heading", { name: "没有找到这件事" })).toBeVisible();
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("switch", { name: "指出同一事件中不一致的数字" }).click();
  await openReader(page, server);
  await expect(page.getByText("数字不一致")).toHaveCount(0);
});

test("with merging switched off every report has a card again", async ({ page, server }) => {
  server.release({ data: compileDigests(noon) });
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("switch", { name: "合并同一事件的报道" }).click();
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(6);
  await expect(fold(page)).toHaveCount(0);
});

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const)
  test(`axe finds nothing on open folds, a story, the names and a name, ${colorScheme}, ${width} px`, async ({
    page,
    server,
  }) => {
    server.release({ data: compileDigests(evening) });
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [what, id, nodes[0]?.html])).toEqual([]);
      const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(wide), what).toBeLessThanOrEqual(0);
    };
    await openReader(page, server);
    await fold(page).click();
    await page.getByRole("button", { name: "名称", exact: true }).click();
    await expect(page.locator(".report")).toHaveCount(2);
    await check("folds");
    await page.getByRole("link", { name: "全部报道，按时间" }).click();
    await expect(page.getByText("这件事的报道都在这里")).toBeVisible();
    await check("story");
    await page.goto(`${server.url}?view=names`);
    await expect(page.getByRole("searchbox", { name: "找名称" })).toBeVisible();
    await check("names");
    await page.goto(`${server.url}?source=Lab+One`);
    await page.getByRole("button", { name: "关注", exact: true }).click();
    await check("author");
    await page.goto(`${server.url}?view=settings`);
    await expect(page.getByRole("button", { name: "不再关注 Lab One" })).toBeVisible();
  });

test("N8 the sample folds two voices of four, and shown and folded are its fourteen items", async ({
  page,
  server,
}) => {
  server.release({ data: compileFolder(sharedFolder("corpus/seed")) });
  await page.setViewportSize({ width: 1280, height: 8000 });
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(10);
  const voices = page.getByRole("button", { name: /^还有 2 条来自/ });
  await expect(voices).toHaveText(["还有 2 条来自 小互", "还有 2 条来自 Gary Marcus"]);
  await voices.nth(1).click();
  await voices.nth(0).click();
  await expect(cards(page)).toHaveCount(14);
  for (const [author, shown] of [
    ["小互", 4],
    ["Gary Marcus", 4],
  ] as const)
    await expect(cards(page).locator(".author", { hasText: author })).toHaveCount(shown);
  await voices.nth(0).click();
  await expect(cards(page)).toHaveCount(12);
});
