/** Buckets into which the words and pairs of characters of a text are hashed: 2^17. */
export const BUCKETS = 1 << 17;

/** The number of a term, without its marks. */
export const NUMBER = BUCKETS - 1;

/** Marks a term as a word of letters or digits. */
export const WORD_BIT = NUMBER + 1;

/** Marks a word of a person's name: one person does many things. */
export const PERSON_BIT = WORD_BIT << 1;

/**
 * Numbers terms in the order in which they are met. What is kept by number then lies close together, the frequent
 * terms first: spread over all buckets it would not stay near the processor.
 */
export interface Vocabulary {
  /** The number of a bucket's term, from 0 on. O(1). */
  readonly numberOf: (bucket: number) => number;
  /** By number, the buckets of the terms met so far. */
  readonly buckets: Int32Array;
  /** How many terms were met. */
  readonly size: () => number;
  /** Forgets all terms. */
  readonly clear: () => void;
}

/** A vocabulary of no terms. */
export function vocabulary(): Vocabulary {
  // One more than the number, 0 where there is none.
  const numbers = new Int32Array(BUCKETS);
  const buckets = new Int32Array(BUCKETS);
  let size = 0;
  const numberOf = (bucket: number): number => {
    const known = numbers[bucket] ?? 0;
    if (known !== 0) return known - 1;
    buckets[size] = bucket;
    size += 1;
    numbers[bucket] = size;
    return size - 1;
  };
  const clear = (): void => {
    numbers.fill(0);
    size = 0;
  };
  return { numberOf, buckets, size: () => size, clear };
}
