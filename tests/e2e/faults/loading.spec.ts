import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "../../../src/bundle/fingerprint.ts";
import { compileDigests, makeDigest, makeDigests } from "../bundle.ts";
import { watchContext } from "../watch.ts";
import { cards, expect, idsOf, openReader, storedMarks, test, toggleRead, usualBundle } from "./world.ts";

const alert = (page: import("@playwright/test").Page) => page.getByRole("alert");
const retry = (page: import("@playwright/test").Page) => page.getByRole("button", { name: "重试" });
const manifestText = () => readFileSync(join(usualBundle(), "manifest.json"), "utf8");

test("L1: without a manifest the page says so, tries three times, and then on demand", async ({
  page,
  server,
  watch,
}) => {
  server.fault("manifest.json", { status: 404 });
  await page.goto(server.url);
  await expect(alert(page)).toContainText("manifest.json", { timeout: 12_000 });
  const tries = () => server.requests.filter((path) => path.includes("manifest")).length;
  expect(tries()).toBe(3);
  await page.waitForTimeout(1_500);
  expect(tries()).toBe(3);
  server.lift();
  await retry(page).click();
  await expect(cards(page).first()).toBeVisible();
  await watch.clean();
});

test("L2: a host that fails twice is forgiven without a word", async ({ page, server, watch }) => {
  server.fault("manifest.json", { status: 500, times: 2 });
  await page.goto(server.url);
  await expect(cards(page).first()).toBeVisible({ timeout: 10_000 });
  await watch.clean();
});

test("L3: a host that takes its time is waited for, with a word after eight seconds", async ({
  page,
  server,
  watch,
}) => {
  server.fault("manifest.json", { hang: true, times: 1 });
  await page.goto(server.url);
  await expect(page.locator(".skeleton, [aria-busy], [aria-label='正在载入']").first()).toBeVisible({
    timeout: 1_500,
  });
  await expect(alert(page)).toContainText("网络很慢", { timeout: 10_000 });
  await expect(cards(page).first()).toBeVisible({ timeout: 30_000 });
  await watch.clean();
});

for (const [name, at] of [
  ["its first byte", 1],
  ["the middle", 400],
  ["its last byte but one", -2],
] as const) {
  test(`L4: a manifest cut at ${name} is a failure, and a retry makes it whole`, async ({
    page,
    server,
    watch,
  }) => {
    server.fault("manifest.json", { truncate: at });
    await page.goto(server.url);
    await expect(alert(page)).toContainText("manifest.json", { timeout: 15_000 });
    server.lift();
    await retry(page).click();
    await expect(cards(page).first()).toBeVisible();
    await watch.clean();
  });
  test(`L4: a shard cut at ${name} leaves the others readable, and is fetched whole on retry`, async ({
    page,
    server,
    watch,
  }) => {
    server.fault("shards/2025-06-14-20", { truncate: at });
    await openReader(page, server.url);
    const gap = page.locator("[data-gap]");
    await expect(gap).toContainText("这一段没有取到", { timeout: 15_000 });
    expect(await cards(page).count()).toBeGreaterThan(0);
    server.lift();
    await gap.getByRole("button", { name: "重试" }).click();
    await expect(gap).toHaveCount(0);
    await watch.clean();
  });
}

const NOT_A_MANIFEST: readonly (readonly [string, string, string])[] = [
  ["the host's own page", "<!doctype html><title>app</title>", "text/html"],
  ["nothing", "", "application/json"],
  ["null", "null", "application/json"],
  ["a list", "[]", "application/json"],
  ["a text", '"x"', "application/json"],
  ["ten megabytes of blanks", " ".repeat(10_000_000), "application/json"],
  ["no version", '{"head":[]}', "application/json"],
  ["version 0", '{"version":0,"head":[]}', "application/json"],
];
for (const [name, body, type] of NOT_A_MANIFEST)
  test(`L5, L6: a manifest that is ${name}, answered with 200, is named as what is wrong`, async ({
    page,
    server,
    watch,
  }) => {
    server.fault("manifest.json", { body, headers: { "content-type": type } });
    await page.goto(server.url);
    await expect(alert(page)).toContainText("manifest.json", { timeout: 20_000 });
    await watch.clean();
  });

test("L5: a byte order mark before the JSON does no harm", async ({ page, server, watch }) => {
  server.fault("manifest.json", { body: `\ufeff${manifestText()}` });
  await openReader(page, server.url);
  await watch.clean();
});

test("L6: newer data asks to reload the app and is not misread", async ({ page, server, watch }) => {
  server.fault("manifest.json", { body: '{"version":999,"head":"of another kind"}' });
  await page.goto(server.url);
  await expect(alert(page)).toContainText("内容比应用新");
  expect(server.requests.filter((path) => path.includes("manifest")).length).toBe(1);
  await watch.clean();
});

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
