const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Offset bases that make two independent 32-bit hashes of one text. */
const SEEDS = [0x811c9dc5, 0x2f6e2b1] as const;

/** FNV-1a over UTF-16 units, with the final mix of MurmurHash3 so that every bit depends on every unit. */
export function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A short name for a text: `length` characters of base64url, six bits each, at most ten.
 * The same on every machine; not meant against forgery. Linear in the text.
 */
export function fingerprint(text: string, length: number): string {
  const hashes = SEEDS.map((seed) => hash32(text, seed));
  let name = "";
  for (let at = 0; at < Math.min(length, 10); at += 1) {
    const hash = hashes[at % 2] ?? 0;
    name += ALPHABET[(hash >>> (6 * (at >> 1))) & 63];
  }
  return name;
}
