// What only a browser can tell: Lighthouse's figures of a page, and how soon a mark is painted.
import { chromium } from "@playwright/test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/** Lighthouse's categories in the order in which they are printed. */
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** Audits that say what fell short in some category, by name. */
function shortcomings({ audits, categories }) {
  const counted = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []).filter(
    ({ weight }) => weight > 0,
  );
  return [...new Set(counted.map(({ id }) => id))].filter((id) => {
    const { score } = audits[id] ?? {};
    return typeof score === "number" && score < 0.9;
  });
}

/** Audits that a busy machine may spoil before the bench gives up. */
const TRIES = 3;

/** One audit of an address by Lighthouse; a spoilt one, as of a browser that was too slow to start, is made again. */
export async function audit(url, chromePath) {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await auditOnce(url, chromePath);
    } catch (error) {
      if (left === 0) throw error;
      console.log(`again, as ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** As a phone with its usual slowed network, in a browser of its own. */
async function auditOnce(url, chromePath) {
  const browser = await launch({
    chromePath,
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const result = await lighthouse(url, { port: browser.port, logLevel: "silent" });
    if (!result || result.lhr.runtimeError) throw new Error(`no audit of ${url}`);
    const { lhr } = result;
    const value = (id) => lhr.audits[id].numericValue ?? Number.NaN;
    const loads = lhr.audits["network-requests"].details?.items ?? [];
    return {
      fcp: value("first-contentful-paint"),
      lcp: value("largest-contentful-paint"),
      tbt: value("total-blocking-time"),
      cls: value("cumulative-layout-shift"),
      bytes: loads.reduce((sum, load) => sum + (load.transferSize ?? 0), 0),
      requests: loads.length,
      scores: CATEGORIES.map((name) => Math.round(100 * (lhr.categories[name]?.score ?? Number.NaN))),
      shortcomings: shortcomings(lhr),
    };
  } finally {
    await browser.kill();
  }
}

/** For each of the first cards: the frame, counted from the press on "mark as read", that first shows it read. */
export async function framesToMark(url, executablePath, count) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
    await page.goto(url);
    // The keys come last: with them the app is whole.
    await page.locator("[data-keys]").waitFor({ state: "attached" });
    const names = await page
      .locator("article[data-item]:not(.read)")
      .evaluateAll((cards, most) => cards.slice(0, most).map((card) => card.dataset.item), count);
    return await page.evaluate(async (items) => {
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const frames = [];
      for (const name of items) {
        const card = () => document.querySelector(`article[data-item="${CSS.escape(name)}"]`);
        await nextFrame();
        card().querySelector("button.mark").click();
        let frame = 1;
        // A callback before a frame sees what that very frame is going to paint.
        for (await nextFrame(); !card().classList.contains("read") && frame < 60; frame += 1)
          await nextFrame();
        frames.push(frame);
      }
      return frames;
    }, names);
  } finally {
    await browser.close();
  }
}
