import AxeBuilder from "@axe-core/playwright";
import { VIEW_NAMES } from "../../src/reading/view/view.ts";
import { cards, expect, keys, openReader, openWithFolded, selectedCard, test } from "./reader.ts";

test.use({ bundle: "week" });

for (const scheme of ["light", "dark"] as const)
  for (const width of [390, 834, 1440])
    test(`axe finds nothing on any view at ${width} px, ${scheme}`, async ({ page, server }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await openReader(page, server);
      await keys(page, "j", "s", "j", "m", "j", "s");
      for (const view of VIEW_NAMES) {
        await page.goto(`${server.url}${view === "timeline" ? "" : `?view=${view}`}`);
        await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
        await page.waitForTimeout(400);
        const first = page.getByRole("article").first();
        if ((await first.count()) > 0) await first.hover();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [view, id, nodes[0]?.html])).toEqual([]);
      }
      await openReader(page, server);
      for (const open of ["Shift+?", "Control+k"]) {
        await keys(page, open);
        await page.getByRole("dialog").waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [open, id, nodes[0]?.html])).toEqual([]);
        await keys(page, "Escape");
      }
    });

test("controls outside text are 44 px on the phone, and nothing scrolls sideways at 320 px", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReader(page, server);
  const small = await page.locator("button:visible, nav a:visible").evaluateAll((all) =>
    all
      .filter((one) => !one.closest("[aria-hidden=true]") && !one.hasAttribute("aria-hidden"))
      .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()] as const)
      .filter(([html, box]) => !html.includes("mark-all") && box.height > 0 && box.height < 43.5)
      .map(([html, box]) => `${html} ${box.height}`),
  );
  expect(small).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const view of VIEW_NAMES) {
    await page.goto(`${server.url}?view=${view}`);
    await page.waitForTimeout(400);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      view,
    ).toBeLessThanOrEqual(0);
  }
});

for (const language of ["简体中文", "English"])
  test(`the bar has its name on one line and cuts nothing off, from 320 to 1440 px, ${language}`, async ({
    page,
    server,
  }) => {
    await page.goto(`${server.url}?view=settings`);
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    await page.getByRole("radio", { name: language }).check({ force: true });
    await page.getByRole("group", { name: language === "English" ? "Language" : "语言" }).waitFor();
    for (const width of [320, 390, 600, 719, 720, 760, 834, 900, 1023, 1024, 1100, 1247, 1248, 1440]) {
      await page.setViewportSize({ width, height: 400 });
      const bar = await page.getByRole("banner").evaluate((banner) => {
        const name = document.createRange();
        name.selectNodeContents(banner.querySelector(".brand") as Element);
        const boxes = (what: string) =>
          [...banner.querySelectorAll(what)]
            .map((one) => one.getBoundingClientRect())
            .filter((box) => box.width > 0);
        const seen = boxes("a, button, label");
        const covers = (one: DOMRect, other: DOMRect) =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
        return {
          isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
          lines: name.getClientRects().length,
          // Where a machine's fonts are wide, what has no room stands on a second line.
          isTall: banner.getBoundingClientRect().height > 120,
          isCut: seen.some((box) => box.left < 0 || box.right > document.documentElement.clientWidth),
          isCovered: seen.some((box, at) => seen.slice(at + 1).some((other) => covers(box, other))),
          isSmall: boxes("button, label").some((box) => box.width < 30) || (seen.at(-1)?.width ?? 0) < 44,
        };
      });
      const whole = {
        isWide: false,
        lines: 1,
        isTall: false,
        isCut: false,
        isCovered: false,
        isSmall: false,
      };
      expect(bar, `${width} px`).toEqual(whole);
    }
  });

for (const language of ["简体中文", "English"])
  test(`five tabs stand beside each other on the smallest phone, also in large letters, none of them cut or out of reach, ${language}`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width: 320, height: 600 });
    await page.goto(`${server.url}?view=settings`);
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    await page.getByRole("radio", { name: language }).check({ force: true });
    await page.getByRole("group", { name: language === "English" ? "Language" : "语言" }).waitFor();
    const tabs = () =>
      page.locator(".tabs a").evaluateAll((all) => {
        const boxes = all.map((one) => one.getBoundingClientRect());
        return {
          rows: new Set(boxes.map(({ top }) => Math.round(top))).size,
          isInside: boxes.every(({ left, right }) => left >= 0 && right <= window.innerWidth),
        };
      });
    expect(await tabs()).toEqual({ rows: 1, isInside: true });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect((await tabs()).rows).toBe(1);
    for (const tab of await page.locator(".tabs a").all()) {
      await tab.evaluate((link) => link.scrollIntoView({ inline: "nearest" }));
      await expect(tab).toBeInViewport({ ratio: 0.98 });
      expect(await tab.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0);
    }
  });

