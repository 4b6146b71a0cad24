import type { Page } from "@playwright/test";
import { compileDigests, makeDigest } from "../bundle.ts";
import { watchContext } from "../watch.ts";
import { expect, idsOf, LONG, markButton, openReader, storedMarks, test, toggleRead } from "./world.ts";

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
  await stale.setViewportSize({ width: 1_200, height: 12_000 });
  await openReader(stale, server.url);
  await openReader(busy, server.url);
  await expect.poll(async () => (await idsOf(stale)).length).toBeGreaterThan(20);
  const beyond = (await idsOf(stale))[20] ?? "";
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
  // Not by key: which item a key means depends on whether the tab has heard of the others yet.
  await toggleRead(stale, beyond);
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
