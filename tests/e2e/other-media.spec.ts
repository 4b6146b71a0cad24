import { inflateSync } from "node:zlib";
import { cards, expect, keys, openReader, test } from "./reader.ts";

/** What a PDF draws, page by page or in parts of pages. */
function drawnIn(pdf: Buffer): readonly string[] {
  const drawn: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === "end") continue;
    try {
      drawn.push(inflateSync(pdf.subarray(at + 7, pdf.indexOf("endstream", at))).toString("latin1"));
    } catch {
      // Fonts and pictures are packed otherwise.
    }
  }
  return drawn;
}

/** Where rectangles 5 px wide begin, from the left and the top, in px. */
const barsIn = (page: string): readonly string[] =>
  [...page.matchAll(/^([\d.]+) ([\d.]+) 5 [\d.]+ re$/gm)].map(([, left, top]) => `${left} ${top}`);

test("on paper each card's rule stands beside its own headline", async ({ page, server }) => {
  await openReader(page, server);
  const bars = drawnIn(await page.pdf({ format: "A4", printBackground: true })).map(barsIn);
  const all = bars.flat();
  expect(all).toHaveLength(14);
  for (const onPage of bars) expect(new Set(onPage).size).toBe(onPage.length);
  expect(bars.filter((onPage) => onPage.length > 0).length).toBeGreaterThan(1);
});

test("the archive's paper has its days and no way to choose some of them", async ({ page, server }) => {
  await page.goto(`${server.url}?view=archive`);
  await expect(page.locator("a.heat").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("a.heat").first()).toBeVisible();
  await expect(page.getByText("只看一段日子")).toBeHidden();
});

test.describe("in forced colours", () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: "active" }));

  test("a switch shows whether it is on, and a choice which one is taken", async ({ page, server }) => {
    await page.goto(`${server.url}?view=settings`);
    const looks = await page.locator(".switch-row input").evaluateAll((all) =>
      all.map((one) => {
        const { backgroundColor, height } = getComputedStyle(one, "::after");
        return [(one as HTMLInputElement).checked, backgroundColor, Number.parseFloat(height)] as const;
      }),
    );
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    for (const [checked, colour, height] of looks) {
      expect(colour).not.toBe(paper);
      expect(height > 10).toBe(checked);
    }
    const outlines = (of: string) =>
      page.locator(of).evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle));
    expect(new Set(await outlines(".segments :checked + span"))).toEqual(new Set(["solid"]));
    expect(new Set(await outlines(".segments :not(:checked) + span"))).toEqual(new Set(["none"]));
  });

  test("the command that Enter runs has a frame, and a notice an edge", async ({ page, server }) => {
    await openReader(page, server);
    await keys(page, "Shift+A");
    await expect(page.locator(".toast")).toHaveCSS("border-top-style", "solid");
    await keys(page, "Control+k");
    await expect(page.getByRole("option", { selected: true })).toHaveCSS("outline-style", "solid");
    await expect(page.getByRole("option", { selected: false }).first()).toHaveCSS("outline-style", "none");
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, bundle: "week" });

  test("cards say what they are about, and the day's strip stands clear of its heading", async ({
    page,
    server,
  }) => {
    await page.goto(server.url);
    await expect(cards(page).first().locator(".category > *").last()).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
    const strip = await page.locator(".day-strip").boundingBox();
    const pair = await page.locator(".day-heading .pair").first().boundingBox();
    expect((pair?.y ?? 0) - (strip?.y ?? 0) - (strip?.height ?? 0)).toBeGreaterThanOrEqual(16);
  });

  test("what is missing is said in line with the page", async ({ page, server }) => {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(server.url);
      const left = async (of: string) => (await page.locator(of).first().boundingBox())?.x;
      expect(await left(".noscript")).toBe(await left(".day-heading"));
    }
  });
});
