import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inlineStyle } from "./inline-style.ts";

/** The built renderer (`src/app/prerender.tsx`); a program of its own, as this side has no React. */
export interface Renderer {
  readonly prerenderFirstScreen: (read: (file: string) => unknown) => Promise<{
    readonly markup: string;
    readonly data: Readonly<Record<string, string>>;
  } | null>;
}

/** Where the built renderer and the page without cards are kept. */
const RENDERER = "build/prerender/prerender.js";
const OUTLINER = "build/prerender/prerender-outlines.js";
export const PAGE = "build/prerender/page.html";

const LOOK = '<script src="./look.js"></script>';
const ROOT = '<div id="root"></div>';

const STYLE = /<style>([\s\S]*?)<\/style>/;

const escaped = (text: string): string => text.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Takes an element out of a page; answers the values of one of its attributes. */
function take(html: string, element: RegExp): { readonly rest: string; readonly found: readonly string[] } {
  const found = [...html.matchAll(element)].map((match) => match[1] ?? "");
  return { rest: html.replace(element, ""), found };
}

/** What the page has besides the app: scripts and style, the files by their paths from the page. */
interface PageParts {
  /** The script in the head. */
  readonly script: string;
  /** The file of the script that puts a reader's marks on the cards. */
  readonly marks: string;
  /** The file of the script that draws what stands on other views at once. */
  readonly views: string;
  readonly style: string;
}

/**
 * The built page with the whole style inside, and with the app's scripts named on `#root` instead of loaded: the script
 * in the head loads them after the first paint.
 */
export function readyPage(html: string, folder: string, { script, marks, views, style }: PageParts): string {
  const modules = take(html, /\s*<link rel="modulepreload"[^>]*href="([^"]+)"[^>]*>/g);
  const app = take(modules.rest, /\s*<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/g);
  const css = readFileSync(join(folder, style), "utf8").trim();
  const data = { app: [...modules.found, ...app.found].join(" ") };
  return app.rest
    .replace(
      LOOK,
      () =>
        `<script data-marks="${marks}" data-views="${views}" data-style="${style}">${script}</script><style>${css}</style><noscript><link rel="stylesheet" href="${style}"></noscript>`,
    )
    .replace(ROOT, () => `<div id="root"${attributes(data)}></div><script>tidingsEarly.paint()</script>`)
    .replace(/>\s+</g, "><");
}

const attributes = (data: Readonly<Record<string, string>>): string =>
  Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escaped(value)}"`)
    .join("");

/**
 * The page with a bundle's newest cards, and only the style that these need; the page as it was where the bundle has
 * none to show.
 */
export async function withFirstScreen(page: string, bundle: string, renderer: Renderer): Promise<string> {
  const read = (file: string): unknown => {
    const path = join(bundle, file);
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
  };
  const screen = await renderer.prerenderFirstScreen(read);
  if (!screen) return page;
  const whole = page.replace(
    /<div id="root"([^>]*)><\/div>/,
    (_, given: string) => `<div id="root"${given}${attributes(screen.data)}>${screen.markup}</div>`,
  );
  return whole.replace(STYLE, (_, css: string) => `<style>${inlineStyle(css, whole)}</style>`);
}

/** The built program that draws the outlines of views (`src/app/prerender-outlines.tsx`). */
export interface Outliner {
  readonly prerenderOutlines: () => Promise<Readonly<Record<string, string>>>;
}

/** Loads the last build's `Outliner`. */
export async function lastOutlines(root: string): Promise<Outliner> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(root, OUTLINER)).href)) as Outliner;
}

/** The last build's page without cards, and the renderer that draws them. */
export async function lastBuild(
  root: string,
): Promise<{ readonly page: string; readonly renderer: Renderer }> {
  const renderer = (await import(/* @vite-ignore */ pathToFileURL(join(root, RENDERER)).href)) as Renderer;
  return { page: readFileSync(join(root, PAGE), "utf8"), renderer };
}
