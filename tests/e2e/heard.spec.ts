import { cards, expect, keys, openReader, test } from "./reader.ts";

test.use({ bundle: "day" });

test("what a key marks is heard, and heard again where the words are the same", async ({ page, server }) => {
  await openReader(page, server);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const { parentElement, textContent } of addedNodes)
          if (parentElement?.closest("[aria-live]") && textContent) heard.push(textContent);
    }).observe(document.body, { subtree: true, childList: true });
  });
  await keys(page, "j", "m", "j", "m", "m", "s");
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual(["已读", "已读", "未读", "收藏"]);
});

test("what is said where nothing is found is heard: a command, a filter", async ({ page, server }) => {
  const heard = (text: string) => page.getByRole("status").filter({ hasText: text });
  await page.goto(`${server.url}?source=nobody`);
  await expect(heard("没有符合的条目")).toHaveCount(1);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("没有这样的");
  await expect(heard("没有这样的命令")).toHaveCount(1);
  await expect(page.getByRole("listbox").locator("p")).toHaveCount(0);
});

test("a search's heading has a name, and a rank is left out by no headline under it", async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}?q=开源`);
  await expect(cards(page).first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "7 条结果" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 3 })).toHaveCount(1);
});

test("a page about an author is called by the name", async ({ page, server }) => {
  await openReader(page, server, "?source=Gary+Marcus");
  await expect(page).toHaveTitle("(14) Gary Marcus · Tidings");
});

test("in large letters the tab of the page that a key leads to is in sight", async ({ page, server }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await openReader(page, server);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  for (const [key, name] of [
    ["o", "来源"],
    ["t", "时间线"],
  ] as const) {
    await keys(page, "g", key);
    await expect(page.locator(".tabs").getByRole("link", { name })).toBeInViewport({ ratio: 0.98 });
  }
});
