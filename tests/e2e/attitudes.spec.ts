import { expect } from "@playwright/test";
import { compileDigests, makeDigest, makeDigests } from "./bundle.ts";
import { lookAtFrames, shiftOf } from "./frames.ts";
import { cards, openReader, test } from "./reader.ts";
import { ASIDE } from "./story-digests.ts";

test.use({ serviceWorkers: "block" });

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
  await expect(page.getByText("已静音或隐藏 4 条")).toBeVisible();
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

test("where nobody is followed that is said at once, with the ways to follow, and no archive is looked through", async ({
  page,
  server,
}) => {
  server.release({ data: compileDigests(makeDigests(120, 10)) });
  await page.goto(`${server.url}?followed=1`);
  await expect(page.getByRole("heading", { level: 2, name: "还没有关注" })).toBeVisible();
  await expect(page.getByText("已找过")).toHaveCount(0);
  await page.waitForTimeout(500);
  expect(server.requests.filter((path) => path.includes("/shards/")).length).toBeLessThan(8);
  await page.getByRole("button", { name: "来源" }).click();
  await page.locator(".ledger a").first().click();
  await page.getByRole("button", { name: "关注", exact: true }).click();
  await page.goto(`${server.url}?followed=1`);
  await expect(cards(page).first()).toBeVisible();
});

test("the buttons of an author stand still while it comes out whether there are voices of that name", async ({
  page,
  server,
}) => {
  server.release({ data: compileDigests(makeDigests(60, 6)) });
  await page.addInitScript(lookAtFrames);
  await page.goto(`${server.url}?source=nobody`);
  await expect(page.getByRole("heading", { level: 2, name: "没有符合的条目" })).toBeVisible();
  expect(await shiftOf(page)).toBe(0);
});