test("a read item that is bookmarked shows its bookmark on the phone, and one that is not shows none", async ({
  page,
  server,
}) => {
  await openWithFolded(page, server);
  const line = cards(page).first();
  await expect(line).toHaveClass(/folded/);
  const bookmark = line.getByRole("button", { name: "取消收藏" });
  const box = await bookmark.boundingBox();
  expect([box?.width, box?.height]).toEqual([44, 44]);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(330);
  await expect(cards(page).nth(1)).toHaveClass(/folded/);
  await expect(cards(page).nth(1).locator(".card-side")).toBeHidden();
  await bookmark.click();
  await expect(line.locator(".card-side")).toBeHidden();
});

test("a screen reader's walk through a digest: names, states, announcements", async ({ page, server }) => {
  await openReader(page, server);
  await expect(page.getByRole("feed", { name: "条目" })).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeAttached();
  await keys(page, "j");
  await expect(selectedCard(page)).toHaveAccessibleName(/^未读 .+/);
  await keys(page, "m");
  await expect(selectedCard(page)).toHaveAccessibleName(/^已读 .+/);
  await keys(page, "Shift+A");
  await expect(page.getByRole("status").filter({ hasText: /已标记 \d+ 条/ })).toHaveCount(1);
  await keys(page, "z");
  await expect(page.getByRole("status").filter({ hasText: "已撤销" })).toHaveCount(1);
});

test("B8 reload and Back find the same item at the same height", async ({ page, server }) => {
  await openReader(page, server);
  for (let step = 0; step < 12; step += 1) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(80);
  }
  await page.waitForTimeout(600);
  const place = () =>
    page.evaluate(() => {
      const card = [...document.querySelectorAll<HTMLElement>("[data-item]")].find(
        (one) => one.getBoundingClientRect().bottom > 120,
      );
      return { id: card?.dataset.item ?? "", top: card?.getBoundingClientRect().top ?? 0 };
    });
  const before = await place();
  const same = async () => {
    await cards(page).first().waitFor();
    await expect
      .poll(() =>
        page.evaluate((id) => {
          const top = document.querySelector(`[data-item="${id}"]`)?.getBoundingClientRect().top;
          return top === undefined ? null : Math.round(top);
        }, before.id),
      )
      .not.toBeNull();
    await page.waitForTimeout(500);
    const top = await page
      .locator(`[data-item="${before.id}"]`)
      .evaluate((card) => card.getBoundingClientRect().top);
    expect(Math.abs(top - before.top)).toBeLessThanOrEqual(2);
  };
  await page.reload();
  await same();
  const link = page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "归档" });
  const box = await link.boundingBox();
  // The mouse itself: `link.click()` may scroll the page while rows are added, which no reader's click does.
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await page.getByRole("heading", { level: 2, name: /年/ }).waitFor();
  await page.goBack();
  await same();
});

test("B38 a chosen theme is there before the first paint", async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openReader(page, server);
  await keys(page, "t", "t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.route("**/assets/*.js", () => {});
  await page.goto(server.url, { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the interface speaks English when asked, and the items stay Chinese for line breaking", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await page.goto(`${server.url}?view=settings`);
  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.getByRole("heading", { level: 2, name: "Settings" })).toBeVisible();
  await page.goto(server.url);
  await expect(cards(page).first()).toHaveAccessibleName(/^Unread/);
  await expect(cards(page).first()).toHaveAttribute("lang", "zh-Hans");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a bookmark takes a note and tags, which stand beside each other", async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReader(page, server);
  await keys(page, "j", "s", "g", "b");
  await page.getByRole("button", { name: "写附注" }).click();
  await expect(page.getByRole("textbox", { name: "附注" })).toBeFocused();
  await page.keyboard.type("要**跟进**");
  await page.getByRole("textbox", { name: "标签" }).fill("模型，重要");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("button", { name: "改附注" })).toBeFocused();
  await expect(page.locator(".note strong")).toHaveText("跟进");
  const tops = await page
    .getByText(/^#(模型|重要)$/)
    .evaluateAll((tags) => tags.map((tag) => tag.getBoundingClientRect().top));
  expect(tops).toEqual([tops[0], tops[0]]);
});
