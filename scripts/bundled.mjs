// Modules of the compiler as they are shipped, in one file: run one by one, each call between them costs a look-up.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { root } from "./setup.mjs";

/** All exports of some files, by their paths from the project's root. */
export async function loadBundled(files) {
  const folder = mkdtempSync(join(tmpdir(), "tidings-bundled-"));
  const entry = join(folder, "entry.mjs");
  const lines = files.map((file) => `export * from ${JSON.stringify(resolve(root, file))};`);
  writeFileSync(entry, lines.join("\n"));
  await build({
    configFile: false,
    root: folder,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: join(folder, "out"), target: "node20", minify: false },
  });
  const loaded = await import(pathToFileURL(join(folder, "out/entry.mjs")).href);
  rmSync(folder, { recursive: true, force: true });
  return loaded;
}
