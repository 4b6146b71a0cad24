import type { Page } from "@playwright/test";
import { seal } from "../../../src/reading/state/envelope.ts";
import { watchContext } from "../watch.ts";
import {
  cards,
  expect,
  idsOf,
  LONG,
  markButton,
  openReader,
  storedKeys,
  storedMarks,
  test,
  toggleRead,
} from "./world.ts";

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
