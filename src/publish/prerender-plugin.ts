import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import { secureSite } from "./content-security.ts";
import { lastBuild, PAGE, readyPage, withFirstScreen } from "./prerender.ts";
import { feedSite, writeFeeds } from "./write-feeds.ts";

/** A script of the first frame as one piece of text: with nothing beside it to ask for. */
async function scriptOf(root: string, file: string, format: "iife" | "es"): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(root, "src/app", file), formats: [format], name: "_" },
      minify: true,
    },
  });
  const [output] = [built].flat();
  const chunk = output && "output" in output ? output.output[0] : null;
  if (!chunk || !("code" in chunk)) throw new Error(`${file} could not be built.`);
  return chunk.code.trim().replaceAll("</script", "<\\/script");
}

/** Writes the script of a reader's marks beside the app's own; its path from the page. */
async function writeMarks(root: string, folder: string): Promise<string> {
  const text = await scriptOf(root, "first-marks.ts", "es");
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 8);
  const path = `assets/first-marks-${hash}.js`;
  writeFileSync(join(folder, path), text);
  return `./${path}`;
}

/** The style sheet of the app, which nothing on the page names: it is loaded later. */
function styleIn(folder: string): string {
  const name = readdirSync(join(folder, "assets")).find((file) => /^styles-.*\.css$/.test(file));
  if (!name) throw new Error("The build has no style sheet.");
  return `./assets/${name}`;
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
        marks: await writeMarks(root, folder),
        style: styleIn(folder),
      });
      rmSync(join(folder, "look.js"), { force: true });
      writeFileSync(join(root, PAGE), page);
      const { renderer } = await lastBuild(root);
      writeFileSync(file, await withFirstScreen(page, join(folder, "data"), renderer));
      writeFeeds(folder, join(folder, "data"), feedSite(process.env.TIDINGS_SITE), (said) => this.warn(said));
      secureSite(folder);
    },
  };
}
