import type { Shard } from "../../bundle/schema.ts";

/** Bytes of a text in UTF-8. O(length). */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Half of a pair stands for two of four bytes; JSON has no half of one alone.
    if (unit > 0x7f) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/**
 * Where the items of a shard lie in its file: for each in order the bytes before it (from the end of the last
 * one) and its own, so that a reader can ask for one alone. O(characters).
 */
export function itemBytes({ version, digests }: Shard): readonly number[] {
  const bytes: number[] = [];
  let gap = `{"version":${version},"digests":[`.length;
  for (const [place, { items, ...head }] of digests.entries()) {
    gap += (place > 0 ? 1 : 0) + utf8Length(JSON.stringify(head)) - 1 + ',"items":['.length;
    for (const [at, item] of items.entries()) {
      bytes.push(gap + (at > 0 ? 1 : 0), utf8Length(JSON.stringify(item)));
      gap = 0;
    }
    gap += "]}".length;
  }
  return bytes;
}
