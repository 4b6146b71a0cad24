import { decodeItem, decodeShard } from "../../src/bundle/decode.ts";
import { decodeBucket, decodePiece, decodeSearchEntry } from "../../src/bundle/decode-search.ts";
import type { Digest, Item } from "../../src/bundle/schema.ts";
import { bucketFile, denseFile, pieceFile } from "../../src/bundle/search-shard.ts";
import { digestText, shardFile } from "../../src/compile/emit.ts";
import { indexSegment, searchEntry, segmentRef, sizeOf } from "../../src/compile/search-index.ts";
import { matches } from "../../src/reading/filter.ts";
import { parseQuery } from "../../src/reading/search.ts";
import { facetsOf } from "../../src/reading/search-candidates.ts";
import type { Head, SearchFiles, Sought } from "../../src/reading/search-run.ts";
import { START, type View } from "../../src/reading/view.ts";

export interface Told {
  /** The newest shards that are here before anything is fetched. */
  readonly loaded?: number;
  /** The newest shards, which the index lacks. */
  readonly unindexed?: number;
  /** Whether the host answers with the bytes that were asked for, or with the whole file. */
  readonly ranges?: boolean;
}

/** The files of a bundle as a search gets them. */
export interface Searchable {
  readonly files: SearchFiles;
  readonly head: Head;
  /** Files asked for so far, an item of a shard with its first byte. */
  readonly asked: string[];
}

/** The file of a digest's shard. */
export const fileOf = ({ id }: Pick<Digest, "id">): string => `shards/${id}.json`;

const okValue = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T | null =>
  result.ok ? result.value : null;

/** A bundle of digests (newest first), a shard each: the newest two, and all others in two segments. */
export function searchable(
  digests: readonly Digest[],
  { loaded = 0, unindexed = 0, ranges = true }: Told = {},
): Searchable {
  const texts = new Map<string, string>();
  const shards = digests.map((digest) => {
    const file = fileOf(digest);
    const shard = { version: 1 as const, digests: [digest] };
    texts.set(file, shardFile(digest.id, [digestText(digest)]).text);
    return { file, shard };
  });
  const half = Math.max(3, shards.length >> 1);
  const segments = [shards.slice(unindexed, 2), shards.slice(2, half), shards.slice(half)].filter(
    (part) => part.length > 0,
  );
  for (const { path, text } of segments.flatMap(indexSegment)) texts.set(path, text);
  const entry = searchEntry(
    segments.map((segment) => ({ ref: segmentRef(segment.map(sizeOf)), shards: segment.map(sizeOf) })),
  );
  const asked: string[] = [];
  const read = (path: string): unknown => {
    asked.push(path);
    return JSON.parse(texts.get(path) ?? "null");
  };
  const here = new Set(shards.slice(0, loaded).map(({ file }) => file));
  const decoded = (file: string) => okValue(decodeShard(JSON.parse(texts.get(file) ?? "null")));
  const files: SearchFiles = {
    entry: async () => okValue(decodeSearchEntry(JSON.parse(entry.text))),
    piece: async (id, piece) => okValue(decodePiece(read(pieceFile(id, piece)))),
    bucket: async (id, bucket) => okValue(decodeBucket(read(bucketFile(id, bucket)))),
    dense: async (id, file) => okValue(decodeBucket(read(denseFile(id, file)))),
    densePart: async (id, { file, from, length }) => {
      const path = denseFile(id, file);
      if (!ranges) return okValue(decodeBucket(read(path)));
      asked.push(`${path} ${from}`);
      const bytes = Buffer.from(texts.get(path) ?? "").subarray(from, from + length);
      return bytes.length === 0 ? null : JSON.parse(bytes.toString());
    },
    loaded: (file) => (here.has(file) ? decoded(file) : null),
    shard: async (file) => okValue(decodeShard(read(file))),
    part: async (file, from, to) => {
      asked.push(`${file} ${from}`);
      const bytes = Buffer.from(texts.get(file) ?? "").subarray(from, to);
      return ranges ? decodeItem(JSON.parse(bytes.toString())) : decoded(file);
    },
  };
  const head = shards
    .slice(0, 2)
    .map(({ file, shard }) => ({ file, items: shard.digests[0]?.items.length ?? 0 }));
  return { files, head, asked };
}

/** What a text and a view look for. */
export function soughtBy(text: string, said: Partial<View> = {}): Sought {
  const view = { ...START, query: text, ...said };
  return {
    query: parseQuery(text),
    facets: facetsOf(view),
    shows: (item: Item) => matches(item, view),
    from: view.from,
    to: view.to,
  };
}
