import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { compileDigests, compileFolder, makeDigest } from "./bundle.ts";
import { cards, keys, openReader, selectedCard, test } from "./reader.ts";
import { sharedFolder } from "./shared.ts";

test.use({ serviceWorkers: "block" });

const POST = "https://x.com/lab/status/1933500000000000001";

/** What else the digests tell: nothing of it is about one event, so that only the shared post makes a story. */
const ASIDE: readonly (readonly [string, string])[] = [
  ["港口用机械臂码放集装箱", "码头试用一台夜间作业的吊装设备，司机改在控制室里值班。"],
  ["诗人朗读会改到周末", "图书馆说报名的人太多，座位加到两百个。"],
  ["山区学校收到望远镜", "孩子们第一次看见土星的光环，老师写了一篇观测日记。"],
  ["咖啡豆期货连跌三天", "产地下了透雨，贸易商预计秋季收成好转。"],
  ["旧剧院修好了舞台灯", "木工花了半年复原包厢，开幕演出是一部歌剧。"],
  ["渔船加装冷藏舱", "船东算过账，少跑一趟就能省下整月的柴油。"],
];

/** A digest of three items, the second of which links the post that makes the story. */
const digest = (
  at: string,
  said: { readonly title: string; readonly author: string; readonly body: string },
) => {
  const first = ((Number(at.slice(11, 13)) / 4) % 3) * 2;
  const aside = (n: number) => {
    const [title = "", body = ""] = ASIDE[first + n] ?? [];
    return { title, body };
  };
  return makeDigest(at, [aside(0), { ...said, url: POST }, aside(1)]);
};

const FIRST = {
  title: "实验室发布新模型",
  author: "Lab One",
  body: "宣布发布 **Alpha 模型**，训练花了 150亿美元。",
};

const morning = { "2025-06-14-08.md": digest("2025-06-14T08:00:00+08:00", FIRST) };
const noon = {
  ...morning,
  "2025-06-14-12.md": digest("2025-06-14T12:00:00+08:00", { ...FIRST, author: "Lab Two" }),
};

const evening = {
  ...noon,
  "2025-06-14-16.md": digest("2025-06-14T16:00:00+08:00", {
    ...FIRST,
    author: "Lab Three",
    body: FIRST.body.replace("150亿", "143亿"),
  }),
};

const fold = (page: Page) => page.getByRole("button", { name: /^另有 \d+ 条报道/ });

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

test("N8 an author can be followed, shown less and muted, and every word is taken back by undo", async ({
  page,
  server,
}) => {
  const items = ASIDE.slice(0, 5).map(([title, body], at) => ({
    title,
    body,
    author: at < 4 ? "Gary Marcus" : "merve",
  }));
  await page.setViewportSize({ width: 1280, height: 1_600 });
  server.release({
    data: compileDigests({ "2025-06-14-00.md": makeDigest("2025-06-14T00:00:00+08:00", items) }),
  });
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(3);
  await cards(page).first().getByRole("link", { name: "Gary Marcus" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Gary Marcus" })).toBeVisible();
  await expect(cards(page)).toHaveCount(4);
  await page.getByRole("button", { name: "少看" }).click();
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(2);
  await expect(page.getByRole("button", { name: "还有 3 条来自 Gary Marcus" })).toBeVisible();
  await page.goto(`${server.url}?source=Gary+Marcus`);
  await page.getByRole("button", { name: "关注", exact: true }).click();
  await expect(page.getByRole("button", { name: "少看" })).toHaveAttribute("aria-pressed", "false");
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(5);
  await expect(cards(page).first().locator(".card-side")).toContainText("关注：Gary Marcus");
  await page.getByRole("button", { name: "只看关注" }).click();
  await expect(cards(page)).toHaveCount(4);
  expect(new URL(page.url()).searchParams.get("followed")).toBe("1");
  await page.goto(`${server.url}?source=Gary+Marcus`);
  await page.getByRole("button", { name: "静音" }).click();
  await expect(cards(page)).toHaveCount(0);
  await expect(page.getByText("已静音 4 条")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(cards(page)).toHaveCount(4);
  await expect(page.getByRole("button", { name: "关注", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("N7 N10 names are listed, filter, are new once, and a muted one is gone from list, counts and search", async ({
  page,
  server,
}) => {
  const about = (body: string) => ({ body });
  server.release({
    data: compileDigests({
      "2025-06-01-08.md": makeDigest("2025-06-01T08:00:00+08:00", [about("OpenAI 发布了**新模型**。"), {}]),
      "2025-06-13-08.md": makeDigest("2025-06-13T08:00:00+08:00", [
        about("英伟达与 OpenAI 合作。"),
        about("NVIDIA 又出新卡。"),
        {},
      ]),
    }),
  });
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(5);
  await expect(page.locator(".first-seen")).toHaveText(["新：NVIDIA"], { timeout: 15_000 });
  await page.getByRole("button", { name: "名称", exact: true }).click();
  const names = page.getByRole("group", { name: "名称" }).getByRole("button");
  await expect(names).toHaveText(["NVIDIA2", "OpenAI2"]);
  await names.first().click();
  await expect(cards(page)).toHaveCount(2);
  expect(new URL(page.url()).searchParams.get("name")).toBe("NVIDIA");
  await page.goto(`${server.url}?view=names`);
  await expect(page.locator(".ledger li")).toHaveText([/^NVIDIA新.*2 条/, /^OpenAI.*2 条/]);
  await page.getByRole("searchbox", { name: "找名称" }).fill("nvi");
  await expect(page.locator(".ledger li")).toHaveCount(1);
  await page.getByRole("link", { name: /^NVIDIA/ }).click();
  await expect(page.getByText("共 2 条，6月13日 首次提到")).toBeVisible();
  await page.getByRole("button", { name: "静音" }).click();
  await openReader(page, server);
  await expect(cards(page)).toHaveCount(3);
  await expect(page).toHaveTitle("(3) Tidings");
  const counts = await page.locator(".chip-count").allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(3);
  await page.goto(`${server.url}?q=OpenAI`);
  await expect(page.getByText("1 条结果")).toBeVisible();
  await page.goto(`${server.url}?view=names`);
  await expect(page.locator(".ledger li")).toHaveCount(1);
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
