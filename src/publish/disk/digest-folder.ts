import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { byText } from "../../bundle/by-text.ts";
import { err, ok, type Result } from "../../bundle/result.ts";
import type { DigestFile } from "../../compile/text/source-text.ts";
import { utf8Text } from "./utf8-text.ts";

/** A file that exists but cannot be used, with the reason in words. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

/** A digest as listed, not yet read. */
export interface ListedDigest {
  /** Below the digests folder, with `/`. */
  readonly path: string;
  /** Size, time of change and inode: while the stamp stays the same, so do the bytes. */
  readonly stamp: string;
}

/** What lies in a digests folder. */
export interface DigestFolder {
  readonly files: readonly ListedDigest[];
  readonly unreadable: readonly UnreadableFile[];
}

/** Age in ms below which a file's stamp proves nothing: it may change again within one tick of the disk's clock. */
const RACY_MS = 100;

/** The stamp of a file that must be read to know whether it changed. */
export const UNKNOWN_STAMP = "?";

const isDigestName = (name: string): boolean =>
  /\.(md|markdown)$/i.test(name) && !name.startsWith(".") && !name.startsWith("_index.");

/** The reason that a system error gives, in words, without its code and path. */
export function systemReason(error: unknown): string {
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
  if (code === "ENOENT" && syscall === "mkdir") return "no folder can be made there";
  if (code === "EEXIST") return "a file stands where a folder must";
  if (code === "ENOENT") return "it does not exist";
  if (code === "EACCES" || code === "EPERM") return "access is denied";
  if (code === "ENOTDIR") return "it is no folder";
  if (code === "ELOOP") return "it links to itself";
  if (code === "ENOSPC") return "the disk is full";
  return typeof code === "string" ? `the system says ${code}` : "the system gives no reason";
}

/**
 * Lists every `.md` and `.markdown` below a folder, sorted by path, except `_index.md`, dot-files and whatever is in
 * dot-folders. Reads no file.
 * Links to files and folders are reported and never followed: one that stays inside would give a digest twice, one that
 * leads out could bring in anything.
 */
export function listDigests(root: string): Result<DigestFolder, string> {
  const files: ListedDigest[] = [];
  const unreadable: UnreadableFile[] = [];
  try {
    walk({ root, real: realpathSync(root), racy: Date.now() - RACY_MS, files, unreadable }, "");
  } catch (error) {
    return err(`The digests folder ${root} cannot be read: ${systemReason(error)}.`);
  }
  const byPath = (a: { path: string }, b: { path: string }) => byText(a.path, b.path);
  return ok({ files: files.sort(byPath), unreadable: unreadable.sort(byPath) });
}

/** Reason for a name that was decoded with U+FFFD in it: no file can be found by that name. */
const UNNAMED = "its name is not UTF-8";
const isUnnamed = (name: string): boolean => name.includes("\uFFFD");

interface Walk {
  readonly root: string;
  readonly real: string;
  readonly racy: number;
  readonly files: ListedDigest[];
  readonly unreadable: UnreadableFile[];
}

const below = (folder: string, name: string): string => (folder === "" ? name : `${folder}/${name}`);

const IF_THERE = { throwIfNoEntry: false } as const;

/**
 * Lists a folder by names alone, as the `lstat` of each tells its kind too; asking for kinds takes nearly as long
 * again.
 */
function walk(walked: Walk, folder: string): void {
  const names = readdirSync(join(walked.root, folder));
  const looks = new Float64Array(names.length * LOOK);
  const paths: string[] = [];
  const unnamed = new Set<string>();
  for (const name of names) {
    if (name.startsWith(".")) continue;
    const path = below(folder, name);
    // Not by `join`, which takes as long as the look at the file.
    const stat = lstatSync(`${walked.root}/${path}`, IF_THERE);
    if (stat?.isFile()) {
      if (!isDigestName(name)) continue;
      const at = paths.push(path) * LOOK;
      looks[at - 3] = stat.size;
      looks[at - 2] = stat.mtimeMs >= walked.racy ? Number.NaN : stat.mtimeMs;
      looks[at - 1] = stat.ino;
    } else if (stat) enterOther(walked, path, stat);
    // Any other is gone since the folder told of it.
    else if (isUnnamed(name)) unnamed.add(path);
  }
  pushStamped(walked.files, paths, looks);
  if (unnamed.size > 0) tellUnnamed(walked, folder, unnamed);
}

