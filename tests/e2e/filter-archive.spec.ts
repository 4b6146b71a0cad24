import { allShards } from "../../src/bundle/locate.ts";
import type { Manifest, Year } from "../../src/bundle/schema.ts";
import { compileDigests, makeDigest, makeDigests } from "./bundle.ts";
import { cards, expect, openReader, test } from "./faults/world.ts";

/** 131 digests of ten items, and two; one author wrote in the newest and in the oldest only. The index has them all. */
const digests = (): Record<string, string> => ({
  ...makeDigests(131, 10),
  "2025-06-15-00.md": makeDigest("2025-06-15T00:00:00+08:00", [{ title: "新的一条", author: "Rare" }, {}]),
  "2024-01-01-00.md": makeDigest("2024-01-01T00:00:00+08:00", [{ title: "很久以前的一条", author: "Rare" }]),
});

/** The files of all shards of a bundle, newest first. */
async function shardsOf(url: string): Promise<readonly string[]> {
  const read = async (path: string) => (await fetch(`${url}data/${path}`)).json();
  const manifest = (await read("manifest.json")) as Manifest;
  const years = (await Promise.all(manifest.years.map(({ file }) => read(file)))) as readonly Year[];
  return allShards(manifest, years).map(({ file }) => file);
}

let compiled: string | null = null;
const bundle = (): string => {
  compiled ??= compileDigests(digests());
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

test("a day in the middle of a shard of many days is where the page opens, and newer days come above it", async ({
  page,
  serve,
}) => {
  const days = Array.from({ length: 60 }, (_, n) =>
    new Date(Date.UTC(2025, 5, 14 - n)).toISOString().slice(0, 10),
  );
  const data = compileDigests(
    Object.fromEntries(days.map((day) => [`${day}.md`, makeDigest(`${day}T08:00:00+08:00`, [{}, {}, {}])])),
  );
  const server = await serve({ data });
  for (const day of days.slice(34, 44)) {
    await openReader(page, `${server.url}?day=${day}`);
    const heading = page.locator(`[data-list] [data-day="${day}"]`);
    await expect(heading).toBeInViewport();
    const top = async () => Math.round((await heading.boundingBox())?.y ?? 0);
    // At the page's top stands what leads the list; below it the day has the place of a day that was jumped to.
    await expect.poll(top).toBeLessThan(330);
    await expect(page.locator(`[data-item^="${day}"]`).first()).toBeInViewport();
  }
});

test("without a search index a search says what it covers, and a filter goes through the archive itself", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: compileDigests(digests(), ["--no-search"]) });
  await page.goto(`${server.url}?q=Rare`);
  await expect(page.getByText(/^这份归档没有搜索索引，只搜了最新的 \d+ 条。$/)).toBeVisible();
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByText("搜遍了")).toHaveCount(0);
  await openReader(page, `${server.url}?source=Rare`);
  // Without one it looks at every shard, and asks before it goes on for long.
  await page.getByRole("button", { name: "继续往前找" }).click();
  await expect(cards(page)).toHaveCount(2);
  await expect(page.locator(".list-end")).toBeVisible();
});

test("a filter that looks through the archive says how far it is, and can be stopped and sent on", async ({
  page,
  serve,
}) => {
  let isHeld = true;
  const waiting: (() => void)[] = [];
  const server = await serve({ data: compileDigests(digests(), ["--no-search"]) });
  const names = (await shardsOf(server.url)).slice(30);
  await page.route(/\/shards\//, async (route) => {
    if (isHeld && names.some((name) => route.request().url().endsWith(name)))
      await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  await openReader(page, `${server.url}?source=Rare`);
  const progress = page.getByText(/^已找过 \d+ \/ 1313 条/);
  await expect(progress).toBeVisible();
  await expect(progress).toBeInViewport();
  await expect(page.getByRole("progressbar", { name: "正在搜索" })).toBeVisible();
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.getByRole("button", { name: "继续搜更早的" })).toBeFocused();
  isHeld = false;
  for (const go of waiting) go();
  await expect(page.getByRole("button", { name: "继续往前找" })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole("button", { name: "继续往前找" }).click();
  await expect(progress).toBeVisible();
});

test("over a filter that found nothing before it was stopped one button goes on, and no answer is pretended", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: compileDigests(digests(), ["--no-search"]) });
  await page.goto(`${server.url}?source=nobody`);
  await expect(page.getByRole("heading", { name: "还没有找到符合的条目" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^继续/ })).toHaveCount(1);
  await expect(async () => {
    await page.getByRole("button", { name: /^继续/ }).click({ timeout: 1_000 });
    await expect(page.getByRole("heading", { name: "没有符合的条目", exact: true })).toBeVisible();
  }).toPass();
});

test("a search to which files are missing does not pretend to have searched all, and a press completes it", async ({
  page,
  serve,
}) => {
  const server = await serve({ data: bundle() });
  server.fault(/shards\/2024-01-01/, { status: 404 });
  server.fault(/search\/(?!entry)/, { status: 404 });
  await page.goto(`${server.url}?q=Rare`);
  await expect(page.locator(".search-status")).toContainText(/有 \d+ 个文件没有取到/);
  await expect(page.locator(".search-status")).not.toContainText("搜遍了");
  server.lift();
  await page.locator(".search-status").getByRole("button", { name: "重试" }).click();
  await expect(page.locator(".search-status").getByRole("status")).toHaveText("2 条结果");
  await expect(page.locator(".search-status")).toContainText("搜遍了");
});
