/** By how many upper bits of a hash it is told whether it may be known. */
const PREFIX_LOG = 17;

/** A bit by the upper bits of a hash, set for what is known: small enough to stay near the processor. */
export type HashBits = Int32Array;

/** 1 for what may be known, else 0: no branch, as it would be taken at random. */
export const isLetThrough = (bits: HashBits, hash: number): number =>
  ((bits[hash >>> (37 - PREFIX_LOG)] ?? 0) >>> (hash >>> (32 - PREFIX_LOG))) & 1;

/** Lets everything through. */
export const EVERY_HASH: HashBits = new Int32Array((1 << PREFIX_LOG) / 32).fill(-1);

/** From hashes to their places in an ascending list. */
export interface HashIndex {
  readonly bits: HashBits;
  /** By the upper bits of a hash, the place of the first one that begins so. */
  readonly firsts: Uint16Array;
  /** Ascending as unsigned numbers. */
  readonly hashes: Int32Array;
}

/** Indexes at most 65,535 hashes, ascending as unsigned numbers. O(hashes). */
export function indexHashes(hashes: Int32Array): HashIndex {
  const bits = new Int32Array((1 << PREFIX_LOG) / 32);
  const firsts = new Uint16Array(1 << PREFIX_LOG);
  for (const [place, hash] of hashes.entries()) {
    if (isLetThrough(bits, hash) === 1) continue;
    const prefix = hash >>> (32 - PREFIX_LOG);
    bits[prefix >>> 5] = (bits[prefix >>> 5] ?? 0) | (1 << (prefix & 31));
    firsts[prefix] = place;
  }
  return { bits, firsts, hashes };
}

/** The place of a hash that is let through, or -1. O(1). */
export function placeOf({ firsts, hashes }: HashIndex, hash: number): number {
  let place = firsts[hash >>> (32 - PREFIX_LOG)] ?? 0;
  if (hashes[place] === hash) return place;
  for (place += 1; place < hashes.length; place += 1) {
    const other = hashes[place] ?? 0;
    if (other === hash) return place;
    if (other >>> 0 > hash >>> 0) break;
  }
  return -1;
}
