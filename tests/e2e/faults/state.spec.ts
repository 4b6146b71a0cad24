import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { seal } from "../../../src/reading/envelope.ts";
import { encodePart } from "../../../src/reading/parts.ts";
import { applyReading, emptyReading } from "../../../src/reading/reading-state.ts";
import { makeItems } from "../../reading/items.ts";
import { compileDigests, makeDigest, makeDigests } from "../bundle.ts";
import { watchContext } from "../watch.ts";
import {
  cards,
  expect,
  idsOf,
  markButton,
  openReader,
  storedKeys,
  storedMarks,
  test,
  toggleRead,
} from "./world.ts";

/** How often the long forms run: `TIDINGS_LONG=1` asks for them. */
const LONG = process.env.TIDINGS_LONG === "1";

const READ = "tidings:/:read:2025-06-1";
const alert = (page: Page) => page.getByRole("alert");

const denied: Readonly<Record<string, () => void>> = {
  "its getter throws": () =>
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  "its getter gives nothing": () => Object.defineProperty(window, "localStorage", { get: () => null }),
  "writing does nothing": () => {
    Storage.prototype.setItem = () => {};
  },
};

for (const [name, deny] of Object.entries(denied))
  test(`S1: where ${name}, the app works from memory, says so once and offers the way out`, async ({
    page,
    server,
    watch,
  }) => {
    await page.addInitScript(deny);
    await openReader(page, server.url);
    await expect(alert(page)).toContainText("标记在关闭页面后会丢失");
    await expect(alert(page).getByRole("button", { name: "导出与备份" })).toBeVisible();
    const [first = ""] = await idsOf(page);
    await toggleRead(page, first);
    await expect(markButton(page, first)).toHaveAccessibleName(/标为未读/);
    await alert(page).getByRole("button", { name: "知道了" }).click();
    await expect(alert(page)).toHaveCount(0);
    await watch.clean();
  });

test("S2: with a full storage 50 marks stay in the page, the old value is whole, and all are stored once there is room", async ({
  page,
  server,
  watch,
}) => {
  await openReader(page, server.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  const old = await page.evaluate((key) => localStorage.getItem(key), READ);
  await page.evaluate(() => {
    // Second copies would give way to the marks, and the storage not be full.
    for (const key of Object.keys(localStorage))
      if (key.startsWith("tidings:/:spare:")) localStorage.removeItem(key);
    for (const size of [1 << 20, 1 << 16, 1 << 10, 1])
      for (let n = 0; ; n++)
        try {
          localStorage.setItem(`filler:${size}:${n}`, "x".repeat(size));
        } catch {
          break;
        }
    // What a key of its own had no room in is filled to the last character.
    for (let rest = "x"; ; rest += "x")
      try {
        localStorage.setItem("filler:1024:0", `${"x".repeat(1 << 10)}${rest}`);
      } catch {
        break;
      }
  });
  for (let n = 0; n < 50; n++) {
    await page.keyboard.press("j");
    await page.keyboard.press("m");
  }
  await expect(alert(page)).toContainText("存储空间已满");
  expect(await page.evaluate((key) => localStorage.getItem(key), READ)).toBe(old);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key);
  });
  await page.keyboard.press("j");
  await page.keyboard.press("m");
  await expect(alert(page)).toHaveCount(0);
  const stored = await storedMarks(page);
  expect(stored).toBeGreaterThanOrEqual(51);
  await page.reload();
  await expect(cards(page).first()).toBeVisible();
  expect(await storedMarks(page)).toBe(stored);
  await watch.clean();
});

for (const n of LONG ? Array.from({ length: 30 }, (_, at) => at + 1) : [1, 2, 3, 5, 9])
  test(`S3: a write that fails at call ${n} loses no mark`, async ({ page, server, watch }) => {
    await page.addInitScript((at) => {
      const real = Storage.prototype.setItem;
      let calls = 0;
      Storage.prototype.setItem = function (key: string, value: string) {
        if (key.startsWith("tidings:/:") && ++calls === at)
          throw new DOMException("told to", "QuotaExceededError");
        real.call(this, key, value);
      };
    }, n);
    await openReader(page, server.url);
    const ids = (await idsOf(page)).slice(0, 5);
    for (const id of ids) await toggleRead(page, id);
    expect(await storedMarks(page)).toBe(5);
    await watch.clean();
  });

