const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Offset bases that make two independent 32-bit hashes of one text. */
const SEEDS = [0x811c9dc5, 0x2f6e2b1] as const;

const PRIME = 0x01000193;

/** The final mix of MurmurHash3. */
function mixed(hash: number): number {
  let mix = hash ^ (hash >>> 16);
  mix = Math.imul(mix, 0x85ebca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/**
 * Hashes a text to 32 bits: FNV-1a over UTF-16 units, with a final mix so that every bit depends on every unit.
 * O(length).
 */
export function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return mixed(hash);
}

/** Two hashes of one text in a single pass. */
function twoHashes(text: string): readonly [number, number] {
  let [first, second]: [number, number] = [...SEEDS];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, PRIME);
    second = Math.imul(second ^ unit, PRIME);
  }
  return [mixed(first), mixed(second)];
}

/**
 * A short name for a text: `length` characters (at most ten) of base64url, six bits each.
 * The same on every machine; no protection against forgery. O(text).
 */
export function fingerprint(text: string, length: number): string {
  const hashes = twoHashes(text);
  let name = "";
  for (let at = 0; at < Math.min(length, 10); at += 1) {
    const hash = hashes[at % 2] ?? 0;
    name += ALPHABET[(hash >>> (6 * (at >> 1))) & 63];
  }
  return name;
}
