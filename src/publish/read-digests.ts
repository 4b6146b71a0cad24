import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { err, ok, type Result } from "../bundle/result.ts";
import type { DigestFile } from "../compile/draft.ts";

/** A file that is there and cannot be taken, with the reason in words. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

/** What lies in a digests folder. */
export interface DigestFolder {
  readonly files: readonly DigestFile[];
  readonly unreadable: readonly UnreadableFile[];
}

const isDigestName = (name: string): boolean =>
  /\.(md|markdown)$/i.test(name) && !name.startsWith(".") && !name.startsWith("_index.");

/** What the system says, without its code and path. */
export function systemReason(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (code === "ENOENT") return "it does not exist";
  if (code === "EACCES" || code === "EPERM") return "access is denied";
  if (code === "ENOTDIR") return "it is no folder";
  if (code === "ELOOP") return "it links to itself";
  if (code === "ENOSPC") return "the disk is full";
  return typeof code === "string" ? `the system says ${code}` : "the system gives no reason";
}

/**
 * Reads every `.md` and `.markdown` below a folder, in the order of their paths; `_index.md` and dot-files
 * (and what lies in dot-folders) are left out. Links are never followed: one that stays inside would give a
 * digest twice, one that leads out could bring in anything.
 */
export function readDigestFolder(root: string): Result<DigestFolder, string> {
  const files: DigestFile[] = [];
  const unreadable: UnreadableFile[] = [];
  try {
    walk(root, realpathSync(root), root, files, unreadable);
  } catch (error) {
    return err(`The digests folder ${root} cannot be read: ${systemReason(error)}.`);
  }
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return ok({ files: files.sort(byPath), unreadable: unreadable.sort(byPath) });
}

function walk(
  root: string,
  real: string,
  folder: string,
  files: DigestFile[],
  unreadable: UnreadableFile[],
): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = join(folder, entry.name);
    const path = relative(root, full).split(sep).join("/");
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) walk(root, real, full, files, unreadable);
    else if (!isDigestName(entry.name)) continue;
    else if (entry.isSymbolicLink()) unreadable.push({ path, reason: linkReason(full, real) });
    else if (entry.isFile()) readOne(full, path, files, unreadable);
  }
}

function readOne(full: string, path: string, files: DigestFile[], unreadable: UnreadableFile[]): void {
  try {
    files.push({ path, bytes: readFileSync(full) });
  } catch (error) {
    unreadable.push({ path, reason: `the file cannot be read: ${systemReason(error)}` });
  }
}

function linkReason(full: string, real: string): string {
  try {
    const target = realpathSync(full);
    statSync(target);
    return target.startsWith(real + sep)
      ? "a link to another file of this folder is not followed"
      : "a link that leaves the folder is not followed";
  } catch {
    return "a link that leads nowhere";
  }
}
