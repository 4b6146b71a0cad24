import type { Page, Request } from "@playwright/test";
import { compileDigests, makeDigest, makeDigests } from "./bundle.ts";
import { cards, expect, openReader, test } from "./faults/world.ts";

let compiled: string | null = null;
/** 120 digests of ten items; one word stands in the newest and in the oldest of them only. */
const bundle = (): string => {
  compiled ??= compileDigests({
    ...makeDigests(120, 10),
    "2025-06-15-00.md": makeDigest("2025-06-15T00:00:00+08:00", [
      { title: "ＮＶＩＤＩＡ 发布具身智能平台", author: "小互", body: "新平台用**具身**智能训练。" },
      { title: "别的消息", author: "clem 🤗" },
    ]),
    "2024-01-01-00.md": makeDigest("2024-01-01T00:00:00+08:00", [
      { title: "具身智能的旧消息", author: "旧人" },
    ]),
  });
  return compiled;
};

const field = (page: Page) => page.getByRole("textbox", { name: "搜索" });
const status = (page: Page) => page.locator(".search-status");

test("B30: finds a substring of Han characters in the newest and in the oldest digest, and marks it", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: bundle() });
  await openReader(page, server.url);
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("身智");
  await expect(status(page).getByRole("status")).toHaveText("2 条结果");
  await expect(cards(page)).toHaveCount(2);
  await expect(cards(page).nth(0).locator("h4 mark")).toHaveText("身智");
  await expect(cards(page).nth(0).locator(".body mark")).toHaveText(["身", "智"]);
  await expect(cards(page).nth(1)).toContainText("具身智能的旧消息");
  await expect(page).toHaveURL(/[?&]q=%E8%BA%AB%E6%99%BA/);
});

test("B30: width, case and the blank between Han and Latin make no difference", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  for (const query of ["nvidia发布", "NVIDIA 发布", "ＮＶＩＤＩＡ"]) {
    await page.goto(`${server.url}?q=${encodeURIComponent(query)}`);
    await expect(status(page).getByRole("status")).toHaveText("1 条结果");
    await expect(cards(page).first()).toContainText("具身智能平台");
  }
});

test("B31: nothing is searched while an input method composes", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  await openReader(page, server.url);
  await field(page).focus();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "jushen", selectionStart: 6, selectionEnd: 6 });
  await page.waitForTimeout(400);
  expect(new URL(page.url()).search).toBe("");
  await session.send("Input.insertText", { text: "具身" });
  await expect(status(page).getByRole("status")).toHaveText("2 条结果");
});

test("Esc clears and then leaves; Back takes one step out of a search", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  await openReader(page, server.url);
  await field(page).fill("具身智能");
  await expect(cards(page)).toHaveCount(2);
  await page.goBack();
  await expect(page).toHaveURL(server.url);
  await expect(field(page)).toHaveValue("");
  await field(page).fill("具身");
  await expect(cards(page)).toHaveCount(2);
  await field(page).press("Escape");
  await expect(field(page)).toHaveValue("");
  await expect(field(page)).toBeFocused();
  await field(page).press("Escape");
  await expect(field(page)).not.toBeFocused();
});

test("a search joins the filters, loads when more is asked for, and is read like the timeline", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: bundle() });
  await page.goto(`${server.url}?q=${encodeURIComponent("条消息")}`);
  await expect(status(page).getByRole("status")).toHaveText(/已找到 \d+ 条/);
  const before = server.requests.filter((path) => path.includes("shards/")).length;
  expect(before).toBeLessThan(12);
  await page.getByRole("button", { name: "继续搜更早的" }).click();
  await expect
    .poll(() => server.requests.filter((path) => path.includes("shards/")).length)
    .toBeGreaterThan(before);
  await page.keyboard.press("j");
  await page.keyboard.press("m");
  await expect(page.locator("article[aria-current=true]")).toContainText("已读");
  await page.getByRole("button", { name: "只看未读" }).click();
  await expect(page).toHaveURL(/unread=1/);
  await expect(status(page).getByRole("status")).toHaveText(/已找到 \d+ 条/);
});

