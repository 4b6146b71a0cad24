import type { Page } from "@playwright/test";
import { compileDigests, earlier, later, makeDigests } from "./bundle.ts";
import { cards, comeAtTen, expect, keys, openReader, test } from "./reader.ts";
import type { TestServer } from "./server.ts";

test.use({ serviceWorkers: "block" });

/** Four-hourly digests up to 16:00, without the one of 12:00 where that is late. */
function upTo16(late: boolean): string {
  const files = makeDigests(12, 6, "2025-06-14T16:00:00Z");
  if (late) delete files["2025-06-14-12.md"];
  return compileDigests(files);
}

/** A visit at ten, after which two digests came; sets the hour of 14 June from then on. */
async function visitedAtTen(page: Page, server: TestServer): Promise<(hour: number) => Promise<void>> {
  await comeAtTen(page, server);
  server.release({ data: later() });
  return (hour) => page.clock.setFixedTime(new Date(`2025-06-14T${hour}:00:00+08:00`));
}

/** A visit at which nothing is new. */
async function nothingArrives(page: Page, server: TestServer): Promise<void> {
  await openReader(page, server);
  await expect(cards(page).first()).toBeVisible();
  await expect(page.locator(".arrival")).toHaveCount(0);
}

test("a digest that is published late is announced, and is what is new at the next visit", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-14T17:00:00+08:00") });
  server.release({ data: upTo16(true) });
  await openReader(page, server);
  server.release({ data: upTo16(false) });
  await page.clock.runFor(6 * 60_000);
  await expect(page.getByRole("button", { name: "1 期新内容（6 条）" })).toBeVisible();
  await page.clock.setFixedTime(new Date("2025-06-14T19:00:00+08:00"));
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText(/新到 6 条，分 1 期/);
  await expect(page.locator(".since")).toHaveCount(0);
  await page.getByRole("link", { name: "从最早一条读起" }).click();
  await expect(cards(page)).toHaveCount(6);
  await expect(page.locator(".dateline-time").first()).toContainText("12:00");
  await page.clock.setFixedTime(new Date("2025-06-14T21:00:00+08:00"));
  await openReader(page, server);
  await expect(cards(page).first()).toBeVisible();
  await expect(page.locator(".arrival")).toHaveCount(0);
});

test("after a long absence catch-up says that it is not all, and g m goes to the day of the last visit", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-01T10:00:00+08:00") });
  server.release({ data: compileDigests(makeDigests(6, 2, "2025-06-01T08:00:00Z")) });
  await openReader(page, server);
  await page.clock.setFixedTime(new Date("2025-06-14T21:00:00+08:00"));
  server.release({ data: compileDigests(makeDigests(90, 2, "2025-06-14T20:00:00Z")) });
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("条以上");
  await keys(page, "g", "m");
  await expect(page).toHaveURL(/day=2025-06-01/);
  await page.goto(`${server.url}?view=catch-up`);
  await expect(page.getByText(/离开得久，这里只有最近 4\d 期，更早的在时间线上。/).first()).toBeVisible();
  await page.getByRole("link", { name: "从上次来的那天看起" }).click();
  await expect(page).toHaveURL(/day=2025-06-01/);
});

