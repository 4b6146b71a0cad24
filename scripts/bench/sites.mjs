// Sites to measure: the built app with bundles of different lengths.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runnerImport } from "vite";
import { root } from "../setup.mjs";

const MAKER = resolve(root, "../shared/tools/make-digests.mjs");

/** Where the bench keeps its digests and sites; git looks away. */
export const cache = join(root, ".cache", "bench");

/** Runs a command silently; throws with all that it printed where it fails. */
export function mustRun(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
}

/** A folder of so many synthetic digests; without their maker, those that the repository ships. */
function digestsOf(count) {
  if (!existsSync(MAKER)) return join(root, "digests");
  const folder = join(cache, `digests-${count}`);
  if (!existsSync(folder)) {
    const truth = join(cache, `truth-${count}.json`);
    mustRun("node", MAKER, "--out", folder, "--digests", String(count), "--truth", truth);
  }
  return folder;
}

/** The app of the last build (`npm run build`) with a bundle of so many digests, in a folder of its own. */
export async function siteOf(count) {
  const digests = digestsOf(count);
  const folder = join(cache, `site-${count}`);
  const bundle = join(folder, "data");
  rmSync(folder, { recursive: true, force: true });
  const dist = join(root, "dist");
  cpSync(dist, folder, { recursive: true, filter: (path) => path !== join(dist, "data") });
  const memory = join(cache, "compiled");
  mustRun(
    "node",
    "build/tidings.js",
    "compile",
    "--digests",
    digests,
    "--out",
    bundle,
    "--cache",
    memory,
    "--quiet",
  );
  const load = async (file) => (await runnerImport(join(root, file))).module;
  const { PAGE, withFirstScreen } = await load("src/publish/site/prerender.ts");
  const { withPolicy } = await load("src/publish/site/content-security.ts");
  const page = readFileSync(join(root, PAGE), "utf8");
  const renderer = await import(pathToFileURL(join(root, "build", "prerender", "prerender.js")).href);
  writeFileSync(join(folder, "index.html"), withPolicy(await withFirstScreen(page, bundle, renderer)));
  return { folder, bundle, digests };
}
