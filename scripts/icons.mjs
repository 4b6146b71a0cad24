// Draws public/icons/*.png from public/icon.svg: node scripts/icons.mjs (CHROMIUM_PATH where it is not Playwright's).
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { root } from "./setup.mjs";

const svg = readFileSync(join(root, "public", "icon.svg"), "utf8");
const out = join(root, "public", "icons");
mkdirSync(out, { recursive: true });

/** Size in px, and the part of it that the drawing takes: a mask may cut all but the inner 80 %. */
const ICONS = {
  192: { size: 192, part: 1 },
  512: { size: 512, part: 1 },
  "maskable-512": { size: 512, part: 0.8 },
  "apple-touch-180": { size: 180, part: 1 },
};

const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [name, { size, part }] of Object.entries(ICONS)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const style = `margin:0;background:#f6f6f3;display:grid;place-items:center;height:100vh`;
  await page.setContent(`<body style="${style}"><div style="width:${size * part}px">${svg}</div>`);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.close();
}
await browser.close();