const DAMAGE: readonly (readonly [string, string])[] = [
  ["empty", ""],
  ["null", "null"],
  ["half", '1.abc.{"1":{"14":"'],
  ["a NUL", "\0"],
  ["two million brackets", "[".repeat(2_000_000)],
];
for (const [name, text] of DAMAGE)
  test(`S4, S5: a stored value that is ${name} is set aside, the second copy serves, and the reader is told`, async ({
    page,
    server,
    watch,
  }) => {
    await openReader(page, server.url);
    const [first = "", second = ""] = await idsOf(page);
    await toggleRead(page, first);
    // The page looks once more at what it wrote; damage comes later, when nobody looks.
    await page.waitForTimeout(200);
    await page.evaluate(([key, value]) => localStorage.setItem(key ?? "", value ?? ""), [READ, text]);
    await page.reload();
    await expect(alert(page)).toContainText("已用备份恢复");
    await expect(markButton(page, first)).toHaveAccessibleName(/标为未读/);
    await toggleRead(page, second);
    expect([
      await storedMarks(page),
      (await storedKeys(page)).filter((key) => key.startsWith("aside:")),
    ]).toEqual([2, ["aside:read:2025-06-1:1"]]);
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      for (const key of ["read:2025-06-1", "spare:read:2025-06-1"])
        localStorage.setItem(`tidings:/:${key}`, "{");
    });
    await page.reload();
    await expect(alert(page)).toContainText("无法读取");
    expect((await storedKeys(page)).filter((key) => key.startsWith("aside:")).length).toBe(3);
    await watch.clean();
  });

test("S6, B3: what a newer release stored is not written over, not even by a tab that was open before", async ({
  page,
  server,
  watch,
}) => {
  await openReader(page, server.url);
  const [first = "", second = ""] = await idsOf(page);
  await toggleRead(page, first);
  const text = seal('{"of":"another kind"}').replace(/^1/, "2");
  await page.evaluate(([key, value]) => localStorage.setItem(key ?? "", value ?? ""), [READ, text]);
  await toggleRead(page, second);
  expect(await page.evaluate((key) => localStorage.getItem(key), READ)).toBe(text);
  await expect(alert(page)).toContainText("更新的版本");
  await page.reload();
  await toggleRead(page, second);
  expect(await page.evaluate((key) => localStorage.getItem(key), READ)).toBe(text);
  await watch.clean();
});

test("S7: keys of other apps, and of another deployment on this origin, stay as they are", async ({
  page,
  serve,
  context,
}) => {
  const one = await serve({ base: "/one/" });
  const watch = await watchContext(context, one.origin);
  await page.goto(`${one.origin}/one/`);
  const foreign = { theme: "blue", "tidings:/two/:read:2025-06-1": "theirs", zustand: "{" };
  await page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, foreign);
  await openReader(page, one.url);
  const [first = ""] = await idsOf(page);
  await toggleRead(page, first);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys.filter((key) => !(key in foreign) && !key.startsWith("tidings:/one/:"))).toEqual([]);
  expect(
    await page.evaluate((all) => Object.keys(all).map((key) => localStorage.getItem(key)), foreign),
  ).toEqual(Object.values(foreign));
  await watch.clean();
});

/** Items of the one digest in which two tabs mark at once. */
const CROWD = LONG ? 400 : 120;
let crowd: string | null = null;
const crowdBundle = (): string => {
  crowd ??= compileDigests({
    "d.md": makeDigest(
      "2025-06-14T20:00:00+08:00",
      Array.from({ length: CROWD }, () => ({})),
    ),
  });
  return crowd;
};

