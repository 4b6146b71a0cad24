import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeManifest, decodeShard } from "../bundle/decode.ts";
import type { Digest } from "../bundle/schema.ts";
import { FEED_ITEMS, feedsOf } from "../compile/feeds.ts";

/** An address of a site as feeds need it, with `/` at its end; null where it is none. */
export function feedSite(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { origin, pathname, protocol } = new URL(address);
  return /^https?:$/.test(protocol) ? `${origin}${pathname.replace(/\/*$/, "/")}` : null;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** Writes `feed.xml` and `feed.json` of a bundle's newest items beside a built page. */
export function writeFeeds(folder: string, bundle: string, site: string | null): void {
  const manifest = decodeManifest(readJson(join(bundle, "manifest.json")));
  if (!manifest.ok) return;
  const digests: Digest[] = [];
  let items = 0;
  for (const { file } of manifest.value.head) {
    if (items >= FEED_ITEMS) break;
    const decoded = decodeShard(readJson(join(bundle, file)));
    if (!decoded.ok) continue;
    digests.push(...decoded.value.shard.digests);
    items = digests.reduce((sum, digest) => sum + digest.items.length, 0);
  }
  const { atom, json } = feedsOf(digests, site);
  writeFileSync(join(folder, "feed.xml"), atom);
  writeFileSync(join(folder, "feed.json"), json);
}
