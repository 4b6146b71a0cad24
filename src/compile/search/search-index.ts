import { fingerprint } from "../../bundle/fingerprint.ts";
import { BUNDLE_VERSION } from "../../bundle/limits.ts";
import { namedAfter } from "../../bundle/named-after.ts";
import { type PartName, packedFile, packedText, partCount, partPlace } from "../../bundle/packed-segment.ts";
import type { Day, Shard } from "../../bundle/schema.ts";
import { encodeNumbers } from "../../bundle/search-numbers.ts";
import {
  bucketFile,
  denseFile,
  INDEX_FORM,
  type ListedShard,
  PACKED_PIECE_SHARDS,
  PIECE_SHARDS,
  type Piece,
  pieceFile,
  type SearchEntry,
  type SegmentRef,
  SPREAD,
} from "../../bundle/search-shard.ts";
import { itemBytes, utf8Length } from "./item-bytes.ts";
import type { Posted } from "./postings.ts";
import { dealtBuckets } from "./search-buckets.ts";
import { type ShardTerms, shardTerms } from "./shard-terms.ts";

/** A shard with its file's name and text. */
export interface NamedShard {
  readonly file: string;
  readonly shard: Shard;
  readonly text: string;
}

/** A shard by its file's name and its number of items. */
export interface SizedShard {
  readonly file: string;
  readonly items: number;
}

/** A file of the index; `path` is below the bundle's folder. */
export interface SearchFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Sizes of segments, in shards: a year and a half, four months, a month and 8 days of about a shard each.
 * As the archive grows, runs of the smallest are joined to one of the next size, so that a query meets at most three of
 * each.
 */
export const SEGMENT_SHARDS = [512, 128, 32, 8] as const;

/**
 * Number of items to a bucket: about 3 kB compressed. Buckets of a packed segment are smaller, as they are sent
 * uncompressed and cost no file.
 */
const BUCKET_ITEMS = { packed: 6, large: 37 } as const;

/** Number of items from which a segment has a file for each of its parts. */
const UNPACKED_ITEMS = 5_000;

/** To be raised with every change of a segment's files, so that no cache answers with old ones. */
const INDEX_FORMAT = "8";

/** A run of archive shards, by their indexes from the oldest on; `end` is not included. */
export interface SegmentRun {
  readonly first: number;
  readonly end: number;
}

/**
 * Cuts archive shards into segments, counted from the oldest, so that a new shard moves no boundary before it. The last
 * shards (fewer than eight) are in none. O(segments).
 */
export function segmentRuns(shards: number): readonly SegmentRun[] {
  const runs: SegmentRun[] = [];
  let first = 0;
  for (const size of SEGMENT_SHARDS) {
    while (shards - first >= size) {
      runs.push({ first, end: first + size });
      first += size;
    }
  }
  return runs;
}

/** Names a segment by its shards' files (newest first): the same shards, the same name. */
const segmentId = (files: readonly string[]): string => fingerprint([INDEX_FORMAT, ...files].join("\n"), 10);

const itemsIn = (shard: Shard): number => shard.digests.reduce((sum, { items }) => sum + items.length, 0);

/** A shard's name with its number of items. */
export const sizeOf = ({ file, shard }: Pick<NamedShard, "file" | "shard">): SizedShard => ({
  file,
  items: itemsIn(shard),
});

const sumOf = (shards: readonly SizedShard[]): number => shards.reduce((sum, { items }) => sum + items, 0);

const piecesOf = <T>(shards: readonly T[], isPacked: boolean): readonly (readonly T[])[] => {
  const size = isPacked ? PACKED_PIECE_SHARDS : PIECE_SHARDS;
  return Array.from({ length: Math.ceil(shards.length / size) }, (_, at) =>
    shards.slice(at * size, (at + 1) * size),
  );
};

/** The day in a shard's name: its oldest. */
const dayOf = (shard: SizedShard | undefined): Day =>
  (shard?.file.slice("shards/".length).slice(0, 10) ?? "") as Day;

/**
 * Describes a segment for the entry, from the names and sizes of its shards (newest first); it is packed below
 * `unpacked` items.
 */
