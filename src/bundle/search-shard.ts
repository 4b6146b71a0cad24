import * as v from "valibot";
import { hash32 } from "./fingerprint.ts";
import { daySchema, digestIdSchema } from "./schema.ts";
import { decodeNumbers, encodeNumbers } from "./search-numbers.ts";
import { isCrossing, type QueryTerm } from "./terms.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const shardFile = v.pipe(v.string(), v.regex(/^shards\/[0-9A-Za-z_.-]+\.json$/));

/** Shards of a segment that are listed in one file: about 340 items, and 0.7 kB compressed. */
export const PIECE_SHARDS = 4;

/** How the files of the index are written; a reader who knows another form says that there is none. */
export const INDEX_FORM = 3;

/** Buckets that the terms with one beginning share out, so that a frequent character fills none. */
export const SPREAD = 8;

/** `PIECE_SHARDS` of a packed segment, whose parts are sent as they are: about 85 items and 0.7 kB. */
export const PACKED_PIECE_SHARDS = 1;

/** A run of shards that are indexed together, under a name made from theirs. */
const segmentRefSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]+$/)),
  items: count,
  /** Those of words and pairs; `bucketsInAll` counts all. */
  buckets: v.pipe(count, v.multipleOf(SPREAD), v.minValue(SPREAD), v.maxValue(65_536)),
  /** Items of each of its pieces, newest first. */
  pieces: v.pipe(v.array(count), v.readonly()),
  /** For each piece the day that its oldest shard is named after: no item in it is older. */
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

/** Terms of one bucket in code unit order, and for each, in the same place, its encoded items or where they stand. */
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

/** Below the bundle's folder: items of terms that are in many, so that a neighbour in a bucket does not cost them. */
export const denseFile = (id: string, number: number): string =>
  `search/${id}/dense-${number.toString(36)}.json`;

/** Where the items of a frequent term stand: as a JSON string in a file of such, by its bytes. */
export interface DensePlace {
  readonly file: number;
  readonly from: number;
  readonly length: number;
}

/** No items are encoded with this sign. */
const ELSEWHERE = ".";

/** What a bucket holds in the place of items that stand elsewhere. */
export const densePlaceText = ({ file, from, length }: DensePlace): string =>
  `${ELSEWHERE}${encodeNumbers([file, from, length])}`;

/** Where items of a bucket stand; null for such as stand there themselves. */
export function densePlaceOf(items: string): DensePlace | null {
  if (!items.startsWith(ELSEWHERE)) return null;
  const [file = 0, from = 0, length = 0] = decodeNumbers(items.slice(ELSEWHERE.length));
  return { file, from, length };
}

/** Stands for the items of a beginning that are too many to list again: they stand under its terms. */
export const UNDER_TERMS = "";

/** The first code unit of the scripts whose terms are pairs; below it terms are words. */
const isWord = (term: string): boolean => term.charCodeAt(0) <= 0x2e7f;

/** What groups a term: its first character or, of a word, its first two. */
export const beginningOf = (term: string): string =>
  isWord(term) ? term.slice(0, 2) : String.fromCodePoint(term.codePointAt(0) ?? 0);

const groupOf = (term: string, buckets: number): number =>
  (hash32(beginningOf(term), 1) % (buckets / SPREAD)) * SPREAD;

/**
 * The bucket of a term: by its first character (a word: its first two), then by its first three, so that
 * the terms with one beginning stand in few buckets. `buckets` is a multiple of 8. Crossings, most of which
 * come once or twice, have buckets behind all others.
 */
export const bucketOf = (term: string, buckets: number): number =>
  isCrossing(term)
    ? buckets + (hash32(term, 1) % crossingBuckets(buckets))
    : groupOf(term, buckets) + (hash32(term.slice(0, 3), 2) % SPREAD);

const crossingBuckets = (buckets: number): number => buckets / 4;

/** All buckets of a segment, those of crossings included. */
export const bucketsInAll = (buckets: number): number => buckets + crossingBuckets(buckets);

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
