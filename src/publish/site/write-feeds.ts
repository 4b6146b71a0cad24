import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeManifest } from "../../bundle/decode.ts";
import type { Digest } from "../../bundle/schema.ts";
import { FEED_ITEMS, feedsOf } from "../../compile/feeds.ts";
import { readPart, readShardPart } from "../disk/bundle-part.ts";

/** The address of a site as feeds need it, with `/` at its end; null where there is none. */
export function feedSite(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { origin, pathname, protocol } = new URL(address);
  return /^https?:$/.test(protocol) ? `${origin}${pathname.replace(/\/*$/, "/")}` : null;
}

/**
 * Writes `feed.xml` and `feed.json` with a bundle's newest items beside a built page; `warn` gets a sentence for
 * whatever they lack.
 */
export function writeFeeds(
  folder: string,
  bundle: string,
  site: string | null,
  warn: (sentence: string) => void,
): void {
  const manifest = readPart(bundle, "manifest.json", decodeManifest);
  if (!manifest.ok) {
    warn(`${manifest.error} There are no feeds.`);
    return;
  }
  const digests: Digest[] = [];
  let items = 0;
  for (const { file } of manifest.value.head) {
    if (items >= FEED_ITEMS) break;
    const shard = readShardPart(bundle, file, warn);
    if (!shard.ok) {
      warn(`${shard.error} The feeds lack its items.`);
      continue;
    }
    digests.push(...shard.value.digests);
    items = digests.reduce((sum, digest) => sum + digest.items.length, 0);
  }
  const { atom, json } = feedsOf(digests, site);
  writeFileSync(join(folder, "feed.xml"), atom);
  writeFileSync(join(folder, "feed.json"), json);
}
