import { compileDigests, makeDigest } from "./bundle.ts";
import { cards, expect, keys, openReader, test } from "./reader.ts";

const LONG = "一个名字特别特别长的分类，长到哪里都放不下";

test("a category's name of any length stays beside its card, and leaves time and buttons their room", async ({
  page,
  server,
}) => {
  const data = compileDigests({
    "tidings.yaml": `categories:\n  ${LONG}: [标题]\n`,
    "a.md": makeDigest("2025-06-14T08:00:00+08:00", [{ title: "这是标题" }, { title: "第二个标题" }], [LONG]),
  });
  server.release({ data });
  for (const [width, density] of [
    [1440, ""],
    [834, ""],
    [390, ""],
    [320, ""],
    [834, "d"],
    [1440, "d"],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await openReader(page, server);
    if (density) await keys(page, density);
    const card = cards(page).first();
    await expect(card.locator(".category")).toContainText(LONG);
    const edge = await page
      .locator(".stream")
      .evaluate((one) => one.getBoundingClientRect().right + (innerWidth < 1248 ? 18 : 40));
    const boxes = await card
      .locator(".card-side > :is(.category, .item-time, .actions)")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0));
    for (const [at, box] of boxes.entries()) {
      expect(Math.round(box.right)).toBeLessThanOrEqual(Math.round(edge));
      for (const other of boxes.slice(at + 1))
        expect(
          Math.round(box.right) <= Math.round(other.left) ||
            Math.round(box.bottom) <= Math.round(other.top) + 20,
        ).toBe(true);
    }
    if (density) await keys(page, "z");
  }
});

test("who said a folded item begins below its headline where it does not fit beside it", async ({
  page,
  server,
}) => {
  const items = [{ author: "LongAuthorName".repeat(4) }, { author: "短" }];
  server.release({ data: compileDigests({ "a.md": makeDigest("2025-06-14T08:00:00+08:00", items) }) });
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await openReader(page, server);
    await keys(page, "d");
    const [apart, wrapped] = await cards(page)
      .nth(1)
      .evaluate((card) => {
        const [headline, who] = ["h4 a", ".who"].map((of) => card.querySelector(of)?.getBoundingClientRect());
        const other = card.closest("[role=feed]")?.querySelector(".who")?.getBoundingClientRect();
        const start = headline?.left ?? 0;
        return [(who?.left ?? 0) - (headline?.right ?? 0), (other?.left ?? 0) - start] as const;
      });
    expect(apart).toBeGreaterThan(7);
    expect(apart).toBeLessThan(14);
    if (width === 390) expect(Math.abs(wrapped)).toBeLessThan(1);
    await keys(page, "z");
  }
});
