import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { BundleFile } from "../../compile/emit.ts";
import { makeFolder } from "./make-folder.ts";

/** The folders of a bundle that are pruned; anything else in the output folder is not ours. */
const OWN_FOLDERS = ["shards", "years", "search", "names"] as const;

/**
 * Writes one file of a bundle by renaming, so that nobody reads half of it; a file that already has these bytes is not
 * touched. Returns whether it wrote.
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
 * Writes a new folder with all its files and renames it once: a search index has thousands of files, and renaming one
 * takes as long as writing it.
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

/** The paths in a bundle's folders, down to their second part; listed once for all questions. */
export const listBundle = (folder: string): ReadonlySet<string> =>
  new Set(OWN_FOLDERS.flatMap((own) => listNames(join(folder, own)).map((name) => `${own}/${name}`)));

/** Tells whether a file of the bundle exists: by the listing, or on disk for a path that goes deeper. */
export const bundleHas =
  (folder: string, listed: ReadonlySet<string>) =>
  (path: string): boolean =>
    listed.has(path) || (!/^(?:shards|years)\//.test(path) && existsSync(join(folder, path)));

/**
 * Removes whatever was listed and is no longer named. `named` has paths down to their second part: a folder below one
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
