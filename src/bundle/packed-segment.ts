import { DIGITS, valueAt } from "./digits.ts";
import { bucketsInAll, type SegmentRef } from "./search-shard.ts";

/**
 * A small segment is a single file, so that a new digest changes one file of the index and not sixty: a JSON array of
 * the sizes of its parts, and of the parts, which readers ask for by their bytes. A host that knows no ranges sends all
 * of it, about 150 bytes compressed for an item, which is why large segments have a file for each part.
 */

/** The path of a packed segment, below the bundle's folder. */
export const packedFile = (id: string): string => `search/${id}.json`;

/** A part of a packed segment, named as the file that it would be if the segment were not packed. */
export interface PartName {
  readonly kind: "bucket" | "dense" | "piece";
  readonly number: number;
}

type Shape = Pick<SegmentRef, "buckets" | "pieces">;

/** The number of parts of a packed segment; all frequent terms are one. */
export const partCount = ({ buckets, pieces }: Shape): number => bucketsInAll(buckets) + pieces.length + 1;

/** The index of a part: buckets come first, then lists of shards, then frequent terms. */
export const partPlace = ({ buckets, pieces }: Shape, { kind, number }: PartName): number =>
  kind === "bucket" ? number : bucketsInAll(buckets) + (kind === "piece" ? number : pieces.length);

/** Digits of a size, six bits each: with their number the length of all sizes is known. */
const SIZE_DIGITS = 3;
/** Stands for this size and larger ones, which hostile texts alone have: parts from there on are read out of the whole. */
const TOO_LARGE = DIGITS.length ** SIZE_DIGITS - 1;

const encodeSize = (size: number): string => {
  const kept = Math.min(size, TOO_LARGE);
  return [12, 6, 0].map((shift) => DIGITS[(kept >> shift) & 63]).join("");
};

/** A range of bytes, from `from` up to `to`. */
interface Bytes {
  readonly from: number;
  readonly to: number;
}

/** Where a packed segment has the sizes of its parts, quotation marks included. */
export const sizesBytes = (ref: Shape): Bytes => ({ from: 1, to: 3 + SIZE_DIGITS * partCount(ref) });

/** The text of a packed segment, from the JSON of its parts and their lengths in bytes. O(characters). */
export const packedText = (parts: readonly string[], sizes: readonly number[]): string =>
  `["${sizes.map(encodeSize).join("")}",${parts.join(",")}]\n`;

/** Where a part is, by the sizes of all parts; null where they do not say. O(parts). */
export function partBytes(ref: Shape, sizes: unknown, place: number): Bytes | null {
  if (typeof sizes !== "string" || sizes.length !== SIZE_DIGITS * partCount(ref)) return null;
  let from = sizesBytes(ref).to;
  let to = from;
  for (let at = 0; at <= place; at += 1) {
    let size = 0;
    for (let digit = at * SIZE_DIGITS; digit < (at + 1) * SIZE_DIGITS; digit += 1)
      size = size * DIGITS.length + valueAt(sizes, digit);
    if (size === 0 || size === TOO_LARGE) return null;
    from = to + 1;
    to = from + size;
  }
  return { from, to };
}
