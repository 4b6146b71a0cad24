import { alert, manifestText, retry } from "./loading-world.ts";
import { cards, expect, openReader, test } from "./world.ts";

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

test("L3: a shard that is never answered is given up after a while and asked for again", async ({
  page,
  server,
  watch,
}) => {
  const asked = () => server.requests.filter((path) => path.includes("shards/2025-06-14-20")).length;
  server.fault("shards/2025-06-14-20", { hang: true, times: 1 });
  await page.clock.install();
  await page.goto(server.url);
  await expect.poll(asked, { timeout: 15_000 }).toBe(1);
  await page.clock.runFor(25_000);
  await expect.poll(asked, { timeout: 15_000 }).toBe(2);
  await page.locator("[data-keys]").waitFor({ state: "attached", timeout: 15_000 });
  await expect(page.locator("[data-gap]")).toHaveCount(0);
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
