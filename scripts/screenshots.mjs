// npm run screenshots [-- view … width …]: takes the pictures in docs/screenshots again.
// Needs a build (`npm run build`) and shows the digests in it.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { serve } from "./bench/serve.mjs";
import { root } from "./setup.mjs";
import { READER, statesSheet } from "./states-sheet.mjs";

const WIDTHS = [390, 834, 1440];
const THEMES = ["light", "dark"];
const LARGEST = 300_000;
const out = join(root, "docs", "screenshots");
mkdirSync(out, { recursive: true });

const { url, stop } = await serve(join(root, "dist"));

/** What is done on each page before its picture is taken. */
const PICTURES = {
  timeline: { query: "", keys: ["j", "j", "j", "m", "k"] },
  facts: { query: "", keys: ["d", "d", "j"] },
  "catch-up": { query: "?view=catch-up", keys: [], isBack: true },
  bookmarks: { query: "?view=bookmarks", keys: [] },
  archive: { query: "?view=archive", keys: [] },
  sources: { query: "?view=sources", keys: [] },
  settings: { query: "?view=settings", keys: [] },
  help: { query: "", keys: ["?"] },
  search: { query: "?q=开源", keys: ["j"] },
  names: { query: "?view=names", keys: [] },
  palette: { query: "", keys: ["Control+k"] },
  "nothing-matches": { query: "?unread=1&source=nobody", keys: [] },
};

async function prepare(page) {
  await page.goto(url);
  await page.locator("article").first().waitFor();
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  for (const key of ["j", "s", "j", "j", "s", "m"]) await page.keyboard.press(key);
  await page.waitForTimeout(200);
}

/** How many digests came while a reader was away, and how long after the newest one the reader is back. */
const MISSED = 3;
const AFTER_MS = 10 * 60_000;

/** Imports the reading state of a reader who is back after some digests. */
async function comeBack(page) {
  const { head } = await (await fetch(`${url}data/manifest.json`)).json();
  const times = head.flatMap(({ digests }) => digests.map(({ publishedAt }) => publishedAt));
  const [newest, seen] = [times[0], times[MISSED]];
  const now = newest + AFTER_MS;
  const visit = `${seen} ${seen} ${newest} ${now}`;
  const state = { format: "tidings-reading-state", version: 1, marks: [], bookmarks: [] };
  const text = JSON.stringify({ ...state, entries: [["set:visit", visit, 1_000, "picture"]] });
  await page.clock.setFixedTime(now);
  await page.goto(`${url}?view=settings`);
  const file = { name: "state.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.getByLabel("选择文件").setInputFiles(file);
  await page.getByRole("button", { name: "替换" }).click();
}

const widths = process.argv
  .slice(2)
  .map(Number)
  .filter((width) => WIDTHS.includes(width));
const wanted = process.argv.slice(2).filter((name) => name in PICTURES);
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const width of widths.length > 0 ? widths : WIDTHS)
  for (const theme of THEMES)
    for (const [name, { query, keys, isBack }] of Object.entries(PICTURES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const context = await browser.newContext({
        viewport: { width, height: width < 720 ? 844 : 1000 },
        // A phone's scroll bar takes no room.
        isMobile: width < 720,
        hasTouch: width < 720,
        colorScheme: theme,
        ...READER,
      });
      const page = await context.newPage();
      await (isBack ? comeBack(page) : prepare(page));
      await page.goto(`${url}${query}`);
      await page.locator("[data-keys]").waitFor({ state: "attached" });
      await page.waitForTimeout(500);
      for (const key of keys) await page.keyboard.press(key);
      // What keys moved to comes to rest first.
      await page.waitForTimeout(600);
      if (name === "timeline" || name === "facts") await page.evaluate(() => window.scrollTo(0, 0));
      await page.waitForTimeout(400);
      const path = join(out, `${name}-${width}-${theme}.png`);
      await page.screenshot({ path });
      if (statSync(path).size > LARGEST) console.error(`${path} is larger than ${LARGEST} bytes.`);
      await context.close();
    }
for (const theme of THEMES)
  if (wanted.length === 0 || process.argv.includes("states"))
    await statesSheet(browser, url, theme, join(out, `states-${theme}.png`));
await browser.close();
stop();
