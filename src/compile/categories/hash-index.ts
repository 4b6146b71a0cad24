/** Buckets of hashes that share a multiplier, by how many upper bits they are told apart. */
const BUCKET_LOG = 12;

/** At most so full is a table: fuller ones take long to make. */
const FULLEST = 0.8;

/**
 * Where hashes stand: each has one slot of its own, so that a look-up reads one place and takes no branch. Slot 0
 * stands for whatever is not listed.
 */
export interface HashIndex {
  /** An odd number for each bucket, which spreads its hashes over slots that nothing else has. */
  readonly multipliers: Uint16Array;
  /** The hash that stands in a slot; of those where none does, one that belongs elsewhere. */
  readonly hashes: Int32Array;
  /** How far a product is shifted to become a slot. */
  readonly shift: number;
  /** The slots of the listed hashes, in their order. */
  readonly slots: Uint16Array;
}

/** The slot in which a hash stands if it is listed. */
const slotFor = (multipliers: Uint16Array, shift: number, hash: number): number =>
  Math.imul(hash, multipliers[hash >>> (32 - BUCKET_LOG)] ?? 0) >>> shift;

/** The slot of a hash by the parts of an index, 0 where it is not listed. O(1), no branch. */
export function slotOf(multipliers: Uint16Array, hashes: Int32Array, shift: number, hash: number): number {
  const slot = Math.imul(hash, multipliers[hash >>> (32 - BUCKET_LOG)] ?? 0) >>> shift;
  return slot & (0 - +((hashes[slot] ?? 0) === hash));
}

/** The slot of a hash, 0 where it is not listed. O(1). */
export const slotIn = ({ multipliers, hashes, shift }: HashIndex, hash: number): number =>
  slotOf(multipliers, hashes, shift, hash);

/**
 * Gives each of at most 50,000 different hashes a slot; their bits must be well mixed, and 0 may not be one of them.
 * The same for the same list. Costs some tries a hash.
 */
export function indexHashes(listed: Int32Array): HashIndex {
  const log = Math.ceil(Math.log2(listed.length / FULLEST + 2));
  const index: HashIndex = {
    multipliers: new Uint16Array(1 << BUCKET_LOG).fill(1),
    hashes: new Int32Array(1 << log),
    shift: 32 - log,
    slots: new Uint16Array(listed.length),
  };
  const buckets = Array.from({ length: 1 << BUCKET_LOG }, (): number[] => []);
  for (const [place, hash] of listed.entries()) buckets[hash >>> (32 - BUCKET_LOG)]?.push(place);
  // The largest first, while there is most room.
  for (const places of buckets.sort((a, b) => b.length - a.length)) {
    if (places.length > 0) settle(index, listed, places);
  }
  return index;
}

/** Tries multipliers until all hashes of a bucket have slots that are free. */
function settle(index: HashIndex, listed: Int32Array, places: readonly number[]): void {
  const { multipliers, hashes, slots } = index;
  const hashOf = (place: number): number => listed[place] ?? 0;
  const bucket = hashOf(places[0] ?? 0) >>> (32 - BUCKET_LOG);
  for (let multiplier = 1; multiplier < 1 << 16; multiplier += 2) {
    multipliers[bucket] = multiplier;
    const taken = places.map((place) => slotFor(multipliers, index.shift, hashOf(place)));
    const isFree = taken.every((slot, at) => slot > 0 && hashes[slot] === 0 && taken.indexOf(slot) === at);
    if (!isFree) continue;
    for (const [at, place] of places.entries()) {
      hashes[taken[at] ?? 0] = hashOf(place);
      slots[place] = taken[at] ?? 0;
    }
    return;
  }
  throw new Error("Hashes stand twice in a list, or cannot be told apart.");
}
