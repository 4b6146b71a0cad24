import { compileDigests, makeDigest } from "./bundle.ts";
import { cards, chips, expect, keys, openReader, test } from "./reader.ts";

test.use({ serviceWorkers: "block" });

test("B5 nothing that can be undone asks first; deleting everything does", async ({ page, server }) => {
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await openReader(page, server);
  await keys(page, "j", "s", "m", "x", "Shift+A", ">", "u", "u", "1", "0", "z");
  expect(asked).toBe(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto(`${server.url}?view=settings`);
  const wipe = page.getByRole("button", { name: "删除全部数据" });
  const stored = () => page.evaluate(() => Object.keys(localStorage).some((key) => key.includes(":read:")));
  await wipe.click();
  expect(await stored()).toBe(true);
  await page.getByRole("button", { name: "确定删除？无法撤销" }).click();
  await expect.poll(stored).toBe(false);
});

test("B14 the last item can be scrolled past, so that it too can be marked by scrolling", async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("switch", { name: "滚过即标为已读" }).click();
  await openReader(page, server);
  await page.keyboard.press("End");
  const last = page.locator("[data-item]").last();
  await expect(last).toBeAttached();
  await expect.poll(() => last.evaluate((card) => card.getBoundingClientRect().bottom)).toBeLessThan(0);
});

test("B27 an address shows the same list to somebody else, Back undoes a filter, typing a search pushes nothing", async ({
  page,
  server,
  browser,
}) => {
  await openReader(page, server);
  await chips(page).first().click();
  await keys(page, "u");
  await expect(page).toHaveURL(/category=.*unread=1|unread=1.*category=/);
  const ids = (of: typeof page) =>
    cards(of).evaluateAll((all) => all.map((card) => (card as HTMLElement).dataset.item));
  const other = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await openReader(other, server, new URL(page.url()).search);
  expect(await ids(other)).toEqual(await ids(page));
  await other.context().close();
  await page.goBack();
  await expect(page).not.toHaveURL(/unread=1/);
  await expect(page).toHaveURL(/category=/);
  const before = await page.evaluate(() => history.length);
  await page.getByRole("textbox", { name: "搜索" }).pressSequentially("开源模型");
  await expect(page).toHaveURL(/q=/);
  const pushed = (await page.evaluate(() => history.length)) - before;
  expect(pushed).toBeLessThanOrEqual(1);
});

test("B32 read and unread differ by weight and by rule, not by colour alone", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "j", "m", "j");
  const look = (nth: number) =>
    cards(page)
      .nth(nth)
      .evaluate((card) => {
        const headline = card.querySelector("h4");
        return {
          weight: Number(headline && getComputedStyle(headline).fontWeight),
          rule: Number.parseFloat(getComputedStyle(card, "::before").width),
        };
      });
  await expect.poll(() => look(0)).toEqual({ weight: 400, rule: 1 });
  const unread = await look(2);
  expect(unread.weight).toBeGreaterThanOrEqual(600);
  expect(unread.rule).toBeGreaterThanOrEqual(4);
});

test("B34 lines are 1.75 high and 30 to 42 characters wide, and a copied text is the digest's own", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const body = "宣布GPT-5发布，速度提升3倍、价格降低50%，开发者可用API接入。".repeat(3);
  server.release({
    data: compileDigests({ "2025-06-14-00.md": makeDigest("2025-06-14T00:00:56+08:00", [{ body }]) }),
  });
  await openReader(page, server);
  const text = page.locator(".body").first();
  await expect(text).toContainText("GPT-5");
  const set = await text.evaluate((one) => {
    const { fontSize, lineHeight } = getComputedStyle(one);
    const size = Number.parseFloat(fontSize);
    getSelection()?.selectAllChildren(one);
    return {
      leading: Number.parseFloat(lineHeight) / size,
      characters: one.clientWidth / size,
      copied: getSelection()?.toString() ?? "",
    };
  });
  expect(set.leading).toBeCloseTo(1.75, 2);
  expect(set.characters).toBeGreaterThanOrEqual(30);
  expect(set.characters).toBeLessThanOrEqual(42);
  expect(set.copied.replaceAll("\n", "")).toContain(body);
});

test("B37 a folded row says what it hides and how many, and stays under the pointer when it opens", async ({
  page,
  server,
}) => {
  const by = (at: number) => ({ title: `第 ${at} 件`, author: "Gary Marcus" });
  const digest = makeDigest("2025-06-14T00:00:56+08:00", [...[1, 2, 3, 4].map(by), {}, {}, {}, {}, {}]);
  server.release({ data: compileDigests({ "2025-06-14-00.md": digest }) });
  await openReader(page, server);
  const row = page.getByRole("button", { name: "还有 2 条来自 Gary Marcus" });
  await row.scrollIntoViewIfNeeded();
  const top = () => row.evaluate((one) => one.getBoundingClientRect().top);
  const before = await top();
  await row.click();
  await expect(row).toHaveAttribute("aria-expanded", "true");
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
});

test("S17 one post in two digests is two items and one story: marking its card marks it in both places", async ({
  page,
  server,
}) => {
  const post = { title: "同一条消息", url: "https://x.com/lab/status/1933500000000000009" };
  server.release({
    data: compileDigests({
      "2025-06-14-00.md": makeDigest("2025-06-14T00:00:56+08:00", [post, {}]),
      "2025-06-13-20.md": makeDigest("2025-06-13T20:00:56+08:00", [post, {}]),
    }),
  });
  await openReader(page, server);
  await expect(page).toHaveTitle("(4) Tidings");
  await keys(page, "j", "m");
  await expect(page).toHaveTitle("(2) Tidings");
  await keys(page, "z");
  await expect(page).toHaveTitle("(4) Tidings");
});

test("what was deleted in one tab is not brought back by an undo in another", async ({
  context,
  page,
  server,
}) => {
  await openReader(page, server);
  await keys(page, "j", "s", "s");
  const other = await context.newPage();
  await other.goto(`${server.url}?view=settings`);
  await other.getByRole("button", { name: "删除全部数据" }).click();
  await other.getByRole("button", { name: "确定删除？无法撤销" }).click();
  await expect(page.locator(".toast")).toHaveCount(0);
  await page.bringToFront();
  await keys(page, "z", "m");
  await expect(page.locator("article.read")).toHaveCount(1);
  expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.includes(":kept:")))).toBe(
    false,
  );
});

test("a toast that went while it was pointed at does not hold the next one", async ({ page, server }) => {
  await page.clock.install();
  await openReader(page, server);
  await keys(page, "j", "m", "x");
  await page.locator(".toast").hover();
  await expect(page.locator(".toast.held")).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.locator(".toast")).toHaveCount(0);
  await page.mouse.move(5, 5);
  await keys(page, "x");
  await expect(page.locator(".toast")).toBeVisible();
  await page.clock.runFor(11_000);
  await expect(page.locator(".toast")).toHaveCount(0);
});
