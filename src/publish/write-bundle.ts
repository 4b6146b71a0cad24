import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../bundle/result.ts";
import type { BundleFile } from "../compile/emit.ts";
import { systemReason } from "./read-digests.ts";

/** How many files were written, left as they were, and removed. */
export interface WriteReport {
  readonly written: number;
  readonly kept: number;
  readonly removed: number;
}

/** The folders of a bundle that are pruned; whatever else lies in the output folder is not ours. */
const OWN_FOLDERS = ["shards", "years", "search", "names"] as const;

/**
 * Writes a bundle so that a reader in between never meets a manifest that names a missing file: what it names
 * first, the manifest last and by renaming, then what nothing names any more is removed.
 * Files that have the same bytes already are not touched.
 */
export function writeBundle(files: readonly BundleFile[], folder: string): Result<WriteReport, string> {
  try {
    mkdirSync(folder, { recursive: true });
    const written = files.filter((file) => writeFile(join(folder, file.path), file.text)).length;
    const removed = prune(folder, new Set(files.map((file) => file.path.split("/", 2).join("/"))));
    return ok({ written, kept: files.length - written, removed });
  } catch (error) {
    return err(`The output folder ${folder} cannot be written: ${systemReason(error)}.`);
  }
}

function writeFile(full: string, text: string): boolean {
  if (readText(full) === text) return false;
  mkdirSync(dirname(full), { recursive: true });
  const fresh = `${full}.new`;
  writeFileSync(fresh, text);
  renameSync(fresh, full);
  return true;
}

function readText(full: string): string | null {
  try {
    return readFileSync(full, "utf8");
  } catch {
    return null;
  }
}

/** `named` holds paths down to the second part: a folder below one of ours is kept or removed whole. */
function prune(folder: string, named: ReadonlySet<string>): number {
  let removed = 0;
  for (const own of OWN_FOLDERS) {
    for (const name of listNames(join(folder, own))) {
      if (named.has(`${own}/${name}`)) continue;
      rmSync(join(folder, own, name), { force: true, recursive: true });
      removed += 1;
    }
  }
  return removed;
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
