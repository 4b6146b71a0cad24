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

/** A shard under the name it is written by, and as it is written. */
export interface NamedShard {
  readonly file: string;
  readonly shard: Shard;
  readonly text: string;
}

/** A shard by its name and its number of items. */
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
 * Sizes of segments, in shards. Runs of the smallest are joined to one of the next size as the archive grows,
 * so that a query meets at most three of each: 8 days, a month, four months, a year and a half.
 */
export const SEGMENT_SHARDS = [512, 128, 32, 8] as const;

/**
 * Items to a bucket: about 3 kB compressed. Those of a packed segment are sent as they are, and cost no file: they
 * are as much smaller.
 */
const BUCKET_ITEMS = { packed: 6, large: 37 } as const;

/** Items from which a segment has a file for each of its parts. */
const UNPACKED_ITEMS = 5_000;

/** What a change of the files of a segment has to change, so that no cache answers with the old ones. */
const INDEX_FORMAT = "7";

/** A run of archive shards as places in their list, oldest first; `end` not included. */
export interface SegmentRun {
  readonly first: number;
  readonly end: number;
}

/**
 * Cuts archive shards into segments, counted from the oldest, so that a new shard moves no boundary of
 * those before it. What is left at the end (fewer than eight shards) is not in one of these. O(segments).
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

/** The name of a segment of shards (files, newest first): the same shards, the same name. */
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
 * A segment's line in the entry, from the names and sizes of its shards, newest first; it is one file below so many
 * items.
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
 * The files of one segment of shards, newest first. Items are numbered newest first through all shards, which are
 * gone through once. `terms` may have gathered those of another segment before, whose files are made. O(characters).
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

/** The parts of a segment as JSON, one by one; the only file of frequent terms of a packed one may be left out. */
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

const partFile = (id: string, { kind, number }: PartName): string =>
  kind === "bucket"
    ? bucketFile(id, number)
    : kind === "dense"
      ? denseFile(id, number)
      : pieceFile(id, number);

/** Every file of one segment of shards. */
export const indexSegment = (shards: readonly NamedShard[], unpacked?: number): readonly SearchFile[] => [
  ...segmentFiles(shards, shardTerms(), unpacked),
];

/** The file that a segment's other files are written before: where it is, the segment is whole. */
export const lastSegmentFile = (ref: SegmentRef): string =>
  ref.packed ? packedFile(ref.id) : pieceFile(ref.id, ref.pieces.length - 1);

/** All that a bundle names for a segment, as paths down to the second part. */
export const segmentPath = (ref: SegmentRef): string =>
  ref.packed ? packedFile(ref.id) : `search/${ref.id}`;

const listed = ({ file, shard, text }: NamedShard): ListedShard => ({
  file,
  digests: shard.digests.map(({ id, time, zone, items }) => [id, time, zone, items.length]),
  bytes: encodeNumbers(itemBytes(shard, text)),
});

/** A segment to be, with its shards, newest first. */
export interface PlannedSegment {
  readonly ref: SegmentRef;
  readonly shards: readonly SizedShard[];
}

/**
 * The entry file, segments newest first. Its name carries a hash of its bytes; the manifest's `search`
 * gives it. O(pieces).
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
