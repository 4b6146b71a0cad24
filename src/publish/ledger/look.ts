import { contentHash } from "../disk/content-hash.ts";
import { type DigestFolder, type ListedDigest, listDigests } from "../disk/digest-folder.ts";
import { readBytes } from "../disk/read-bytes.ts";
import { escaped } from "./row-line.ts";

/** What a look at a folder of digests finds. */
export interface Look {
  /** Hash of the file of old paths that it was compared with. */
  readonly old: string;
  /** All but old digests; null where an old one is gone or changed. */
  readonly recent: DigestFolder | null;
}

/** Lists a folder and leaves out the old digests that `file` names; null where one of both cannot be read. */
export function lookAt(root: string, file: string): Look | null {
  const bytes = readBytes(file);
  const folder = listDigests(root);
  if (bytes === null || !folder.ok) return null;
  const files = withoutOld(folder.value.files, bytes.toString());
  return { old: contentHash(bytes), recent: files && { ...folder.value, files } };
}

/** Listed digests (by path) as a text that `withoutOld` compares. */
export const pathLines = (files: readonly ListedDigest[]): string =>
  files.map(({ path, stamp }) => `${escaped(path)}\t${stamp}\n`).join("");

/** The listed files (by path) that are not old; null where an old one is gone or changed. O(files). */
export function withoutOld(files: readonly ListedDigest[], paths: string): readonly ListedDigest[] | null {
  const rest: ListedDigest[] = [];
  let at = 0;
  for (const file of files) {
    const end = endOfLine(file, paths, at);
    if (end === null) rest.push(file);
    else at = end;
  }
  return at === paths.length ? rest : null;
}

/**
 * Where a file's line ends, if it begins at `at`. Compared in parts, as nearly all lines would be built only to be
 * thrown away.
 */
function endOfLine({ path, stamp }: ListedDigest, paths: string, at: number): number | null {
  const written = escaped(path);
  const tab = at + written.length;
  const end = tab + 1 + stamp.length;
  const isSame =
    paths[tab] === "\t" &&
    paths[end] === "\n" &&
    paths.startsWith(written, at) &&
    paths.startsWith(stamp, tab + 1);
  return isSame ? end + 1 : null;
}