/** Marks every item whose place is even (or odd), without waiting for anything. */
const markHalf = (page: Page, parity: number) =>
  page.evaluate(async (odd) => {
    let marked = 0;
    for (const card of document.querySelectorAll<HTMLElement>("article[aria-posinset]")) {
      if (Number(card.getAttribute("aria-posinset")) % 2 !== odd) continue;
      card.querySelector<HTMLElement>("button[aria-label='标为已读']")?.click();
      if (++marked % 7 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    return marked;
  }, parity);

for (let round = 1; round <= (LONG ? 50 : 3); round++)
  test(`S8: two tabs mark disjoint halves at once and lose none (${round})`, async ({ context, serve }) => {
    const server = await serve({ data: crowdBundle() });
    const watch = await watchContext(context, server.origin);
    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const page of [one, two]) {
      // So tall that every card is drawn: a tab in the background draws nothing while it scrolls.
      await page.setViewportSize({ width: 1_200, height: CROWD * 220 });
      await openReader(page, server.url);
      // The app's own cards, which say how many there are; the first screen's do not.
      await expect(page.locator("article[aria-posinset]")).toHaveCount(CROWD);
    }
    expect(await Promise.all([markHalf(one, 0), markHalf(two, 1)])).toEqual([CROWD / 2, CROWD / 2]);
    // Both go at once, with whatever each was about to look at again.
    await Promise.all([one.close(), two.close()]);
    const again = await context.newPage();
    await openReader(again, server.url);
    expect(await storedMarks(again)).toBe(CROWD);
    await watch.clean();
  });

test("S8, S9: what one tab marks the other shows within a second, and both agree where they differ", async ({
  context,
  server,
  watch,
}) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openReader(one, server.url);
  await openReader(two, server.url);
  const [first = ""] = await idsOf(one);
  const name = async (page: Page) =>
    (await markButton(page, first).getAttribute("aria-label")) ??
    (await markButton(page, first).textContent());
  await toggleRead(one, first);
  await expect(markButton(two, first)).toHaveAccessibleName(/标为未读/, { timeout: 1_000 });
  await Promise.all([toggleRead(one, first), toggleRead(two, first)]);
  await expect.poll(async () => (await name(one)) === (await name(two)), { timeout: 1_000 }).toBe(true);
  const agreed = await name(one);
  await openReader(one, server.url);
  // The first screen stands before the app has taken it over.
  await expect.poll(() => name(one), { timeout: 1_000 }).toBe(agreed);
  expect(await name(two)).toBe(agreed);
  await watch.clean();
});

test("S10: a tab that was frozen while another marked adds its mark and brings nothing back", async ({
  context,
  server,
  watch,
}) => {
  const [stale, busy] = [await context.newPage(), await context.newPage()];
  await openReader(stale, server.url);
  await openReader(busy, server.url);
  const session = await context.newCDPSession(stale);
  await session.send("Page.enable");
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  for (let n = 0; n < 20; n++) {
    await busy.keyboard.press("j");
    await busy.keyboard.press("m");
  }
  expect(await storedMarks(busy)).toBe(20);
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await stale.bringToFront();
  await stale.keyboard.press("n");
  await stale.keyboard.press("m");
  await expect.poll(() => storedMarks(stale)).toBe(21);
  await watch.clean();
});

test("S11: when another tab clears the storage, the marks are written again", async ({
  context,
  server,
  watch,
}) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openReader(one, server.url);
  await openReader(two, server.url);
  const [first = "", second = ""] = await idsOf(one);
  await toggleRead(one, first);
  await toggleRead(one, second);
  await two.evaluate(() => localStorage.clear());
  await expect.poll(() => storedMarks(two), { timeout: 3_000 }).toBe(2);
  await watch.clean();
});

test("S12: without locks and channels one tab works, and two still merge when they write", async ({
  context,
  server,
  watch,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "locks", { value: undefined });
    Reflect.deleteProperty(window, "BroadcastChannel");
  });
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openReader(one, server.url);
  await openReader(two, server.url);
  const [first = "", second = ""] = await idsOf(one);
  await Promise.all([toggleRead(one, first), toggleRead(two, second)]);
  await expect.poll(() => storedMarks(one), { timeout: 2_000 }).toBe(2);
  await expect(markButton(one, second)).toHaveAccessibleName(/标为未读/);
  await watch.clean();
});

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
