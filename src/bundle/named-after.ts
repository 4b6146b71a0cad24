import { fingerprint } from "./fingerprint.ts";

/**
 * True where the hash in a file's name, if it has one, is that of the text: not cut, not swapped, and no page
 * of the host with status 200. O(characters).
 */
export function isNamedAfter(file: string, text: string): boolean {
  const hash = /\.([0-9A-Za-z_-]{8})\.json$/.exec(file)?.[1];
  return hash === undefined || fingerprint(text, hash.length) === hash;
}
