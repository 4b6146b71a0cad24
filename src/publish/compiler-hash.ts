import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash } from "./disk/content-hash.ts";

/** The folders whose code decides a bundle's bytes. */
const OWN = ["bundle", "compile", "publish"] as const;

/**
 * A hash of this program, so that it ignores what another version remembered: of the built file or, when run from
 * source, of all sources.
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