export function segmentRef(shards: readonly SizedShard[], unpacked = UNPACKED_ITEMS): SegmentRef {
  const items = sumOf(shards);
  const isPacked = items < unpacked;
  const pieces = piecesOf(shards, isPacked);
  const each = isPacked ? BUCKET_ITEMS.packed : BUCKET_ITEMS.large;
  return {
    id: segmentId(shards.map(({ file }) => file)),
    items,
    buckets: Math.max(1, Math.round(items / each / SPREAD)) * SPREAD,
    pieces: pieces.map(sumOf),
    oldest: pieces.map((piece) => dayOf(piece.at(-1))),
    packed: isPacked,
  };
}

/**
 * Makes the files of one segment. `shards` come newest first and are read once; items are numbered in that order.
 * `terms` may still hold another segment's, whose files are made. O(characters).
 */
export function* segmentFiles(
  shards: Iterable<NamedShard>,
  terms: ShardTerms,
  unpacked?: number,
): Generator<SearchFile> {
  const sizes: SizedShard[] = [];
  const lists: ListedShard[] = [];
  terms.clear();
  for (const named of shards) {
    terms.add(named.shard);
    sizes.push(sizeOf(named));
    lists.push(listed(named));
  }
  const ref = segmentRef(sizes, unpacked);
  const parts = partsOf(ref, terms.posted(), lists);
  if (ref.packed) yield packed(ref, parts);
  else for (const [name, text] of parts) yield { path: partFile(ref.id, name), text: `${text}\n` };
}

/** The parts of a segment as JSON, one by one. A packed segment without frequent terms has no file of them. */
function* partsOf(
  { buckets, packed: isPacked }: SegmentRef,
  posted: Posted,
  lists: readonly ListedShard[],
): Generator<readonly [PartName, string]> {
  for (const { kind, number, text } of dealtBuckets(posted, buckets, isPacked))
    yield [{ kind, number }, text];
  for (const [number, piece] of piecesOf(lists, isPacked).entries())
    yield [
      { kind: "piece", number },
      JSON.stringify({ version: BUNDLE_VERSION, shards: piece } satisfies Piece),
    ];
}

function packed(ref: SegmentRef, parts: Iterable<readonly [PartName, string]>): SearchFile {
  const texts = Array.from({ length: partCount(ref) }, () => "null");
  for (const [name, text] of parts) texts[partPlace(ref, name)] = text;
  return {
    path: packedFile(ref.id),
    text: packedText(
      texts,
      texts.map((text) => utf8Length(text)),
    ),
  };
}

/** How a part's file is named, by its kind. */
const PART_FILES = { bucket: bucketFile, dense: denseFile, piece: pieceFile } as const;

const partFile = (id: string, { kind, number }: PartName): string => PART_FILES[kind](id, number);

/** Makes all files of one segment of shards. */
export const indexSegment = (shards: readonly NamedShard[], unpacked?: number): readonly SearchFile[] => [
  ...segmentFiles(shards, shardTerms(), unpacked),
];

/** The last file of a segment to be written: where it exists, the segment is complete. */
export const lastSegmentFile = (ref: SegmentRef): string =>
  ref.packed ? packedFile(ref.id) : pieceFile(ref.id, ref.pieces.length - 1);

/** The path by which a bundle names a segment: its file or folder. */
export const segmentPath = (ref: SegmentRef): string =>
  ref.packed ? packedFile(ref.id) : `search/${ref.id}`;

const listed = ({ file, shard, text }: NamedShard): ListedShard => ({
  file,
  digests: shard.digests.map(({ id, time, zone, items }) => [id, time, zone, items.length]),
  bytes: encodeNumbers(itemBytes(shard, text)),
});

/** A segment that is to be made, with its shards, newest first. */
export interface PlannedSegment {
  readonly ref: SegmentRef;
  readonly shards: readonly SizedShard[];
}

/**
 * Makes the entry file, from segments given newest first. Its name, which the manifest's `search` gives, carries a hash
 * of its bytes. O(pieces).
 */
export function searchEntry(segments: readonly PlannedSegment[]): SearchFile {
  const newest = segments[0]?.shards[0]?.file;
  const entry: SearchEntry = {
    version: BUNDLE_VERSION,
    form: INDEX_FORM,
    segments: segments.map(({ ref }) => ref),
    ...(newest === undefined ? {} : { newest }),
  };
  const text = `${JSON.stringify(entry)}\n`;
  return { path: namedAfter("search/entry", text), text };
}
