import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { seal } from "../../../src/reading/state/envelope.ts";
import { encodePart } from "../../../src/reading/state/parts.ts";
import { applyReading, emptyReading } from "../../../src/reading/state/reading-state.ts";
import { makeItems } from "../../reading/items.ts";
import { compileDigests, makeDigest, makeDigests } from "../bundle.ts";
import { watchContext } from "../watch.ts";
import {
  cards,
  expect,
  idsOf,
  LONG,
  markButton,
  openReader,
  storedMarks,
  test,
  toggleRead,
} from "./world.ts";

test("S13: a mark made just before the page is closed, or crashes, is kept", async ({ context, server }) => {
  const page = await context.newPage();
  await openReader(page, server.url);
  const [first = "", second = ""] = await idsOf(page);
  await toggleRead(page, first);
  await page.close();
  const next = await context.newPage();
  await openReader(next, server.url);
  expect(await storedMarks(next)).toBe(1);
  await toggleRead(next, second);
  const session = await context.newCDPSession(next);
  void session.send("Page.crash").catch(() => {});
  await next.waitForEvent("crash").catch(() => {});
  const last = await context.newPage();
  await openReader(last, server.url);
  expect(await storedMarks(last)).toBeGreaterThanOrEqual(1);
});

for (const seconds of LONG ? [0, 1, 10] : [1])
  test(`S13: a browser killed ${seconds} s after a mark leaves no damage`, async ({ server }) => {
    const profile = mkdtempSync(join(tmpdir(), "tidings-profile-"));
    const options = {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: ["--no-sandbox", "--disable-gpu"],
      locale: "zh-CN",
    };
    const first = await chromium.launchPersistentContext(profile, options);
    const page = await first.newPage();
    await openReader(page, server.url);
    for (const id of (await idsOf(page)).slice(0, 5)) await toggleRead(page, id);
    await page.waitForTimeout(seconds * 1_000);
    const client = await first.newCDPSession(page);
    void client.send("Browser.crash" as never).catch(() => {});
    await first.close().catch(() => {});
    const second = await chromium.launchPersistentContext(profile, options);
    const again = await second.newPage();
    await openReader(again, server.url);
    await expect(again.getByRole("alert")).toHaveCount(0);
    expect([0, 1, 2, 3, 4, 5]).toContain(await storedMarks(again));
    await second.close();
  });

/** 100,000 marks over 1,200 days, and as many bookmarks as asked for. */
function seeds(bookmarks: number): Readonly<Record<string, string>> {
  let state = { ...emptyReading, replica: "seed" };
  const days = Array.from({ length: 1_200 }, (_, n) =>
    new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString().slice(0, 10),
  );
  const items = days.flatMap((day) => makeItems(day, 84)).slice(0, 100_000);
  state = applyReading(state, { type: "read", items, read: true });
  const keys: Record<string, string> = {};
  for (const name of state.marks.keys())
    keys[`tidings:/:read:${name}`] = seal(encodePart(state, `read:${name}`) ?? "");
  for (const item of items.slice(0, bookmarks)) {
    const one = applyReading({ ...emptyReading, replica: "seed" }, { type: "bookmark", item, on: true });
    keys[`tidings:/:kept:${item.id}`] = seal(encodePart(one, `kept:${item.id}`) ?? "");
  }
  return keys;
}

test("S14: with 100,000 marks and bookmarks by the thousand a mark is stored whole and small", async ({
  page,
  server,
  watch,
}) => {
  await openReader(page, server.url);
  await page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, seeds(2_000));
  await page.reload();
  await expect(cards(page).first()).toBeVisible();
  await page.evaluate(() => {
    const real = Storage.prototype.setItem;
    const sizes: number[] = [];
    Object.assign(window, { __sizes: sizes });
    Storage.prototype.setItem = function (key: string, value: string) {
      sizes.push(value.length);
      real.call(this, key, value);
    };
  });
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  await expect(markButton(page, first)).toHaveAccessibleName(/标为未读/);
  const written = await page.evaluate(() => (window as unknown as { __sizes: number[] }).__sizes);
  expect(written.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000);
  expect(await storedMarks(page)).toBe(100_001);
  await watch.clean();
});

for (const [name, time] of [
  ["1970", "1970-01-02"],
  ["2099", "2099-01-01"],
] as const)
  test(`S15: with the clock in ${name} marks keep their order and days stay as written`, async ({
    page,
    server,
    watch,
  }) => {
    await page.clock.setSystemTime(new Date(time));
    await openReader(page, server.url);
    const [first = ""] = await idsOf(page);
    await toggleRead(page, first);
    await page.clock.setSystemTime(new Date("1980-01-01"));
    await toggleRead(page, first);
    await page.clock.setSystemTime(new Date("1975-01-01"));
    await toggleRead(page, first);
    await page.reload();
    await expect(markButton(page, first)).toHaveAccessibleName(/标为未读/);
    expect(first.slice(0, 10)).toBe("2025-06-14");
    await watch.clean();
  });

test("S16: after a rebuild with digests added, removed and reworded, marks stand by their items", async ({
  page,
  serve,
  context,
}) => {
  const files = makeDigests(6, 14);
  const names = Object.keys(files).sort();
  const server = await serve({ data: compileDigests(files) });
  const watch = await watchContext(context, server.origin);
  await openReader(page, server.url);
  const ids = (await idsOf(page)).slice(0, 3);
  for (const id of ids) await toggleRead(page, id);
  const newest = names.at(-1) ?? "";
  const { [newest]: gone = "", ...rest } = files;
  server.release({ data: compileDigests(rest) });
  await page.reload();
  await expect(cards(page).first()).toBeVisible();
  expect(await idsOf(page)).not.toContain(ids[0]);
  expect(await storedMarks(page)).toBe(3);
  const reworded = {
    ...rest,
    [newest]: gone.replaceAll("条消息-", "条新消息-"),
    "x.md": makeDigest("2025-06-15T00:00:00+08:00", [{}]),
  };
  server.release({ data: compileDigests(reworded) });
  await page.reload();
  await expect(cards(page).first()).toBeVisible();
  for (const id of ids) await expect(markButton(page, id)).toHaveAccessibleName(/标为未读/);
  await watch.clean();
});
