import { fingerprint } from "./fingerprint.ts";

/** Characters of a text's hash in the name of its file: 48 bits. */
const HASH_LENGTH = 8;

/** The name of a file with the hash of its text in it: `shards/2025-06-14.mOwtWgvO.json`. O(characters). */
export const namedAfter = (name: string, text: string): string =>
  `${name}.${fingerprint(text, HASH_LENGTH)}.json`;

/** Whether a text is what the name of its file says; a damaged file is not, nor one without a hash. O(characters). */
export const isIntact = (file: string, text: string): boolean =>
  file.endsWith(`.${fingerprint(text, HASH_LENGTH)}.json`);

/**
 * True where the hash in a file's name, if it has one, is that of the text: not cut, not swapped, and no page
 * of the host with status 200. O(characters).
 */
export const isNamedAfter = (file: string, text: string): boolean =>
  !/\.[0-9A-Za-z_-]{8}\.json$/.test(file) || isIntact(file, text);
