import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import { secureSite } from "./content-security.ts";
import { outlineOf } from "./outline-tree.ts";
import { lastBuild, lastOutlines, PAGE, readyPage, withFirstScreen } from "./prerender.ts";
import { feedSite, writeFeeds } from "./write-feeds.ts";

/** Builds a script of the first frame as one text that needs no other file. */
async function scriptOf(
  root: string,
  file: string,
  format: "iife" | "es",
  given: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, JSON.stringify(value)])),
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(root, "src/app", file), formats: [format], name: "_" },
      // Vite would leave blanks and lines in a module of a library: a tenth to a sixth of its bytes, compressed.
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = [built].flat();
  const chunk = output && "output" in output ? output.output[0] : null;
  if (!chunk || !("code" in chunk)) throw new Error(`${file} could not be built.`);
  return chunk.code.trim().replaceAll("</script", "<\\/script");
}

/** Writes a script that the page loads besides the app's own; returns its path from the page. */
function writeScript(folder: string, name: string, text: string): string {
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 8);
  const path = `assets/${name}-${hash}.js`;
  writeFileSync(join(folder, path), text);
  return `./${path}`;
}

/** Writes the script for pages whose own scripts are gone: no hash, as pages of all releases ask for it. */
const writeLost = async (root: string, folder: string): Promise<void> =>
  writeFileSync(join(folder, "lost.js"), await scriptOf(root, "first-lost.ts", "es"));

/** The path, from the page, of the app's file whose name begins with `name`: one that nothing on the page names. */
function assetIn(folder: string, name: string): string {
  const found = readdirSync(join(folder, "assets")).find((file) => file.startsWith(`${name}-`));
  if (!found) throw new Error(`The build has no file of ${name}.`);
  return `./assets/${found}`;
}

/** The scripts that a view's page is made of, as `vite.config.ts` cuts them. */
function pageScripts(folder: string, view: string): readonly string[] {
  const names = view === "settings" ? ["pages", "later", "SettingsPage"] : ["pages", "later"];
  return names.map((name) => assetIn(folder, name));
}

/** Writes the script that draws the outlines of the views and requests what their pages need. */
async function writeViews(root: string, folder: string): Promise<string> {
  const outlines = Object.entries(await (await lastOutlines(root)).prerenderOutlines());
  const given = {
    OUTLINES: Object.fromEntries(outlines.map(([view, markup]) => [view, outlineOf(markup)])),
    STYLE: assetIn(folder, "styles"),
    SCRIPTS: Object.fromEntries(outlines.map(([view]) => [view, pageScripts(folder, view)])),
  };
  return writeScript(folder, "first-views", await scriptOf(root, "first-views.ts", "es", given));
}

/** Draws the first screen into the built page, and then secures the site: the policy names what is inline. */
export function prerender(): Plugin {
  let root = process.cwd();
  let folder = "dist";
  return {
    name: "tidings:prerender",
    apply: "build",
    configResolved(config) {
      root = config.root;
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const file = join(folder, "index.html");
      if (!existsSync(file)) return;
      const page = readyPage(readFileSync(file, "utf8"), folder, {
        script: await scriptOf(root, "first-paint.ts", "iife"),
        marks: writeScript(folder, "first-marks", await scriptOf(root, "first-marks.ts", "es")),
        views: await writeViews(root, folder),
        style: assetIn(folder, "styles"),
      });
      await writeLost(root, folder);
      rmSync(join(folder, "look.js"), { force: true });
      writeFileSync(join(root, PAGE), page);
      const { renderer } = await lastBuild(root);
      writeFileSync(file, await withFirstScreen(page, join(folder, "data"), renderer));
      const { TIDINGS_SITE: address } = process.env;
      const site = feedSite(address);
      if (address && site === null)
        this.warn(`TIDINGS_SITE is no address of a site (https://…): ${address}. The feeds name none.`);
      writeFeeds(folder, join(folder, "data"), site, (said) => this.warn(said));
      secureSite(folder);
    },
  };
}
