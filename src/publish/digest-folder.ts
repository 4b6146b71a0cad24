import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { err, ok, type Result } from "../bundle/result.ts";
import type { DigestFile } from "../compile/text/source-text.ts";
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
  const looks: Look[] = [];
  const unreadable: UnreadableFile[] = [];
  try {
    walk({ root, real: realpathSync(root), racy: Date.now() - RACY_MS, looks, unreadable }, "");
  } catch (error) {
    return err(`The digests folder ${root} cannot be read: ${systemReason(error)}.`);
  }
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return ok({ files: stamped(looks.sort(byPath)), unreadable: unreadable.sort(byPath) });
}

/** Such a name was decoded with U+FFFD in it, and by that name there is no file. */
const UNNAMED = "its name is not UTF-8";
const isUnnamed = (name: string): boolean => name.includes("\uFFFD");

/** What the disk says of a digest. */
interface Look {
  readonly path: string;
  readonly size: number;
  /** NaN where the change is too fresh to say anything. */
  readonly changed: number;
  readonly place: number;
}

interface Walk {
  readonly root: string;
  readonly real: string;
  readonly racy: number;
  readonly looks: Look[];
  readonly unreadable: UnreadableFile[];
}

const below = (folder: string, name: string): string => (folder === "" ? name : `${folder}/${name}`);

const IF_THERE = { throwIfNoEntry: false } as const;

/** Asks a folder for names alone: the look at each of them says what it is, and kinds would take as long again. */
function walk(walked: Walk, folder: string): void {
  const unnamed = new Set<string>();
  for (const name of readdirSync(join(walked.root, folder))) {
    if (name.startsWith(".")) continue;
    const path = below(folder, name);
    // Not by `join`, which takes as long as the look at the file.
    const stat = lstatSync(`${walked.root}/${path}`, IF_THERE);
    if (stat) enter(walked, path, name, stat);
    // Any other is gone since the folder told of it.
    else if (isUnnamed(name)) unnamed.add(path);
  }
  if (unnamed.size > 0) tellUnnamed(walked, folder, unnamed);
}

function enter(walked: Walk, path: string, name: string, stat: Stats): void {
  const { racy, looks, unreadable } = walked;
  if (stat.isFile()) {
    if (!isDigestName(name)) return;
    const changed = stat.mtimeMs >= racy ? Number.NaN : stat.mtimeMs;
    looks.push({ path, size: stat.size, changed, place: stat.ino });
  } else if (stat.isDirectory()) walkBelow(walked, path);
  else if (stat.isSymbolicLink()) enterLink(walked, path);
  else if (isDigestName(name)) unreadable.push({ path, reason: "it is no file" });
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

const NUMBERS = 3;
const STAMP_LENGTH = (NUMBERS * Float64Array.BYTES_PER_ELEMENT * 4) / 3;

/** Stamps are cut from one text: to write three numbers for each file takes a fifth of the time of looking at it. */
function stamped(looks: readonly Look[]): readonly ListedDigest[] {
  const numbers = new Float64Array(looks.length * NUMBERS);
  for (const [at, { size, changed, place }] of looks.entries())
    numbers.set([size, changed, place], at * NUMBERS);
  const text = Buffer.from(numbers.buffer).toString("base64url");
  const stampAt = (at: number) => text.slice(at * STAMP_LENGTH, (at + 1) * STAMP_LENGTH);
  return looks.map(({ path, changed }, at) => ({
    path,
    stamp: Number.isNaN(changed) ? UNKNOWN_STAMP : stampAt(at),
  }));
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
