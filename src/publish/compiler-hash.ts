import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash } from "./disk/content-hash.ts";

/** The folders whose code decides a bundle's bytes. */
const OWN = ["bundle", "compile", "publish"] as const;

/**
 * A hash of this program, so that it ignores what another version remembered: of all files beside this one where it was
 * built or, when run from source, of all sources.
 */
export function compilerHash(): string {
  const self = fileURLToPath(import.meta.url);
  const files = self.endsWith(".ts") ? sourcesIn(dirname(dirname(self))) : builtIn(dirname(self));
  return contentHash(
    [...files]
      .sort()
      .map((file) => contentHash(readFileSync(file)))
      .join("\n"),
  );
}

const builtIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(folder, name));

const sourcesIn = (folder: string): readonly string[] =>
  OWN.flatMap((own) =>
    readdirSync(join(folder, own), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
