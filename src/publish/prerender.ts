import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The built renderer, see `src/app/prerender.tsx`; a program of its own, as this side knows no React. */
export interface Renderer {
  readonly prerenderFirstScreen: (read: (file: string) => unknown) => Promise<{
    readonly markup: string;
    readonly data: Readonly<Record<string, string>>;
  } | null>;
}

/** Where the built renderer and the page without cards are kept. */
const RENDERER = "build/prerender/prerender.js";
export const PAGE = "build/prerender/page.html";

const LOOK = '<script src="./look.js"></script>';
const ROOT = '<div id="root"></div>';

const escaped = (text: string): string => text.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Takes an element out of a page; answers the values of one of its attributes. */
function take(html: string, element: RegExp): { readonly rest: string; readonly found: readonly string[] } {
  const found = [...html.matchAll(element)].map((match) => match[1] ?? "");
  return { rest: html.replace(element, ""), found };
}

/**
 * The built page with its style sheet inside, and with the app's scripts named on `#root` instead of loaded:
 * the script in the head loads them after first paint.
 */
export function readyPage(html: string, folder: string, script: string): string {
  const sheets = take(html, /\s*<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g);
  const modules = take(sheets.rest, /\s*<link rel="modulepreload"[^>]*href="([^"]+)"[^>]*>/g);
  const app = take(modules.rest, /\s*<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/g);
  const css = sheets.found.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n");
  for (const file of sheets.found) rmSync(join(folder, file));
  const data = { app: app.found[0] ?? "", modules: modules.found.join(" ") };
  return app.rest
    .replace(LOOK, () => `<script>${script}</script>\n    <style>${css}</style>`)
    .replace(
      ROOT,
      () => `<div id="root"${attributes(data)}></div>\n    <script>tidingsEarly.paint()</script>`,
    );
}

const attributes = (data: Readonly<Record<string, string>>): string =>
  Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escaped(value)}"`)
    .join("");

/** The page with the newest cards of a bundle in it; the page itself where the bundle has none to show. */
export async function withFirstScreen(page: string, bundle: string, renderer: Renderer): Promise<string> {
  const read = (file: string): unknown => {
    const path = join(bundle, file);
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
  };
  const screen = await renderer.prerenderFirstScreen(read);
  if (!screen) return page;
  return page.replace(
    /<div id="root"([^>]*)><\/div>/,
    (_, given: string) => `<div id="root"${given}${attributes(screen.data)}>${screen.markup}</div>`,
  );
}

/** The page of the last build, without cards, and what draws them. */
export async function lastBuild(
  root: string,
): Promise<{ readonly page: string; readonly renderer: Renderer }> {
  const renderer = (await import(/* @vite-ignore */ pathToFileURL(join(root, RENDERER)).href)) as Renderer;
  return { page: readFileSync(join(root, PAGE), "utf8"), renderer };
}
