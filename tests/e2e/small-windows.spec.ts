import { cards, expect, keys, openReader, selectedCard, test } from "./reader.ts";

test.describe("a week of digests", () => {
  test.use({ bundle: "week" });

  for (const [width, height] of [
    [320, 256],
    [667, 375],
    [844, 390],
  ] as const)
    test(`at ${width} × ${height} px what is selected stands whole below the digest's line`, async ({
      page,
      server,
    }) => {
      await page.setViewportSize({ width, height });
      await openReader(page, server);
      await keys(page, "d");
      for (let step = 0; step < 18; step += 1) {
        await keys(page, "j");
        await expect(selectedCard(page)).toBeFocused();
        await page.waitForTimeout(250);
        const [top = 0, line = 0] = await page.evaluate(() =>
          ["article[aria-current=true]", ".current-digest.stuck .current-digest-body, .bar"].map((of) => {
            const all = [...document.querySelectorAll(of)].map((one) => one.getBoundingClientRect());
            return of.startsWith("article") ? all[0]?.top : Math.max(...all.map(({ bottom }) => bottom));
          }),
        );
        expect(Math.round(top)).toBeGreaterThanOrEqual(Math.round(line));
      }
    });

  test("where nothing is left, the next digest stands above the ways on, at every width", async ({
    page,
    server,
  }) => {
    await page.clock.setFixedTime("2025-06-14T21:00:00+08:00");
    await openReader(page, server);
    for (const width of [390, 834, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${server.url}?view=catch-up`);
      const due = await page.locator(".empty .buttons > p").boundingBox();
      const ways = await page.locator(".empty .button").first().boundingBox();
      expect(ways?.x).toBe(due?.x);
      expect(ways?.y).toBeGreaterThanOrEqual((due?.y ?? 0) + (due?.height ?? 0));
    }
  });
});

test("what stands in the place of a search's results begins below its field", async ({ page, server }) => {
  for (const [fault, part] of [
    [{ hang: true }, ".skeleton"],
    [{ status: 404 }, ".failure"],
  ] as const)
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      server.fault("manifest.json", fault);
      await page.goto(`${server.url}?q=${encodeURIComponent("芯片")}`);
      await expect(page.locator(part).first()).toBeVisible();
      const field = await page.locator(".search-box.on-page").boundingBox();
      const instead = await page.locator(part).first().boundingBox();
      expect(instead?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
      server.lift();
    }
});

test("what stops a search is underlined like a link, however tall it is to the finger", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  server.fault("data/search", { hang: true });
  await page.goto(`${server.url}?q=${encodeURIComponent("芯片")}`);
  const stop = page.locator(".link-button");
  await expect(stop).toHaveCSS("text-decoration-line", "underline");
  await expect(stop).toHaveCSS("border-bottom-width", "0px");
  expect((await stop.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test("on the phone the archive's five steps stand in one row, in both languages", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const language of ["简体中文", "English"]) {
    await page.goto(`${server.url}?view=settings`);
    await page.getByRole("radio", { name: language }).check();
    await page.goto(`${server.url}?view=archive`);
    await expect(page.locator("a.heat").first()).toBeVisible();
    const tops = await page
      .locator(".legend i")
      .evaluateAll((all) => all.map((one) => one.parentElement?.getBoundingClientRect().top));
    expect(tops).toHaveLength(5);
    expect(new Set(tops).size).toBe(1);
  }
});

test("the words of the palette's field begin where those of its commands do", async ({ page, server }) => {
  await openReader(page, server);
  await expect(cards(page).first()).toBeVisible();
  await keys(page, "Control+k");
  const command = await page.getByRole("option").first().locator("span").first().boundingBox();
  const field = await page.getByRole("combobox").boundingBox();
  await expect(page.getByRole("combobox")).toHaveCSS(
    "padding-left",
    `${(command?.x ?? 0) - (field?.x ?? 0)}px`,
  );
});

test.describe("under a finger", () => {
  test.use({ hasTouch: true, isMobile: true, bundle: "week" });

  test("a phone on its side has buttons of 44 px as well, and cards no higher for it", async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width: 844, height: 390 });
    await openReader(page, server);
    const card = cards(page).first();
    for (const name of ["收藏", "标为已读"]) {
      const box = await card.getByRole("button", { name, exact: true }).boundingBox();
      expect([box?.width, box?.height]).toEqual([44, 44]);
    }
    const [side, whole] = await card.evaluate((one) => [
      one.querySelector(".card-side .actions")?.getBoundingClientRect().bottom,
      one.getBoundingClientRect().bottom,
    ]);
    expect(side).toBeLessThanOrEqual(whole ?? 0);
    const reach = await page.evaluate(() => {
      const link = document.querySelector(".row-digest .mark-all");
      const { left, top } = link?.getBoundingClientRect() ?? new DOMRect();
      return [top - 9, top + 32].map(
        (y) => document.elementFromPoint(left + 5, y)?.closest(".mark-all") === link,
      );
    });
    expect(reach).toEqual([true, true]);
  });
});

test("offers at the top stay within the window in the largest letters", async ({ page, server }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await openReader(page, server);
  const edges = await page.evaluate(() => {
    document.documentElement.style.fontSize = "32px";
    return [".pill", ".update-offer"].map((of) => {
      const button = document.createElement("button");
      button.className = "button";
      button.textContent = "A new version of the reader is ready";
      document.querySelector(of)?.append(button);
      const { left, right, height } = button.getBoundingClientRect();
      return [left >= 0, right <= innerWidth, button.scrollHeight <= height];
    });
  });
  expect(edges.flat()).toEqual(Array(6).fill(true));
});
