import * as v from "valibot";
import { hash32 } from "./fingerprint.ts";
import { daySchema, digestIdSchema } from "./schema.ts";
import type { QueryTerm } from "./terms.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const shardFile = v.pipe(v.string(), v.regex(/^shards\/[0-9A-Za-z_.-]+\.json$/));

/** Shards of a segment that are listed in one file: about 340 items, and 0.7 kB compressed. */
export const PIECE_SHARDS = 4;

/** A run of shards that are indexed together, under a name made from theirs. */
const segmentRefSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]+$/)),
  items: count,
  buckets: v.pipe(count, v.minValue(8), v.maxValue(65_536)),
  /** Groups of frequent terms. */
  dense: count,
  /** Items of each of its pieces, newest first. */
  pieces: v.pipe(v.array(count), v.readonly()),
  /** For each piece the day that its oldest shard is named after: no item in it is older. */
  oldest: v.pipe(v.array(daySchema), v.readonly()),
});
export type SegmentRef = v.InferOutput<typeof segmentRefSchema>;

/** The entry of the search index: its segments, newest first. */
export const searchEntrySchema = v.pipe(
  v.object({
    version: v.literal(1),
    segments: v.pipe(v.array(segmentRefSchema), v.readonly()),
    /** The newest shard that is indexed; absent where none is. Those of the manifest before it are read whole. */
    newest: v.optional(shardFile),
  }),
  v.readonly(),
);
export type SearchEntry = v.InferOutput<typeof searchEntrySchema>;

/** What is known of a shard without loading it: its digests, and where each item lies in the file. */
const listedShardSchema = v.object({
  file: shardFile,
  /** Newest first: identity, time, zone and number of items. */
  digests: v.pipe(v.array(v.tuple([digestIdSchema, v.string(), v.string(), count])), v.readonly()),
  /** Gap before and length of each item, in bytes, encoded by `encodeNumbers`. */
  bytes: v.string(),
});
export type ListedShard = v.InferOutput<typeof listedShardSchema>;

/** The shards of one piece of a segment, newest first. */
export const pieceSchema = v.pipe(
  v.object({ version: v.literal(1), shards: v.pipe(v.array(listedShardSchema), v.readonly()) }),
  v.readonly(),
);
export type Piece = v.InferOutput<typeof pieceSchema>;

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
export const pieceFile = (id: string, piece: number): string =>
  `search/${id}/list-${piece.toString(36)}.json`;

/** Below the bundle's folder. */
export const bucketFile = (id: string, bucket: number): string => `search/${id}/${bucket.toString(36)}.json`;

/**
 * Below the bundle's folder: a bucket for the items of terms that are in very many. In the bucket of such a
 * term they are `ELSEWHERE`, so that a rare neighbour does not cost what a frequent one does.
 */
export const denseFile = (id: string, group: number): string =>
  `search/${id}/dense-${group.toString(36)}.json`;

/** The group of a frequent term. */
export const denseGroup = (term: string, groups: number): number => hash32(term, 3) % Math.max(1, groups);

/** Stands for items that are in the file of their term; no numbers are encoded so. */
export const ELSEWHERE = "";

/** Buckets that the terms with one beginning share out, so that a frequent character fills none. */
export const SPREAD = 8;

/** The first code unit of the scripts whose terms are pairs; below it terms are words. */
const isWord = (term: string): boolean => term.charCodeAt(0) <= 0x2e7f;

/** What groups a term: its first character or, of a word, its first two. */
export const beginningOf = (term: string): string =>
  isWord(term) ? term.slice(0, 2) : String.fromCodePoint(term.codePointAt(0) ?? 0);

const groupOf = (term: string, buckets: number): number =>
  (hash32(beginningOf(term), 1) % (buckets / SPREAD)) * SPREAD;

/**
 * The bucket of a term: by its first character (a word: its first two), then by its first three, so that
 * the terms with one beginning stand in few buckets. `buckets` is a multiple of 8.
 */
export const bucketOf = (term: string, buckets: number): number =>
  groupOf(term, buckets) + (hash32(term.slice(0, 3), 2) % SPREAD);

/** The term under which a bucket says what is known of all terms with one beginning; no text has it. */
export const beginningTerm = (beginning: string): string => `=${beginning}`;

/** The eight buckets that share out the terms with one beginning. */
export const bucketsOfBeginning = (beginning: string, buckets: number): readonly number[] =>
  Array.from({ length: SPREAD }, (_, at) => groupOf(beginning, buckets) + at);

/** Whether a query term asks for all terms of one beginning. */
export const asksForBeginning = ({ text, prefix }: QueryTerm): boolean =>
  prefix && beginningOf(text) === text;

/** Whether a query term is a single letter, which narrows nothing. */
export const isLetter = ({ text, prefix }: QueryTerm): boolean => prefix && isWord(text) && text.length === 1;

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

const CODES = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));

/** Digits that become a string together: added to one by one, a long string takes thirty bytes for each. */
const room = new Uint8Array(4096);

/** Most digits of one number. */
const MOST_DIGITS = 11;

const textOf = (digits: Uint8Array): string => String.fromCharCode(...digits);

/** Whole numbers, five bits a character, more to come from 32 on. O(numbers). */
export function encodeNumbers(numbers: ArrayLike<number>): string {
  let text = "";
  let length = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    let rest = numbers[at] ?? 0;
    if (length + MOST_DIGITS > room.length) {
      text += textOf(room.subarray(0, length));
      length = 0;
    }
    while (rest > 31) {
      room[length++] = CODES[32 + (rest & 31)] ?? 0;
      rest >>>= 5;
    }
    room[length++] = CODES[rest] ?? 0;
  }
  return text + textOf(room.subarray(0, length));
}

/** What `encodeNumbers` wrote; characters it never writes count as nothing. O(length). */
export function decodeNumbers(text: string): readonly number[] {
  const numbers: number[] = [];
  let rest = 0;
  let shift = 0;
  for (const digit of text) {
    const value = VALUES.get(digit) ?? 0;
    rest += (value & 31) * 2 ** shift;
    shift += 5;
    if (value > 31) continue;
    numbers.push(rest);
    rest = 0;
    shift = 0;
  }
  return numbers;
}

/** Ascending numbers as differences. O(numbers). */
export function encodeItems(numbers: ArrayLike<number>): string {
  const gaps: number[] = [];
  let before = -1;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    gaps.push(number - before - 1);
    before = number;
  }
  return encodeNumbers(gaps);
}

/** What `encodeItems` wrote. O(length). */
export function decodeItems(text: string): readonly number[] {
  let before = -1;
  return decodeNumbers(text).map((gap) => (before += gap + 1));
}
