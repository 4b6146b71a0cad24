import { type PartName, packedFile, partBytes, partPlace, sizesBytes } from "../../bundle/packed-segment.ts";
import type { DensePlace, SegmentRef } from "../../bundle/search-shard.ts";

/** The JSON of some bytes of a file or, from a host that knows no ranges, of all of it. */
export interface ReadBytes {
  readonly whole: boolean;
  readonly json: unknown;
}

/** Asks for the bytes of a file from `from` up to `to`; null where they cannot be had. */
export type AskBytes = (file: string, from: number, to: number) => Promise<ReadBytes | null>;

/** Bytes that no packed segment has: hosts send all there are. */
const ALL_BYTES = 2 ** 30;

/**
 * The JSON of a part of a packed segment or, with `within`, of some of its bytes where the part comes alone; null where
 * it cannot be had. Two requests, the first once for all parts.
 */
export async function packedPart(
  ref: SegmentRef,
  name: PartName,
  ask: AskBytes,
  within: Pick<DensePlace, "from" | "length"> | null = null,
): Promise<unknown> {
  const file = packedFile(ref.id);
  const place = partPlace(ref, name);
  const { from, to } = sizesBytes(ref);
  const sizes = await ask(file, from, to);
  if (!sizes || sizes.whole) return sizes && partOf(sizes.json, place);
  const all = partBytes(ref, sizes.json, place);
  const bytes =
    all && within ? { from: all.from + within.from, to: all.from + within.from + within.length } : all;
  const part = await ask(file, bytes?.from ?? 0, bytes?.to ?? ALL_BYTES);
  return part && (part.whole || !bytes ? partOf(part.json, place) : part.json);
}

/** A part of a packed segment that came whole; the sizes stand before the parts. */
const partOf = (json: unknown, place: number): unknown => (Array.isArray(json) ? json[place + 1] : null);
