import { decodeManifest, decodeYear } from "../bundle/decode.ts";
import { allShards } from "../bundle/locate.ts";
import { ok, type Result } from "../bundle/result.ts";
import type { Digest, Item, Year } from "../bundle/schema.ts";
import { readPart, readShardPart } from "./disk/bundle-part.ts";
import { printable } from "./terminal/printable.ts";

/**
 * An item as one flat line of JSON, with its digest's file, day and declared categories.
 * Control characters are escaped, as a bundle from elsewhere may hold some.
 */
export function itemLine(item: Item, digest: Digest): string {
  const { source, publishedAt, ...rest } = item;
  const line = JSON.stringify({
    file: digest.file,
    day: digest.day,
    ...rest,
    publishedAt: new Date(publishedAt).toISOString(),
    author: source.author,
    handle: source.handle,
    url: source.url,
    site: source.site,
    categories: digest.categories,
  });
  return printable(line);
}

/**
 * Passes every item of a written bundle to `print`, newest digest first, with one shard in memory at a time, and to
 * `tell` a sentence for each part that cannot be read. Returns whether everything could be read; the error is one
 * sentence.
 */
export function listItems(
  folder: string,
  print: (line: string) => void,
  tell: (sentence: string) => void,
): Result<boolean, string> {
  const manifest = readPart(folder, "manifest.json", decodeManifest);
  if (!manifest.ok) return manifest;
  const years: Year[] = [];
  for (const { file } of manifest.value.years) {
    const year = readPart(folder, file, decodeYear);
    if (!year.ok) return year;
    years.push(year.value);
  }
  let isWhole = true;
  const tellOf = (sentence: string): void => {
    isWhole = false;
    tell(sentence);
  };
  for (const { file } of allShards(manifest.value, years)) {
    const shard = readShardPart(folder, file, tellOf);
    if (!shard.ok) return shard;
    for (const digest of shard.value.digests) for (const item of digest.items) print(itemLine(item, digest));
  }
  return ok(isWhole);
}
