import * as v from "valibot";
import { hash32 } from "./fingerprint.ts";
import type { QueryTerm } from "./terms.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const shardFile = v.pipe(v.string(), v.regex(/^shards\/[0-9A-Za-z_.-]+\.json$/));

/**
 * A shard too new for a segment, newest first: `bloom` tells without loading it that a term is not in it.
 */
const recentSchema = v.object({ file: shardFile, items: count, bloom: v.string() });

/** A run of archive shards that are indexed together, under a name made from theirs. */
const segmentRefSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]+$/)),
  items: count,
  buckets: v.pipe(count, v.minValue(1), v.maxValue(65_536)),
});
export type SegmentRef = v.InferOutput<typeof segmentRefSchema>;

/** The entry of the search index: what is searched before what, newest first. */
export const searchEntrySchema = v.pipe(
  v.object({
    version: v.literal(1),
    recent: v.pipe(v.array(recentSchema), v.readonly()),
    segments: v.pipe(v.array(segmentRefSchema), v.readonly()),
  }),
  v.readonly(),
);
export type SearchEntry = v.InferOutput<typeof searchEntrySchema>;

/** The shards of one segment, newest first, with their numbers of items. */
export const segmentSchema = v.pipe(
  v.object({
    version: v.literal(1),
    shards: v.pipe(v.array(v.object({ file: shardFile, items: count })), v.readonly()),
  }),
  v.readonly(),
);
export type Segment = v.InferOutput<typeof segmentSchema>;

/** Terms of one bucket in code unit order, and for each, in the same place, its encoded items. */
export const bucketSchema = v.pipe(
  v.object({
    version: v.literal(1),
    terms: v.pipe(v.array(v.string()), v.readonly()),
    items: v.pipe(v.array(v.string()), v.readonly()),
  }),
  v.check(({ terms, items }) => terms.length === items.length, "terms and items differ in number"),
  v.readonly(),
);
export type Bucket = v.InferOutput<typeof bucketSchema>;

/** Below the bundle's folder. */
export const segmentFile = (id: string): string => `search/${id}/shards.json`;

/** Below the bundle's folder. */
export const bucketFile = (id: string, bucket: number): string => `search/${id}/${bucket.toString(36)}.json`;

/** Buckets that the terms with one beginning share out, so that a frequent character fills none. */
const SPREAD = 8;

/** The first code unit of the scripts whose terms are pairs; below it terms are words. */
const isWord = (term: string): boolean => term.charCodeAt(0) <= 0x2e7f;

const beginningOf = (term: string): string =>
  isWord(term) ? term.slice(0, 2) : String.fromCodePoint(term.codePointAt(0) ?? 0);

const groupOf = (term: string, buckets: number): number =>
  (hash32(beginningOf(term), 1) % (buckets / SPREAD)) * SPREAD;

/**
 * The bucket of a term: by its first character (a word: its first two), then by its first three, so that
 * the terms with one beginning stand in few buckets. `buckets` is a multiple of 8.
 */
export const bucketOf = (term: string, buckets: number): number =>
  groupOf(term, buckets) + (hash32(term.slice(0, 3), 2) % SPREAD);

/**
 * The buckets that can hold what a query term asks for: one, or eight for a prefix of one or two characters;
 * null for a single letter, which narrows nothing.
 */
export function bucketsFor({ text, prefix }: QueryTerm, buckets: number): readonly number[] | null {
  if (!prefix || text.length > 2) return [bucketOf(text, buckets)];
  if (isWord(text) && text.length === 1) return null;
  return Array.from({ length: SPREAD }, (_, at) => groupOf(text, buckets) + at);
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Ascending numbers as differences, five bits a character, more to come from 32 on. O(numbers). */
export function encodeItems(numbers: readonly number[]): string {
  let text = "";
  let before = -1;
  for (const number of numbers) {
    let rest = number - before - 1;
    before = number;
    while (rest > 31) {
      text += DIGITS[32 + (rest & 31)];
      rest >>>= 5;
    }
    text += DIGITS[rest];
  }
  return text;
}

/** What `encodeItems` wrote; characters it never writes count as nothing. O(length). */
export function decodeItems(text: string): readonly number[] {
  const numbers: number[] = [];
  let before = -1;
  let rest = 0;
  let shift = 0;
  for (const digit of text) {
    const value = VALUES.get(digit) ?? 0;
    rest += (value & 31) * 2 ** shift;
    shift += 5;
    if (value > 31) continue;
    before += rest + 1;
    numbers.push(before);
    rest = 0;
    shift = 0;
  }
  return numbers;
}

/**
 * Bits of a bloom filter for each term in it: one term in four that is not in it seems to be, and a query
 * has several. With four bits it is one in seven, but the entry grows by 10 kB; a shard costs 3 kB.
 */
const BLOOM_BITS = 3;
const BLOOM_SEEDS = [3, 5] as const;
/** Words are kept in a bloom filter by their beginnings of two to four characters. */
const BLOOM_PREFIXES = [2, 3, 4] as const;

/** The bloom filter of a shard's terms, six bits a character. O(terms). */
export function makeBloom(terms: ReadonlySet<string>): string {
  const keys = new Set<string>();
  for (const term of terms) {
    if (isWord(term)) for (const length of BLOOM_PREFIXES) keys.add(term.slice(0, length));
    else keys.add(term);
  }
  const digits = new Uint8Array(Math.ceil((keys.size * BLOOM_BITS) / 6) + 1);
  for (const key of keys) {
    for (const seed of BLOOM_SEEDS) {
      const bit = hash32(key, seed) % (digits.length * 6);
      const at = Math.floor(bit / 6);
      digits[at] = (digits[at] ?? 0) | (1 << (bit % 6));
    }
  }
  return Array.from(digits, (digit) => DIGITS[digit]).join("");
}

/** False only where no term of the shard is what the query term asks for. */
export function bloomMayHold(bloom: string, { text, prefix }: QueryTerm): boolean {
  const unknowable = isWord(text) ? text.length < 2 : prefix;
  if (bloom === "" || unknowable) return true;
  const key = isWord(text) ? text.slice(0, 4) : text;
  return BLOOM_SEEDS.every((seed) => {
    const bit = hash32(key, seed) % (bloom.length * 6);
    return ((VALUES.get(bloom[Math.floor(bit / 6)] ?? "") ?? 63) & (1 << (bit % 6))) !== 0;
  });
}
