import { compileDigests, makeDigest, makeDigests } from "./bundle.ts";
import { expect, keys, openReader, test } from "./reader.ts";

test.use({ serviceWorkers: "block" });

test("an item that its publisher takes out after it was read takes no other one out of the counts", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-14T10:00:00+08:00") });
  const digests = makeDigests(2, 3, "2025-06-14T08:00:00Z");
  server.release({ data: compileDigests(digests) });
  await openReader(page, server);
  await keys(page, "j", "m");
  await expect(page).toHaveTitle("(5) Tidings");
  const newest = makeDigest("2025-06-14T08:00:00+08:00", [
    { title: "第 2 条消息", url: "https://example.com/2025-06-14T08/2" },
    { title: "第 3 条消息", url: "https://example.com/2025-06-14T08/3" },
  ]);
  server.release({ data: compileDigests({ ...digests, "2025-06-14-08.md": newest }) });
  await openReader(page, server);
  await expect(page.locator(".dateline").first()).toContainText("2 未读");
  await expect(page).toHaveTitle("(5) Tidings");
  await keys(page, "u");
  await expect(
    page.getByRole("group", { name: "分类" }).getByRole("button", { name: "行业，5 条" }),
  ).toBeVisible();
});

test("an item that was hidden is counted nowhere, though its digest is not loaded", async ({
  page,
  server,
}) => {
  server.release({ data: compileDigests(makeDigests(20, 3, "2025-06-14T08:00:00Z")) });
  await openReader(page, server, "?day=2025-06-11");
  await keys(page, "j", "x");
  await expect(page).toHaveTitle("(59) Tidings");
  await page.goto(`${server.url}?view=settings`);
  await expect(page).toHaveTitle("(59) 设置 · Tidings");
  await openReader(page, server, "?day=2025-06-11");
  await keys(page, "j", "x", "z");
  await expect(page).toHaveTitle("(59) Tidings");
});
