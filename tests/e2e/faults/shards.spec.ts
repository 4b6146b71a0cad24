import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "../../../src/bundle/fingerprint.ts";
import { compileDigests, makeDigest, makeDigests } from "../bundle.ts";
import { watchContext } from "../watch.ts";
import { manifestText, retry } from "./loading-world.ts";
import { cards, expect, idsOf, openReader, storedMarks, test, toggleRead, usualBundle } from "./world.ts";

for (const [name, fault] of [
  ["missing", { status: 404 }],
  ["failing", { status: 500 }],
  ["garbage", { body: "{{{" }],
] as const)
  test(`L7: one shard ${name} is a gap at its place; the others show`, async ({ page, server, watch }) => {
    server.fault("shards/2025-06-14-20", fault);
    await openReader(page, server.url);
    await expect(page.locator("[data-gap]")).toBeVisible({ timeout: 15_000 });
    const order = await page
      .locator("article[data-item], [data-gap]")
      .evaluateAll((all) =>
        all.map((one) => (one as HTMLElement).dataset.gap ?? (one as HTMLElement).dataset.item?.slice(0, 10)),
      );
    const gap = order.findIndex((one) => one?.startsWith("shards/"));
    expect(gap).toBe(0);
    expect(order.length).toBeGreaterThan(3);
    const [first = ""] = await idsOf(page);
    await toggleRead(page, first);
    expect(await storedMarks(page)).toBe(1);
    await watch.clean();
  });

