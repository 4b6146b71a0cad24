import { cards, expect, openReader, test } from "./reader.ts";

test.use({ bundle: "week" });

test("the page opens at its top with the newest digest, however late that arrives", async ({
  page,
  server,
}) => {
  server.fault("shards/2025-06-14-20", { delay: 1_500 });
  await openReader(page, server);
  await expect(page.getByText("6月14日").first()).toBeVisible();
  await expect(cards(page).first()).toHaveAttribute("aria-posinset", "1");
  await expect(page.locator("[data-list]")).toHaveAttribute("aria-busy", "false");
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test("a click right after a turn of the wheel is taken by the card under the pointer", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  const takes = await page.evaluate(async () => {
    window.scrollBy({ top: 300, behavior: "instant" });
    await new Promise((scrolled) => window.addEventListener("scroll", scrolled, { once: true }));
    const seen: (string | undefined)[] = [];
    for (let frame = 0; frame < 6; frame += 1) {
      await new Promise(requestAnimationFrame);
      seen.push(
        document
          .elementFromPoint(window.innerWidth / 2, window.innerHeight / 2)
          ?.closest("[data-list]")
          ?.getAttribute("role") ?? "nothing",
      );
    }
    return seen;
  });
  expect(takes).toEqual(Array(6).fill("feed"));
});
