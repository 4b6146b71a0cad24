import { compileDigests, makeDigest } from "./bundle.ts";
import { cards, expect, keys, openReader, openWithFolded, test } from "./reader.ts";

test("on the phone a card that was read before opens with a press of its line's button, with all its actions", async ({
  page,
  server,
}) => {
  await openWithFolded(page, server);
  for (const at of [0, 1]) {
    const line = cards(page).nth(at);
    await expect(line).toHaveClass(/folded/);
    const open = line.getByRole("button", { name: "展开" });
    const box = await open.boundingBox();
    expect([box?.width, box?.height]).toEqual([44, 44]);
    await open.click();
    await expect(line.locator(".body")).toBeVisible();
    await expect(line.getByRole("button", { name: /收藏/ })).toBeVisible();
    await expect(line.getByRole("button", { name: "标为未读" })).toBeVisible();
    await line.getByRole("button", { name: "收起" }).click();
    await expect(line).toHaveClass(/folded/);
  }
});

test("where only titles are wanted an unread card opens with a press on the phone", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReader(page, server);
  await keys(page, "d");
  const card = cards(page).first();
  await expect(card).toHaveClass(/folded/);
  await card.getByRole("button", { name: "展开" }).click();
  await expect(card.locator(".body")).toBeVisible();
  await expect(card.getByRole("button", { name: "标为已读" })).toBeVisible();
});

test("on one line an author's name of any length stays in its card", async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const items = [{ author: "LongAuthorName".repeat(6) }, { author: "一个很长的作者名字".repeat(8) }];
  server.release({ data: compileDigests({ "a.md": makeDigest("2025-06-14T08:00:00+08:00", items) }) });
  await openReader(page, server);
  await keys(page, "d");
  await expect(cards(page).first()).toHaveClass(/folded/);
  const right = (of: string) =>
    page.locator(of).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)));
  const [edge = 0] = await right("[role=feed]");
  for (const end of await right(".who")) expect(end).toBeLessThanOrEqual(edge);
});
