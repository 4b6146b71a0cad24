import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import { secureSite } from "./content-security.ts";
import { lastBuild, PAGE, readyPage, withFirstScreen } from "./prerender.ts";
import { siteOf, writeFeeds } from "./write-feeds.ts";

/** The script in the page's head as one piece of text. */
async function firstPaintScript(root: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(root, "src/app/first-paint.ts"), formats: ["iife"], name: "_" },
    },
  });
  const [output] = [built].flat();
  const chunk = output && "output" in output ? output.output[0] : null;
  if (!chunk || !("code" in chunk)) throw new Error("The script of the first paint could not be built.");
  return chunk.code.trim().replaceAll("</script", "<\\/script");
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
      const page = readyPage(readFileSync(file, "utf8"), folder, await firstPaintScript(root));
      rmSync(join(folder, "look.js"), { force: true });
      writeFileSync(join(root, PAGE), page);
      const { renderer } = await lastBuild(root);
      writeFileSync(file, await withFirstScreen(page, join(folder, "data"), renderer));
      writeFeeds(folder, join(folder, "data"), siteOf(process.env.TIDINGS_SITE));
      secureSite(folder);
    },
  };
}