test("L7: a page of sources says that digests are missing, and a retry brings them", async ({
  page,
  server,
  watch,
}) => {
  server.fault(/shards\//, { status: 404 });
  await page.goto(`${server.url}?view=sources`);
  await expect(retry(page)).toBeVisible({ timeout: 15_000 });
  await expect(page.locator(".ledger li")).toHaveCount(0);
  server.lift();
  await retry(page).click();
  await expect(page.locator(".ledger li").first()).toBeVisible();
  await expect(retry(page)).toHaveCount(0);
  await watch.clean();
});

test("L7: a shard that carries another shard's content is found out by its name", async ({
  page,
  server,
  watch,
}) => {
  const { head } = JSON.parse(manifestText()) as { head: { file: string }[] };
  server.fault("shards/2025-06-14-20", {
    body: readFileSync(join(usualBundle(), head[3]?.file ?? ""), "utf8"),
  });
  await openReader(page, server.url);
  await expect(page.locator("[data-gap]")).toBeVisible({ timeout: 15_000 });
  await watch.clean();
});

test("L8: after the host moved on to another release, a missing shard leads to its manifest, once, and the place is kept", async ({
  page,
  serve,
  context,
}) => {
  const digests = makeDigests(30, 14);
  const a = compileDigests(digests);
  const b = compileDigests(
    Object.fromEntries(
      Object.entries(digests).map(([path, text]) => [
        path,
        text.replaceAll("这一条讲第", "这一条（修订）讲第"),
      ]),
    ),
  );
  const server = await serve({ data: a });
  const watch = await watchContext(context, server.origin);
  await openReader(page, server.url);
  const [first = "", second = ""] = await idsOf(page);
  await toggleRead(page, first);
  await toggleRead(page, second);
  server.release({ data: b });
  const manifests = () => server.requests.filter((path) => path.includes("manifest")).length;
  for (let n = 0; n < 60 && manifests() < 2; n++) {
    await page.mouse.wheel(0, 3_000);
    await page.waitForTimeout(200);
  }
  expect(manifests()).toBe(2);
  await expect(page.getByText("（修订）").first()).toBeVisible({ timeout: 15_000 });
  await expect(page.locator("[data-gap]")).toHaveCount(0, { timeout: 15_000 });
  expect(manifests()).toBeLessThanOrEqual(3);
  expect(await storedMarks(page)).toBe(2);
  await watch.clean();
});

test("L9: a lazy script that is gone reloads the page once, and then leaves it usable", async ({
  page,
  server,
  watch,
}) => {
  server.fault(/assets\/later/, { status: 404 });
  const loads = () => server.requests.filter((path) => path === "" || path === "index.html").length;
  await page.goto(server.url);
  await expect.poll(loads).toBeGreaterThanOrEqual(3);
  await page.waitForTimeout(2_500);
  // The first load, the look whether the host answers, one reload, the second look.
  expect(loads()).toBeLessThanOrEqual(4);
  await expect(cards(page).first()).toBeVisible();
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  expect(await storedMarks(page)).toBe(1);
  await watch.clean([/pageerror|error|rejection/]);
});

test("marks that keep the cards waiting do so for seconds, and are right once the app is here", async ({
  page,
  server,
  watch,
}) => {
  await openReader(page, server.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  server.fault(/first-marks/, { hang: true });
  await page.reload({ waitUntil: "commit" });
  await expect(cards(page).first()).toBeVisible({ timeout: 15_000 });
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await expect(page.locator(`article[data-item="${first}"]`)).toHaveClass(/read/);
  await watch.clean();
});

test("without its style sheet the reader shows and answers, and what opens later is styled once the host is well", async ({
  page,
  server,
  watch,
}) => {
  server.fault(/styles-.*\.css/, { status: 500 });
  await openReader(page, server.url);
  await expect(cards(page).first()).toHaveCSS("display", "grid");
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  expect(await storedMarks(page)).toBe(1);
  server.lift();
  await page.keyboard.press("?");
  await expect(page.locator(".keys")).toHaveCSS("column-count", "2", { timeout: 40_000 });
  await watch.clean();
});

test("L12: items that are not whole are left out, and nothing else with them", async ({
  page,
  server,
  watch,
}) => {
  const { head } = JSON.parse(manifestText()) as { head: { file: string }[] };
  const shard = JSON.parse(readFileSync(join(usualBundle(), head[0]?.file ?? ""), "utf8")) as {
    digests: { items: Record<string, unknown>[] }[];
  };
  const items = shard.digests[0]?.items ?? [];
  for (const item of items) item.unknown = { deep: [1] };
  Reflect.deleteProperty(items[0] ?? {}, "title");
  (items[1] ?? {}).publishedAt = "yesterday";
  (items[2] ?? {}).source = null;
  const text = JSON.stringify(shard);
  const file = `shards/poisoned.${fingerprint(text, 8)}.json`;
  server.fault("shards/poisoned", { body: text });
  server.fault("manifest.json", { body: manifestText().replace(head[0]?.file ?? "", file) });
  await openReader(page, server.url);
  await expect(cards(page).filter({ hasText: "第 4 条消息" }).first()).toBeVisible();
  await expect(page.locator("article[data-item^='2025-06-14'][aria-posinset]").first()).toContainText(
    "第 4 条消息",
  );
  await watch.clean();
});

test("L12: a bundle without digests says so, and one with 5,000 items in a digest is readable", async ({
  page,
  serve,
  context,
}) => {
  const big = compileDigests({
    "big.md": makeDigest(
      "2025-06-14T20:00:00+08:00",
      Array.from({ length: 5_000 }, () => ({})),
    ),
  });
  const server = await serve({ data: big });
  const watch = await watchContext(context, server.origin);
  await openReader(page, server.url);
  await expect(page.getByText("5000").first()).toBeVisible();
  server.fault("manifest.json", {
    body: '{"version":1,"latest":0,"categories":[],"digests":0,"counts":{},"head":[],"years":[],"search":null}',
  });
  await page.reload();
  await expect(page.getByText("还没有摘要")).toBeVisible();
  await watch.clean();
});

for (let n = 1; n <= 12; n++)
  test(`L14: a failure at fetch ${n} leaves the page usable, and a retry completes it`, async ({
    page,
    server,
    watch,
  }) => {
    server.fault("data/", { status: 503, after: n - 1, times: 4 });
    await page.goto(server.url);
    await page.waitForTimeout(600);
    await expect(page.getByRole("navigation").first()).toBeVisible();
    server.lift();
    const again = retry(page).first();
    await expect(cards(page).first().or(again)).toBeVisible({ timeout: 15_000 });
    if (await again.isVisible()) await again.click();
    await expect(cards(page).first()).toBeVisible({ timeout: 15_000 });
    await expect(page.locator("[data-gap]")).toHaveCount(0, { timeout: 15_000 });
    await watch.clean();
  });
