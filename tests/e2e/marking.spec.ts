import type { Page } from "@playwright/test";
import { compileDigests, makeDigest } from "./bundle.ts";
import { cards, expect, keys, openReader, test } from "./reader.ts";

const TOWNS = ["Aachen", "Bergamo", "Cordoba", "Dresden", "Esbjerg", "Firenze", "Groningen", "Helsinki"];
const CRAFTS = ["Woodworking", "Glassblowing", "Typesetting"];

/** Texts of different events, whose bold Latin names grow letter by letter: some end at the very end of a line. */
const ITEMS = TOWNS.flatMap((town, at) =>
  CRAFTS.map((craft, of) => ({
    title: `${town} ${craft} ${"w".repeat(3 * at + of)} 开张`,
    body: `**${craft} Masters of ${town}${"n".repeat(3 * at + of)}** 与 **${craft.repeat(1 + (at % 3))} ${town}** 办了展。`,
  })),
);

const tops = (page: Page) =>
  cards(page).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top * 10)));

for (const width of [320, 390, 1440])
  test(`marking as read moves nothing that stands below, and back again neither, at ${width} px`, async ({
    page,
    server,
  }) => {
    server.release({ data: compileDigests({ "a.md": makeDigest("2025-06-14T08:00:00+08:00", ITEMS) }) });
    // So tall that every card is drawn and nothing scrolls.
    await page.setViewportSize({ width, height: 9000 });
    await openReader(page, server);
    await keys(page, "j");
    const all = await cards(page).count();
    expect(all).toBeGreaterThan(15);
    const before = await tops(page);
    const read = page.locator("article.card.read");
    await keys(page, "Shift+A");
    await expect(read).toHaveCount(all);
    expect(await tops(page)).toEqual(before);
    // Regular type is narrower: without the room that is kept, lines would have gone.
    expect(await page.locator(".card-main[style*=padding]").count()).toBeGreaterThan(0);
    await keys(page, "z");
    await expect(read).toHaveCount(0);
    expect(await tops(page)).toEqual(before);
  });

test("marking a report as read moves no other report", async ({ page, server }) => {
  // One address is one story, whatever its reports say.
  const digests = Array.from({ length: 6 }, (_, at) =>
    makeDigest(`2025-06-14T${String(4 + at).padStart(2, "0")}:00:00+08:00`, [
      { title: `Example Labs Wide Model ${"w".repeat(6 + at)} raises`, url: "https://example.org/round" },
    ]),
  );
  server.release({ data: compileDigests(Object.fromEntries(digests.map((text, at) => [`${at}.md`, text]))) });
  await page.setViewportSize({ width: 390, height: 4000 });
  await openReader(page, server);
  await page.getByRole("button", { name: /^另有/ }).click();
  const reports = page.locator("[data-report]");
  await reports.first().waitFor();
  const all = await reports.count();
  expect(all).toBeGreaterThan(3);
  const places = () =>
    reports.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top * 10)));
  const before = await places();
  for (const one of await reports.all()) await one.getByRole("button", { name: "标为已读" }).click();
  await expect(page.locator(".report.read")).toHaveCount(all);
  expect(await places()).toEqual(before);
  expect(await page.locator(".report > div[style*=padding]").count()).toBeGreaterThan(0);
});
