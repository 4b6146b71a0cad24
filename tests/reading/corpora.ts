import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Digest } from "../../src/bundle/schema.ts";
import { assemble } from "../../src/compile/assemble.ts";
import { compileDigest } from "../../src/compile/compile-digest.ts";

/** The digests of a folder, compiled, newest first; null where there is no such folder. */
export function digestsOf(folder: string): readonly Digest[] | null {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
  return assemble(files.flatMap((file) => compileDigest(file).draft ?? []));
}
