import * as v from "valibot";
import { hash32 } from "./fingerprint.ts";
import { daySchema, digestIdSchema } from "./schema.ts";
import { decodeNumbers, encodeNumbers } from "./search-numbers.ts";
import { isCrossing, type QueryTerm } from "./terms.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const shardFile = v.pipe(v.string(), v.regex(/^shards\/[0-9A-Za-z_.-]+\.json$/));

/** How many shards of a segment one list covers: about 340 items, 0.7 kB compressed. */
export const PIECE_SHARDS = 4;

/** The form of the index's files; a reader that knows another form treats the index as missing. */
export const INDEX_FORM = 3;

/** How many buckets share the terms with one beginning, so that a frequent character does not fill a single one. */
export const SPREAD = 8;

/** `PIECE_SHARDS` for a packed segment, whose parts are sent uncompressed: about 85 items, 0.7 kB. */
export const PACKED_PIECE_SHARDS = 1;

/** A run of shards that are indexed together, under a name made from theirs. */
const segmentRefSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]+$/)),
  items: count,
  /** Those of words and pairs; `bucketsInAll` counts all. */
  buckets: v.pipe(count, v.multipleOf(SPREAD), v.minValue(SPREAD), v.maxValue(65_536)),
  /** Number of items in each of its pieces, newest first. */
  pieces: v.pipe(v.array(count), v.readonly()),
  /** For each piece, the day that its oldest shard is named after: no item in it is older. */
  oldest: v.pipe(v.array(daySchema), v.readonly()),
  /** Whether it is one file, as small ones are. */
  packed: v.optional(v.boolean(), false),
});
export type SegmentRef = v.InferOutput<typeof segmentRefSchema>;

/** The entry of the search index: its segments, newest first. */
export const searchEntrySchema = v.pipe(
  v.object({
    version: v.literal(1),
    form: v.literal(INDEX_FORM),
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

/** The terms of one bucket in code unit order, and at the same index the encoded items of each, or where these are. */
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

/** The path of a list of shards, below the bundle's folder. */
export const pieceFile = (id: string, piece: number): string =>
  `search/${id}/list-${piece.toString(36)}.json`;

/** The path of a bucket, below the bundle's folder. */
export const bucketFile = (id: string, bucket: number): string => `search/${id}/${bucket.toString(36)}.json`;

/**
 * The path of a file with the items of frequent terms, below the bundle's folder; kept apart so that a rare term in the
 * same bucket does not cost them.
 */
export const denseFile = (id: string, number: number): string =>
  `search/${id}/dense-${number.toString(36)}.json`;

/** Where the items of a frequent term are: a JSON string in a file of such terms, by its bytes. */
export interface DensePlace {
  readonly file: number;
  readonly from: number;
  readonly length: number;
}

/** No items are encoded with this sign. */
const ELSEWHERE = ".";

/** What a bucket holds in place of items that are elsewhere. */
export const densePlaceText = ({ file, from, length }: DensePlace): string =>
  `${ELSEWHERE}${encodeNumbers([file, from, length])}`;

/** Where the items of a bucket's term are; null where they are in the bucket itself. */
export function densePlaceOf(items: string): DensePlace | null {
  if (!items.startsWith(ELSEWHERE)) return null;
  const [file = 0, from = 0, length = 0] = decodeNumbers(items.slice(ELSEWHERE.length));
  return { file, from, length };
}

/** In place of the items of a beginning that are too many to list twice: they are listed under its terms. */
export const UNDER_TERMS = "";

/** The first code unit of the scripts whose terms are pairs; below it terms are words. */
const isWord = (term: string): boolean => term.charCodeAt(0) <= 0x2e7f;

/** The beginning by which terms are grouped: a term's first character or, for a word, its first two. */
export const beginningOf = (term: string): string =>
  isWord(term) ? term.slice(0, 2) : String.fromCodePoint(term.codePointAt(0) ?? 0);

const groupOf = (term: string, buckets: number): number =>
  (hash32(beginningOf(term), 1) % (buckets / SPREAD)) * SPREAD;

/**
 * The bucket of a term, chosen by its first character (two for a word) and then by its first three, so that terms with
 * one beginning are in few buckets. `buckets` is a multiple of 8. Crossings, most of which occur once or twice, have
 * buckets after all others.
 */
export const bucketOf = (term: string, buckets: number): number =>
  isCrossing(term)
    ? buckets + (hash32(term, 1) % crossingBuckets(buckets))
    : groupOf(term, buckets) + (hash32(term.slice(0, 3), 2) % SPREAD);

const crossingBuckets = (buckets: number): number => buckets / 4;

/** The number of buckets of a segment, those of crossings included. */
export const bucketsInAll = (buckets: number): number => buckets + crossingBuckets(buckets);

/** The term under which a bucket has what is known of all terms with one beginning; no text contains it. */
export const beginningTerm = (beginning: string): string => `=${beginning}`;

/** The `SPREAD` buckets that share the terms with one beginning. */
export const bucketsOfBeginning = (beginning: string, buckets: number): readonly number[] =>
  Array.from({ length: SPREAD }, (_, at) => groupOf(beginning, buckets) + at);

/** Whether a query term asks for all terms of one beginning. */
export const asksForBeginning = ({ text, prefix }: QueryTerm): boolean =>
  prefix && beginningOf(text) === text;

/** Whether a query term is a single letter, which narrows nothing. */
export const isLetter = ({ text, prefix }: QueryTerm): boolean => prefix && isWord(text) && text.length === 1;
