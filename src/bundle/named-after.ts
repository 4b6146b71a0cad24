import { fingerprint } from "./fingerprint.ts";

/** Length of a text's hash in its file's name, in characters of base64url: 48 bits. */
const HASH_LENGTH = 8;

/** The name of a file with a hash of its text: `shards/2025-06-14.mOwtWgvO.json`. O(characters). */
export const namedAfter = (name: string, text: string): string =>
  `${name}.${fingerprint(text, HASH_LENGTH)}.json`;

/**
 * Whether a text is the one that its file's name carries the hash of; false for a name without a hash. O(characters).
 */
export const isIntact = (file: string, text: string): boolean =>
  file.endsWith(`.${fingerprint(text, HASH_LENGTH)}.json`);

/**
 * Whether a text may be that of a file: its hash is the one in the name, or the name has none. A file that was cut off
 * or swapped, or a host's page with status 200, is not. O(characters).
 */
export const isNamedAfter = (file: string, text: string): boolean =>
  !/\.[0-9A-Za-z_-]{8}\.json$/.test(file) || isIntact(file, text);
