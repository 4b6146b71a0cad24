import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { err, ok, type Result } from "../../bundle/result.ts";
import type { DigestFile } from "../../compile/text/source-text.ts";
import { utf8Text } from "./utf8-text.ts";

/** A file that is there and cannot be taken, with the reason in words. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

/** A digest as the folder lists it, unread. */
export interface ListedDigest {
  /** Below the digests folder, with `/`. */
  readonly path: string;
  /** Size, time of change and place on the disk: the same stamp, the same bytes. */
  readonly stamp: string;
}

/** What lies in a digests folder. */
export interface DigestFolder {
  readonly files: readonly ListedDigest[];
  readonly unreadable: readonly UnreadableFile[];
}

/**
 * A file changed just before it is listed (in ms) may change again within one tick of the disk's clock:
 * its stamp then says nothing.
 */
const RACY_MS = 100;

/** The stamp of a file whose bytes must be read to know them. */
export const UNKNOWN_STAMP = "?";

const isDigestName = (name: string): boolean =>
  /\.(md|markdown)$/i.test(name) && !name.startsWith(".") && !name.startsWith("_index.");

/** What the system says, without its code and path. */
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
 * Lists every `.md` and `.markdown` below a folder, in the order of their paths; `_index.md` and dot-files
 * (and what lies in dot-folders) are left out. Links to files and folders are told and never followed: one that stays
 * inside would give a digest twice, one that leads out could bring in anything. Reads no file.
 */
export function listDigests(root: string): Result<DigestFolder, string> {
  const files: ListedDigest[] = [];
  const unreadable: UnreadableFile[] = [];
  try {
    walk({ root, real: realpathSync(root), racy: Date.now() - RACY_MS, files, unreadable }, "");
  } catch (error) {
    return err(`The digests folder ${root} cannot be read: ${systemReason(error)}.`);
  }
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return ok({ files: files.sort(byPath), unreadable: unreadable.sort(byPath) });
}

/** Such a name was decoded with U+FFFD in it, and by that name there is no file. */
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

/** Asks a folder for names alone: the look at each says what it is, and their kinds take nearly as long again. */
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

/** Numbers that a look at a file gives: size, time of change (NaN where it is too fresh to say anything), place. */
const LOOK = 3;
const STAMP_LENGTH = (LOOK * Float64Array.BYTES_PER_ELEMENT * 4) / 3;

/** Numbers lie in one array and stamps are cut from one text: one by one they take a third of the time of looking. */
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

/** A folder below the root may be gone since it was listed, or be closed to us: the others stay. */
function walkBelow(walked: Walk, path: string): void {
  try {
    walk(walked, path);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "ENOENT") return;
    walked.unreadable.push({ path, reason: `the folder cannot be read: ${systemReason(error)}` });
  }
}

/** Nothing can be looked at that has no name, so the folder must say what may be digests or hold them. */
function tellUnnamed(walked: Walk, folder: string, unnamed: ReadonlySet<string>): void {
  for (const entry of readdirSync(join(walked.root, folder), { withFileTypes: true })) {
    const path = below(folder, entry.name);
    if (!unnamed.has(path)) continue;
    if (entry.isSymbolicLink()) enterLink(walked, path);
    else if (entry.isDirectory() || isDigestName(entry.name))
      walked.unreadable.push({ path, reason: UNNAMED });
  }
}

/** The bytes of a digest; the error is its reason in words. */
export function readDigest(root: string, path: string): Result<Uint8Array, string> {
  try {
    return ok(readFileSync(join(root, path)));
  } catch (error) {
    return err(`the file cannot be read: ${systemReason(error)}`);
  }
}

/** The bytes of a digest made ready for compiling. */
export const digestFile = (path: string, bytes: Uint8Array): DigestFile => ({
  path,
  bytes,
  text: utf8Text(bytes),
});

/** The end of a name by which it is no folder's. */
const FILE_NAME = /\.[a-z]\w*$/i;

/** Why nothing comes by a link that leads to digests, or may have: to a file of such a name or a folder; else null. */
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