/** Holds requests of a kind back until they are let go; every other one passes. */
async function holdBack(page: Page, isMeant: (request: Request) => boolean) {
  const waiting: (() => void)[] = [];
  let isHeld = true;
  await page.route(/\/data\//, async (route) => {
    if (isHeld && isMeant(route.request())) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  const letGo = () => {
    isHeld = false;
    for (const go of waiting.splice(0)) go();
  };
  return { waiting, letGo };
}

/** 300 digests of ten items; the newest and every fourth of the 120 oldest report one thing. */
const rare = (): string => {
  const all = makeDigests(300, 10);
  const oldest = Object.keys(all).sort().slice(0, 120);
  const reports = oldest
    .filter((_, at) => at % 4 === 0)
    .map((path) => {
      const at = `${path.slice(0, 10)}T${path.slice(11, 13)}:00:00+08:00`;
      return [
        path,
        makeDigest(at, [{ title: "具身智能的旧消息" }, ...Array.from({ length: 9 }, () => ({}))]),
      ];
    });
  const newest = makeDigest("2025-06-15T00:00:00+08:00", [{ title: "具身智能的新消息" }, {}]);
  return compileDigests({ ...all, ...Object.fromEntries(reports), "2025-06-15-00.md": newest });
};

const HELD: Readonly<Record<string, (request: Request) => boolean>> = {
  "where terms stand": (request) => request.url().includes("/search/") && "range" in request.headers(),
  "shards far back": (request) => /\/shards\/2025-0[45]/.test(request.url()),
};

for (const [what, isMeant] of Object.entries(HELD))
  test(`a search that is stopped while it reads ${what} asks for nothing more, keeps its hits and can go on`, async ({
    page,
    serve,
  }) => {
    const server = await serve({ data: rare() });
    const { waiting, letGo } = await holdBack(page, isMeant);
    const asked: string[] = [];
    page.on("request", (request) => request.url().includes("/data/") && asked.push(request.url()));
    await openReader(page, server.url);
    await field(page).fill("具身智能");
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    await expect(status(page).getByRole("status")).toHaveText("已找到 1 条");
    await expect(status(page)).toContainText(/已搜 \d+ \/ 3,?002 条/);
    await expect(page.getByRole("progressbar", { name: "正在搜索" })).toBeVisible();
    await page.getByRole("button", { name: "停止" }).click();
    await expect(page.getByRole("button", { name: "停止" })).toHaveCount(0);
    await expect(page.getByRole("progressbar")).toHaveCount(0);
    const before = asked.length;
    letGo();
    await page.waitForTimeout(1_000);
    expect(asked.slice(before)).toEqual([]);
    // What was asked for before may still add to them.
    await expect(status(page).getByRole("status")).toHaveText(/^已找到 [12] 条$/);
    await expect(cards(page).first()).toContainText("具身智能的新消息");
    await page.getByRole("button", { name: "继续搜更早的" }).click();
    await expect(cards(page).nth(1)).toContainText("具身智能的旧消息");
    expect(asked.length).toBeGreaterThan(before);
  });

for (const query of ["(a+)+$", "[", "\\", "🤗", "\u202e反", "x".repeat(3_000)])
  test(`I8: ${JSON.stringify(query.slice(0, 12))} is a text like any other`, async ({
    page,
    server,
    watch,
  }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(query)}`);
    await expect(status(page).getByRole("status")).toHaveText(/没有找到/);
    await watch.clean();
  });

test("a query typed on any page is searched for in the whole timeline", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  for (const name of ["bookmarks", "archive", "sources", "settings"]) {
    await page.goto(`${server.url}?view=${name}`);
    await expect(page.locator("[data-keys]")).toBeAttached();
    await field(page).fill("具身智能");
    await expect(cards(page)).toHaveCount(2);
    await expect(page).toHaveURL(/\?q=[^&]+$/);
    await expect(page).toHaveTitle(/搜索“具身智能” · Tidings$/);
    await page.goBack();
    await expect(page).toHaveURL(`${server.url}?view=${name}`);
    await expect(field(page)).toHaveValue("");
  }
});

test("what a search finds is dated, as no day stands over it", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  await page.goto(`${server.url}?q=${encodeURIComponent("具身智能的旧消息")}`);
  await expect(cards(page).locator("time")).toContainText("2024年1月1日");
});

test("a key that is pressed in the moment in which the first result appears moves to it", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: bundle() });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".search-results article[data-item]")) return;
      observer.disconnect();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${server.url}?q=${encodeURIComponent("要点")}`);
  await expect(cards(page).first()).toBeFocused();
});

test("a focused result that is scrolled away hands its focus to the list", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  await page.goto(`${server.url}?q=${encodeURIComponent("要点")}`);
  await expect(page.locator("[data-keys]")).toBeAttached();
  await expect(cards(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(cards(page).first()).toBeFocused();
  const first = (await cards(page).first().getAttribute("data-item")) ?? "";
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect(await page.locator(`[data-item="${first}"]`).count()).toBe(0);
  }).toPass();
  await expect(page.locator("[data-list]")).toBeFocused();
});

test("a search that finds nothing says what to try, and nothing of an order", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  await page.goto(`${server.url}?q=${encodeURIComponent("没有这样的话")}`);
  await expect(status(page)).toContainText("没有找到“没有这样的话”");
  await expect(status(page)).toContainText("搜遍了 1203 条。换个说法，或少写几个字试试。");
});
