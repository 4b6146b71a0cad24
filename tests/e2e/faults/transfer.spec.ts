import { exportFile } from "../../reading/export-file.ts";
import { download, give, readSome, settings } from "./transfer-world.ts";
import { cards, expect, idsOf, openReader, storedMarks, test, toggleRead } from "./world.ts";

test("I4, I5: out, away, in: the same marks and bookmarks, and the same bytes", async ({
  page,
  server,
  watch,
}) => {
  await readSome(page, server.url);
  await settings(page, server.url);
  const out = await download(page, "存为文件");
  await page.getByRole("button", { name: "删除全部数据" }).click();
  await page.getByRole("button", { name: /确定删除/ }).click();
  expect(await storedMarks(page)).toBe(0);
  await give(page, "back.json", out);
  await expect(page.getByText("其中有已读 3 条、收藏 1 条。")).toBeVisible();
  await page.getByRole("button", { name: "合并" }).click();
  expect(await storedMarks(page)).toBe(3);
  const entries = (text: string) => ({ ...(JSON.parse(text) as object), entries: null });
  expect(entries(await download(page, "存为文件"))).toEqual(entries(out));
  await watch.clean();
});

test("I4: an older export merges into newer marks; replacing is a choice of its own and can be undone", async ({
  page,
  server,
  watch,
}) => {
  const ids = await readSome(page, server.url);
  await settings(page, server.url);
  const old = await download(page, "存为文件");
  await openReader(page, server.url);
  const more = (await idsOf(page)).filter((id) => !ids.includes(id)).slice(0, 2);
  for (const id of more) await toggleRead(page, id);
  await expect.poll(() => storedMarks(page)).toBe(5);
  await settings(page, server.url);
  await give(page, "old.json", old);
  await page.getByRole("button", { name: "合并" }).click();
  expect(await storedMarks(page)).toBe(5);
  await give(page, "old.json", old);
  await page.getByRole("button", { name: "替换" }).click();
  await expect.poll(() => storedMarks(page)).toBe(3);
  await page.getByRole("button", { name: "撤销 Z" }).click();
  await expect.poll(() => storedMarks(page)).toBe(5);
  await watch.clean();
});

test("I4: undoing an import leaves what another tab marked, kept and noted since", async ({
  context,
  page,
  server,
  watch,
}) => {
  await readSome(page, server.url);
  await settings(page, server.url);
  for (const way of ["合并", "替换"]) {
    const marks = [{ day: "2025-06-01", category: "a", count: 1, items: ["aaaaaa", "bbbbbb"] }];
    await give(page, "x.json", exportFile({ marks }));
    const before = await storedMarks(page);
    await page.getByRole("button", { name: way }).click();
    await expect.poll(() => storedMarks(page)).toBe(way === "合并" ? before + 2 : 2);
    const other = await context.newPage();
    await openReader(other, server.url);
    const at = way === "合并" ? 5 : 7;
    const free = (await idsOf(other)).slice(at, at + 2);
    for (const id of free) await toggleRead(other, id);
    const kept = other.locator(`article[data-item="${free[0]}"]`);
    await kept.getByRole("button", { name: "收藏", exact: true }).click();
    await expect.poll(() => storedMarks(page)).toBe((way === "合并" ? before + 2 : 2) + 2);
    await page.bringToFront();
    await page.keyboard.press("z");
    await expect.poll(() => storedMarks(page)).toBe(before + 2);
    await expect.poll(() => storedMarks(other)).toBe(before + 2);
    await other.goto(`${server.url}?view=bookmarks`);
    await expect(cards(other)).toHaveCount(way === "合并" ? 2 : 3);
    await other.close();
  }
  await watch.clean();
});

test("I6: an import while another tab marks gives the union", async ({ context, page, server, watch }) => {
  await readSome(page, server.url);
  await settings(page, server.url);
  const out = await download(page, "存为文件");
  const other = await context.newPage();
  await openReader(other, server.url);
  const free = (await idsOf(other)).at(5) ?? "";
  await give(
    page,
    "x.json",
    exportFile({ marks: [{ day: "2025-06-01", category: "a", count: 1, items: ["aaaaaa", "bbbbbb"] }] }),
  );
  await Promise.all([toggleRead(other, free), page.getByRole("button", { name: "合并" }).click()]);
  await expect.poll(() => storedMarks(page)).toBe(6);
  expect(out.length).toBeGreaterThan(100);
  await watch.clean();
});

