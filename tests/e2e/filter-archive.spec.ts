import { compileDigests, makeDigest, makeDigests } from "./bundle.ts";
import { cards, expect, openReader, test } from "./faults/world.ts";

let compiled: string | null = null;
/** 130 digests of ten items; one author wrote in the newest and in the oldest of them only. */
const bundle = (): string => {
  compiled ??= compileDigests({
    ...makeDigests(130, 10),
    "2025-06-15-00.md": makeDigest("2025-06-15T00:00:00+08:00", [{ title: "新的一条", author: "Rare" }, {}]),
    "2024-01-01-00.md": makeDigest("2024-01-01T00:00:00+08:00", [
      { title: "很久以前的一条", author: "Rare" },
    ]),
  });
  return compiled;
};

test("a filter by source finds what is far back, and loads no shard in between", async ({ page, serve }) => {
  const server = await serve({ data: bundle() });
  await openReader(page, `${server.url}?source=Rare`);
  await expect(cards(page)).toHaveCount(2);
  await expect(cards(page).nth(0)).toContainText("新的一条");
  await expect(cards(page).nth(1)).toContainText("很久以前的一条");
  await expect(page.locator(".list-end")).toBeVisible();
  // Those of the first screen are asked for before the index has answered.
  expect(new Set(server.requests.filter((path) => path.includes("/shards/"))).size).toBeLessThanOrEqual(10);
});

test("a filter that nothing passes is not taken for a failure, and can be dropped", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: bundle() });
  await page.goto(`${server.url}?source=nobody`);
  await expect(page.getByRole("heading", { name: "没有符合的条目" })).toBeVisible();
  await expect(page.getByText("没有取到内容")).toHaveCount(0);
  await page.getByRole("button", { name: "去掉“来源”", exact: true }).click();
  await expect(cards(page).first()).toBeVisible();
});
