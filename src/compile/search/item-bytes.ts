import type { Shard } from "../../bundle/schema.ts";

/** The length in UTF-8, in bytes, of a text's units from `from` up to `to`. O(length). */
export function utf8Length(text: string, from = 0, to = text.length): number {
  let bytes = to - from;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    // Half of a pair stands for two of four bytes; JSON has no half of one alone.
    if (unit > 0x7f) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** How digests and items begin, and nothing else: inside a string the quotation marks would be escaped. */
const BEGINNING = '{"id":"';

/**
 * Finds where the items of a shard are in its file's text, so that a reader can fetch one alone: for each in order the
 * bytes before it (from the end of the last one) and its own. O(characters).
 */
export function itemBytes({ digests }: Shard, text: string): readonly number[] {
  const bytes: number[] = [];
  const beginning = (after: number): number => {
    const found = text.indexOf(BEGINNING, after);
    return found === -1 ? text.lastIndexOf("]") + ",".length : found;
  };
  let end = 0;
  let next = beginning(0);
  for (const { items } of digests) {
    next = beginning(next + 1);
    for (let left = items.length; left > 0; left -= 1) {
      const from = next;
      next = beginning(from + 1);
      const to = next - (left === 1 ? "]},".length : ",".length);
      bytes.push(utf8Length(text, end, from), utf8Length(text, from, to));
      end = to;
    }
  }
  return bytes;
}
