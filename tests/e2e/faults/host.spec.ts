import { compileDigests, makeDigest, makeDigests } from "../bundle.ts";
import { firstTitle, offlineLine, openReady } from "./offline-world.ts";
import { cards, expect, openReader, test } from "./world.ts";

test.use({ serviceWorkers: "allow" });

test("L10: a shard that the host does not have keeps no other one from being stored", async ({
  page,
  server,
  watch,
}) => {
  server.fault("shards/2025-06-14-20", { status: 404 });
  await openReader(page, server.url);
  const shards = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.endsWith(":data")) ?? "");
      return (await cache.keys()).filter(({ url }) => url.includes("/shards/")).length;
    });
  await expect.poll(shards, { timeout: 20_000 }).toBe(8);
  await watch.clean();
});

for (const [what, fault] of [
  ["is cut on its way", { drop: 200 }],
  ["comes to a stop on its way", { stall: 200 }],
  ["is another file's content", { body: "[]" }],
] as const)
  test(`L10: where the manifest ${what} what is stored is read, and once it comes whole the page recovers`, async ({
    page,
    server,
    watch,
  }) => {
    await openReady(page, server.url);
    server.fault("data/manifest.json", fault);
    await openReader(page, server.url);
    await expect(offlineLine(page)).toContainText("分钟前", { timeout: 10_000 });
    expect(await cards(page).count()).toBeGreaterThan(5);
    server.lift();
    await expect(offlineLine(page)).toHaveCount(0, { timeout: 20_000 });
    await watch.clean([/ERR_/]);
  });

test("L6: newer data is told of and takes nothing of what is stored away", async ({
  page,
  server,
  watch,
}) => {
  await openReady(page, server.url);
  server.fault("data/manifest.json", { body: '{"version":999,"head":"of another kind"}' });
  await page.goto(server.url);
  await expect(page.getByRole("alert")).toContainText("内容比应用新");
  server.fault("data/manifest.json", { status: 503 });
  await openReader(page, server.url);
  await expect(offlineLine(page)).toContainText("分钟前", { timeout: 10_000 });
  await watch.clean();
});

for (const [what, fault] of [
  ["is cut on its way", { drop: 5_000 }],
  ["comes to a stop on its way", { stall: 5_000 }],
  ["is that of a host that is down", { status: 503, body: "down" }],
  ["is not there while the host changes to a release", { status: 404, body: "none" }],
] as const)
  test(`L10: where the page itself ${what} the stored one is shown`, async ({ page, server, watch }) => {
    await openReady(page, server.url);
    server.fault(/^$/, fault);
    await openReader(page, server.url);
    server.lift();
    await openReader(page, server.url);
    await watch.clean([/ERR_/]);
  });

test("L11: a host that lets everything be cached for a day shows new digests at the next visit, without a gap", async ({
  page,
  serve,
}) => {
  const server = await serve({ headers: { "cache-control": "max-age=86400" } });
  await openReady(page, server.url);
  const newer = {
    ...makeDigests(9, 14),
    "new.md": makeDigest("2025-06-15T00:00:00+08:00", [{ title: "新的一条" }]),
  };
  server.release({ data: compileDigests(newer) });
  await openReader(page, server.url);
  await expect(firstTitle(page)).toContainText("新的一条");
  await expect(page.locator("[data-gap]")).toHaveCount(0);
});