/** The page is in the background until the event `look`. */
function hideUntilLook(): void {
  let hidden = true;
  Object.defineProperty(document, "hidden", { get: () => hidden });
  document.addEventListener("look", () => {
    hidden = false;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
}

test("a page that was opened in the background and never looked at leaves new what came", async ({
  page,
  context,
  server,
}) => {
  await comeAtTen(page, server);
  server.release({ data: later() });
  const unseen = await context.newPage();
  await unseen.addInitScript(hideUntilLook);
  await unseen.clock.install({ time: new Date("2025-06-14T17:00:00+08:00") });
  await openReader(unseen, server);
  await expect(unseen.locator(".arrival")).toContainText("新到 12 条，分 2 期");
  await page.clock.setFixedTime(new Date("2025-06-14T19:00:00+08:00"));
  await page.reload();
  await expect(page.locator(".arrival")).toContainText("新到 12 条，分 2 期");
  await page.clock.setFixedTime(new Date("2025-06-14T21:00:00+08:00"));
  await page.reload();
  await expect(cards(page).first()).toBeVisible();
  await expect(page.locator(".arrival")).toHaveCount(0);
});

test("a page that was opened in the background notes the visit once it is looked at", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-14T10:00:00+08:00") });
  await page.addInitScript(hideUntilLook);
  server.release({ data: earlier() });
  await openReader(page, server);
  const noted = () => page.evaluate(() => localStorage.getItem("tidings:/:entries")?.includes("set:visit"));
  expect(await noted()).toBeFalsy();
  await page.evaluate(() => document.dispatchEvent(new Event("look")));
  expect(await noted()).toBe(true);
});

test("digests whose files could not be had are new at the next visit still, until they are here", async ({
  page,
  server,
}) => {
  const at = await visitedAtTen(page, server);
  server.fault(/^data\/shards\/2025-06-14-16/, { status: 404 });
  await at(17);
  await openReader(page, server);
  await expect(page.locator(".gap, [data-gap]").first()).toBeVisible();
  await at(19);
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("新到 6 条，分 1 期");
  server.lift();
  await page.getByRole("button", { name: "重试" }).first().click();
  await expect(page.locator("[data-gap]")).toHaveCount(0);
  await at(21);
  await nothingArrives(page, server);
});

test("digests whose files were still on their way when the reader left are new at the next visit", async ({
  page,
  server,
}) => {
  const at = await visitedAtTen(page, server);
  server.fault(/^data\/shards\/2025-06-14-16/, { delay: 60_000 });
  await at(17);
  await page.goto(server.url);
  const noon = (Date.parse("2025-06-14T12:00:00+08:00") / 60_000).toString(36);
  const noted = () => page.evaluate(() => localStorage.getItem("tidings:/:entries"));
  await expect.poll(noted).toContain(noon);
  await page.goto("about:blank");
  server.lift();
  await at(19);
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("新到 6 条，分 1 期");
  await at(21);
  await nothingArrives(page, server);
});

test("digests that were asked for in catch-up and still on their way are new at the next visit", async ({
  page,
  server,
}) => {
  await comeAtTen(page, server);
  server.release({ data: compileDigests(makeDigests(26, 6, "2025-06-16T16:00:00Z")) });
  server.fault(/^data\/shards\/2025-06-14-12/, { delay: 60_000 });
  const late = () => server.requests.some((path) => path.includes("2025-06-14-12"));
  const noted = (at: string) => (Date.parse(at) / 60_000).toString(36);
  const kept = () => page.evaluate(() => localStorage.getItem("tidings:/:entries"));
  await page.clock.setFixedTime(new Date("2025-06-16T17:00:00+08:00"));
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("分 14 期");
  expect(late()).toBe(false);
  await keys(page, "g", "c");
  await expect.poll(late).toBe(true);
  await expect
    .poll(kept)
    .toMatch(new RegExp(`${noted("2025-06-14T20:00+08:00")}.${noted("2025-06-14T16:00+08:00")}`));
  await page.goto("about:blank");
  server.lift();
  await page.clock.setFixedTime(new Date("2025-06-16T19:00:00+08:00"));
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("新到 6 条，分 1 期");
});

test("line and marker count nothing muted, and under a filter the marker names no number", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-14T10:00:00+08:00") });
  server.release({ data: earlier() });
  await page.goto(`${server.url}?view=settings`);
  await page.getByLabel("静音什么").selectOption({ label: "作者" });
  await page.getByLabel("词或作者").fill("author 1");
  await page.getByLabel("词或作者").press("Enter");
  await openReader(page, server);
  await page.clock.setFixedTime(new Date("2025-06-14T17:00:00+08:00"));
  server.release({ data: later() });
  await openReader(page, server);
  await expect(page.locator(".arrival")).toContainText("新到 10 条，分 2 期");
  await keys(page, "g", "m");
  await expect(page.locator(".since")).toContainText("以上 10 条为新到");
  await page.goto(`${server.url}?unread=1`);
  await expect(cards(page).first()).toBeVisible();
  await keys(page, "g", "m");
  await expect(page.locator(".since")).toContainText("以上为新到");
});

test("where a filter took the selected card away, j goes on from where it stood and Tab stops at one card", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await keys(page, "j", "j", "j");
  const ids = await cards(page).evaluateAll((all) => all.map((card) => card.getAttribute("data-item")));
  await keys(page, "m", "u");
  await expect(page.locator(`article[data-item="${ids[2]}"]`)).toHaveCount(0);
  await expect(page.locator('article[data-item][tabindex="0"]')).toHaveCount(1);
  await keys(page, "j");
  await expect(page.locator(`article[data-item="${ids[3]}"]`)).toBeFocused();
});

test("a press on what is announced gives the focus to the list that it comes into", async ({
  page,
  server,
}) => {
  await page.clock.install({ time: new Date("2025-06-14T17:00:00+08:00") });
  server.release({ data: upTo16(true) });
  await openReader(page, server);
  server.release({ data: upTo16(false) });
  await page.clock.runFor(6 * 60_000);
  const pill = page.getByRole("button", { name: "1 期新内容（6 条）" });
  await pill.press("Enter");
  await expect(pill).toHaveCount(0);
  await expect(page.getByRole("feed", { name: "条目" })).toBeFocused();
  await keys(page, "j");
  await expect(cards(page).first()).toBeFocused();
});
