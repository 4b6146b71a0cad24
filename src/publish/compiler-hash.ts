import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash } from "./disk/content-hash.ts";

/** The folders that make a bundle. */
const OWN = ["bundle", "compile", "publish"] as const;

/**
 * Hash of the program itself, so that what an older one remembered is not taken for its own: of the built file, or
 * of all sources where it runs from them.
 */
export function compilerHash(): string {
  const self = fileURLToPath(import.meta.url);
  if (!self.endsWith(".ts")) return contentHash(readFileSync(self));
  const sources = dirname(dirname(self));
  const files = OWN.flatMap((folder) =>
    readdirSync(join(sources, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return contentHash(
    files
      .sort()
      .map((file) => contentHash(readFileSync(file)))
      .join("\n"),
  );
}