/** Numbers that an `lstat` gives: size, time of change (NaN where it is too recent to prove anything), inode. */
const LOOK = 3;
const STAMP_LENGTH = (LOOK * Float64Array.BYTES_PER_ELEMENT * 4) / 3;

/** Cuts all stamps from one text of one array: made one by one they take a third of the time that the `lstat`s take. */
function pushStamped(files: ListedDigest[], paths: readonly string[], looks: Float64Array): void {
  const text = Buffer.from(looks.buffer).toString("base64url");
  for (const [at, path] of paths.entries()) {
    const isFresh = Number.isNaN(looks[at * LOOK + 1]);
    files.push({
      path,
      stamp: isFresh ? UNKNOWN_STAMP : text.slice(at * STAMP_LENGTH, (at + 1) * STAMP_LENGTH),
    });
  }
}

function enterOther(walked: Walk, path: string, stat: Stats): void {
  if (stat.isDirectory()) walkBelow(walked, path);
  else if (stat.isSymbolicLink()) enterLink(walked, path);
  else if (isDigestName(basename(path))) walked.unreadable.push({ path, reason: "it is no file" });
}

function enterLink({ root, real, unreadable }: Walk, path: string): void {
  const reason = linkReason(join(root, path), real);
  if (reason !== null) unreadable.push({ path, reason });
}

/**
 * Walks a folder below the root; one that is gone since it was listed is skipped, one that is closed to us is reported.
 */
function walkBelow(walked: Walk, path: string): void {
  try {
    walk(walked, path);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "ENOENT") return;
    walked.unreadable.push({ path, reason: `the folder cannot be read: ${systemReason(error)}` });
  }
}

/**
 * Reports files whose names are not UTF-8. They cannot be looked at by name, so the folder must say which may be
 * digests or hold them.
 */
function tellUnnamed(walked: Walk, folder: string, unnamed: ReadonlySet<string>): void {
  for (const entry of readdirSync(join(walked.root, folder), { withFileTypes: true })) {
    const path = below(folder, entry.name);
    if (!unnamed.has(path)) continue;
    if (entry.isSymbolicLink()) enterLink(walked, path);
    else if (entry.isDirectory() || isDigestName(entry.name))
      walked.unreadable.push({ path, reason: UNNAMED });
  }
}

/** Reads the bytes of a digest; the error is the reason in words. */
export function readDigest(root: string, path: string): Result<Uint8Array, string> {
  try {
    return ok(readFileSync(join(root, path)));
  } catch (error) {
    return err(`the file cannot be read: ${systemReason(error)}`);
  }
}

/** A digest's bytes in the form that `compileDigest` takes. */
export const digestFile = (path: string, bytes: Uint8Array): DigestFile => ({
  path,
  bytes,
  text: utf8Text(bytes),
});

/** The ending of a name that no folder would have. */
const FILE_NAME = /\.[a-z]\w*$/i;

/** Why a link is not followed, where it leads (or may have led) to a folder or a digest; null for any other link. */
function linkReason(full: string, real: string): string | null {
  const isDigest = isDigestName(basename(full));
  try {
    const target = realpathSync(full);
    const isFolder = statSync(target).isDirectory();
    if (!isFolder && !isDigest) return null;
    const kind = isFolder ? "folder" : "file";
    return target === real || target.startsWith(real + sep)
      ? `a link to another ${kind} of this folder is not followed`
      : "a link that leaves the folder is not followed";
  } catch {
    return isDigest || !FILE_NAME.test(full) ? "a link that leads nowhere" : null;
  }
}
