import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { BundleFile } from "../../compile/emit.ts";
import { makeFolder } from "./make-folder.ts";

/** The folders of a bundle that are pruned; whatever else lies in the output folder is not ours. */
const OWN_FOLDERS = ["shards", "years", "search", "names"] as const;

/**
 * Writes one file of a bundle by renaming, so that no reader meets half of it; one that has the same bytes
 * already is not touched. Says whether it wrote.
 */
export function writeBundleFile(full: string, text: string): boolean {
  if (readText(full) === text) return false;
  const fresh = `${full}.new`;
  try {
    writeFileSync(fresh, text);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== "ENOENT") throw error;
    makeFolder(dirname(full));
    writeFileSync(fresh, text);
  }
  renameSync(fresh, full);
  return true;
}

/**
 * Writes all files of a folder that is not there, by renaming it once: a search index has thousands of files, and
 * renaming each takes as long as writing it.
 */
export function writeBundleFolder(full: string, files: Iterable<BundleFile>): void {
  const fresh = `${full}.new`;
  // A run that was stopped may have left some.
  rmSync(fresh, { force: true, recursive: true });
  makeFolder(fresh);
  for (const { path, text } of files) writeFileSync(join(fresh, basename(path)), text);
  renameSync(fresh, full);
}

function readText(full: string): string | null {
  if (!existsSync(full)) return null;
  try {
    return readFileSync(full, "utf8");
  } catch {
    return null;
  }
}

/** What lies in the folders of a bundle, down to the second part of its path: listed once, for all questions. */
export const listBundle = (folder: string): ReadonlySet<string> =>
  new Set(OWN_FOLDERS.flatMap((own) => listNames(join(folder, own)).map((name) => `${own}/${name}`)));

/** Tells whether a file of the bundle is there: a listed one, or one deeper down, which is looked at. */
export const bundleHas =
  (folder: string, listed: ReadonlySet<string>) =>
  (path: string): boolean =>
    listed.has(path) || (!/^(?:shards|years)\//.test(path) && existsSync(join(folder, path)));

/**
 * Removes what was listed and nothing names any more. `named` holds paths down to the second part: a folder below one
 * of ours is kept or removed whole.
 */
export function pruneBundle(folder: string, listed: ReadonlySet<string>, named: ReadonlySet<string>): void {
  for (const path of listed) {
    if (!named.has(path)) rmSync(join(folder, path), { force: true, recursive: true });
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
