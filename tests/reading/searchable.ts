import { decodeItem, decodeShard } from "../../src/bundle/decode.ts";
import { decodePiece, decodeSearchBucket, decodeSearchEntry } from "../../src/bundle/decode-search.ts";
import type { PartName } from "../../src/bundle/packed-segment.ts";
import type { Result } from "../../src/bundle/result.ts";
import type { Digest, Item } from "../../src/bundle/schema.ts";
import { bucketFile, denseFile, pieceFile, type SegmentRef } from "../../src/bundle/search-shard.ts";
import { digestText, shardFile } from "../../src/compile/emit.ts";
import { indexSegment, searchEntry, segmentRef, sizeOf } from "../../src/compile/search/search-index.ts";
import { parseQuery } from "../../src/reading/search/search.ts";
import { facetsOf } from "../../src/reading/search/search-candidates.ts";
import { packedPart } from "../../src/reading/search/search-part.ts";
import type { Head, SearchFiles, Sought } from "../../src/reading/search/search-run.ts";
import { matches } from "../../src/reading/view/filter.ts";
import { START, type View } from "../../src/reading/view/view.ts";

export interface Told {
  /** The newest shards that are here before anything is fetched. */
  readonly loaded?: number;
  /** The newest shards, which the index lacks. */
  readonly unindexed?: number;
  /** Whether the host answers with the bytes that were asked for, or with the whole file. */
  readonly ranges?: boolean;
  /** Whether the segments are a file each, as small ones are. */
  readonly packed?: boolean;
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
  { loaded = 0, unindexed = 0, ranges = true, packed = true }: Told = {},
): Searchable {
  const texts = new Map<string, string>();
  const shards = digests.map((digest) => {
    const file = fileOf(digest);
    const shard = { version: 1 as const, digests: [digest] };
    const { text } = shardFile(digest.id, [digestText(digest)]);
    texts.set(file, text);
    return { file, shard, text };
  });
  const half = Math.max(3, shards.length >> 1);
  const segments = [shards.slice(unindexed, 2), shards.slice(2, half), shards.slice(half)].filter(
    (part) => part.length > 0,
  );
  const least = packed ? Number.POSITIVE_INFINITY : 0;
  for (const { path, text } of segments.flatMap((segment) => indexSegment(segment, least)))
    texts.set(path, text);
  const refs = segments.map((segment) => segmentRef(segment.map(sizeOf), least));
  const entry = searchEntry(
    segments.map((segment, at) => ({ ref: refs[at] as SegmentRef, shards: segment.map(sizeOf) })),
  );
  const asked: string[] = [];
  const read = (path: string): unknown => {
    asked.push(path);
    return JSON.parse(texts.get(path) ?? "null");
  };
  const here = new Set(shards.slice(0, loaded).map(({ file }) => file));
  const decoded = (file: string) => okValue(decodeShard(JSON.parse(texts.get(file) ?? "null")));
  const bytesOf = (file: string, from: number, to: number): unknown =>
    JSON.parse(
      Buffer.from(texts.get(file) ?? "")
        .subarray(from, to)
        .toString(),
    );
  const ask = async (file: string, from: number, to: number) => ({
    whole: !ranges,
    json: ranges ? bytesOf(file, from, to) : JSON.parse(texts.get(file) ?? "null"),
  });
  /** Under the name that the part has, or would have if its segment were not one file. */
  const part = async <T>(
    id: string,
    name: PartName,
    file: string,
    decode: (json: unknown) => Result<T, unknown>,
  ): Promise<T | null> => {
    const ref = refs.find((one) => one.id === id);
    if (!ref?.packed) return okValue(decode(read(file)));
    asked.push(file);
    return okValue(decode(await packedPart(ref, name, ask)));
  };
  const files: SearchFiles = {
    entry: async () => okValue(decodeSearchEntry(JSON.parse(entry.text))),
    piece: (id, number) => part(id, { kind: "piece", number }, pieceFile(id, number), decodePiece),
    bucket: (id, number) => part(id, { kind: "bucket", number }, bucketFile(id, number), decodeSearchBucket),
    dense: (id, number) => part(id, { kind: "dense", number }, denseFile(id, number), decodeSearchBucket),
    densePart: async (id, { file, from, length }) => {
      const ref = refs.find((one) => one.id === id);
      const path = denseFile(id, file);
      if (ref?.packed) {
        asked.push(ranges ? `${path} ${from}` : path);
        const json = await packedPart(ref, { kind: "dense", number: file }, ask, { from, length });
        return typeof json === "string" ? json : okValue(decodeSearchBucket(json));
      }
      if (!ranges) return okValue(decodeSearchBucket(read(path)));
      asked.push(`${path} ${from}`);
      const bytes = Buffer.from(texts.get(path) ?? "").subarray(from, from + length);
      return bytes.length === 0 ? null : JSON.parse(bytes.toString());
    },
    loaded: (file) => (here.has(file) ? decoded(file) : null),
    shard: async (file) => okValue(decodeShard(read(file))),
    part: async (file, from, to) => {
      asked.push(`${file} ${from}`);
      return ranges ? decodeItem(bytesOf(file, from, to)) : decoded(file);
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