test("I6: an import while the storage is full writes nothing by halves and is stored once there is room", async ({
  page,
  server,
  watch,
}) => {
  await openReader(page, server.url);
  await settings(page, server.url);
  await expect(page.getByLabel("选择文件")).toBeVisible();
  await page.evaluate(() => {
    for (const size of [1 << 20, 1 << 16, 1 << 10, 1])
      for (let n = 0; ; n++)
        try {
          localStorage.setItem(`filler:${size}:${n}`, "x".repeat(size));
        } catch {
          break;
        }
  });
  const items = Array.from({ length: 3_000 }, (_, n) => n.toString(36).padStart(6, "_"));
  await give(page, "x.json", exportFile({ marks: [{ day: "2025-06-01", category: "a", count: 1, items }] }));
  await page.getByRole("button", { name: "合并" }).click();
  await expect(page.getByRole("alert")).toContainText("存储空间已满");
  expect(await storedMarks(page)).toBe(0);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key);
    dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(() => storedMarks(page)).toBe(3_000);
  await watch.clean();
});

test("between two devices: a text by the clipboard carries all, the QR code the latest marks", async ({
  page,
  server,
  watch,
  browser,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  await readSome(page, server.url);
  await settings(page, server.url);
  await page.getByRole("button", { name: "复制为文本" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^tidings1\./);
  const word = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "二维码" }).click();
  await expect(page.getByRole("img", { name: /二维码/ })).toBeVisible();
  await expect(page.getByText("含最近 3 条标记，共 3 条")).toBeVisible();
  const device = await browser.newContext({ locale: "zh-CN", serviceWorkers: "block" });
  const phone = await device.newPage();
  await settings(phone, server.url);
  await phone.getByLabel("或粘贴文本").fill(`  ${word}\n`);
  await phone.getByRole("button", { name: "查看内容" }).click();
  await phone.getByRole("button", { name: "合并" }).click();
  expect(await storedMarks(phone)).toBe(3);
  for (const bad of [word.slice(0, -4), `tidings1.${"A".repeat(400)}`, "1.abc.a.b"]) {
    await phone.getByLabel("或粘贴文本").fill(bad);
    await phone.getByRole("button", { name: "查看内容" }).click();
    await expect(phone.getByRole("alert")).toContainText("没有导入");
  }
  await device.close();
  await watch.clean();
});

test("a state behind the address, as a QR code has it, is offered once and merged only on a press", async ({
  page,
  server,
  watch,
}) => {
  const { shortForm } = await import("../../../src/reading/state/short-form.ts");
  const { applyReading, emptyReading } = await import("../../../src/reading/state/reading-state.ts");
  const { makeItems } = await import("../../reading/items.ts");
  const state = applyReading(
    { ...emptyReading, replica: "a" },
    { type: "read", items: makeItems("2025-06-14", 7), read: true },
  );
  await page.goto(`${server.url}?view=settings#state=${shortForm(state, 1_400).text}`);
  await expect(page.getByText("其中有已读 7 条")).toBeVisible();
  expect(await storedMarks(page)).toBe(0);
  expect(page.url()).not.toContain("#state");
  await page.getByRole("button", { name: "合并" }).click();
  expect(await storedMarks(page)).toBe(7);
  await watch.clean();
});

test("bookmarks leave as Markdown, CSV, browser bookmarks and JSON; the JSON comes back", async ({
  page,
  server,
  watch,
}) => {
  await readSome(page, server.url);
  await settings(page, server.url);
  expect(await download(page, "Markdown")).toContain("## [");
  expect(await download(page, "CSV")).toContain('"title"');
  expect(await download(page, "浏览器书签")).toContain("NETSCAPE-Bookmark");
  const json = await download(page, "JSON");
  await page.getByRole("button", { name: "删除全部数据" }).click();
  await page.getByRole("button", { name: /确定删除/ }).click();
  await give(page, "bookmarks.json", json);
  await page.getByRole("button", { name: "合并" }).click();
  await page.goto(`${server.url}?view=bookmarks`);
  await expect(cards(page)).toHaveCount(1);
  await watch.clean();
});

test("a reminder to back up comes after real use, never on a first visit, and goes when it is put aside", async ({
  page,
  server,
  watch,
}) => {
  const reminder = page.getByText("导出一份更放心");
  await openReader(page, server.url);
  await page.waitForTimeout(300);
  await expect(reminder).toHaveCount(0);
  await settings(page, server.url);
  const items = Array.from({ length: 300 }, (_, n) => n.toString(36).padStart(6, "_"));
  await give(page, "x.json", exportFile({ marks: [{ day: "2025-06-01", category: "a", count: 1, items }] }));
  await page.getByRole("button", { name: "合并" }).click();
  await expect(reminder).toHaveCount(0);
  await openReader(page, server.url);
  await expect(reminder).toBeVisible();
  await page.getByRole("button", { name: "知道了" }).click();
  await expect(reminder).toHaveCount(0);
  await page.reload();
  await expect(cards(page).first()).toBeVisible();
  await page.waitForTimeout(300);
  await expect(reminder).toHaveCount(0);
  await watch.clean();
});
