import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BundleError, decodeManifest, decodeShard, decodeYear } from "../bundle/decode.ts";
import { allShards } from "../bundle/locate.ts";
import { err, ok, type Result } from "../bundle/result.ts";
import type { Digest, Item, Year } from "../bundle/schema.ts";
import { systemReason } from "./digest-folder.ts";

const explain = (error: BundleError): string =>
  error.type === "newer"
    ? `it is of schema version ${error.version}, newer than this program`
    : `${error.path || "it"} is malformed (${error.message})`;

function readPart<T>(
  folder: string,
  file: string,
  decode: (json: unknown) => Result<T, BundleError>,
): Result<T, string> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    return err(
      `${join(folder, file)} cannot be read: ${error instanceof SyntaxError ? "it is no JSON" : systemReason(error)}.`,
    );
  }
  const decoded = decode(json);
  return decoded.ok ? decoded : err(`${join(folder, file)} cannot be used: ${explain(decoded.error)}.`);
}

/** An item as a line of JSON; flat, with its digest's file, day and declared categories. */
export function itemLine(item: Item, digest: Digest): string {
  const { source, publishedAt, ...rest } = item;
  return JSON.stringify({
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
}

/** Gives every item of a written bundle to `print`, newest digest first, one shard in memory at a time. */
export function listItems(folder: string, print: (line: string) => void): Result<number, string> {
  const manifest = readPart(folder, "manifest.json", decodeManifest);
  if (!manifest.ok) return manifest;
  const years: Year[] = [];
  for (const { file } of manifest.value.years) {
    const year = readPart(folder, file, decodeYear);
    if (!year.ok) return year;
    years.push(year.value);
  }
  let items = 0;
  for (const { file } of allShards(manifest.value, years)) {
    const decoded = readPart(folder, file, decodeShard);
    if (!decoded.ok) return decoded;
    for (const digest of decoded.value.shard.digests) {
      for (const item of digest.items) print(itemLine(item, digest));
      items += digest.items.length;
    }
  }
  return ok(items);
}
