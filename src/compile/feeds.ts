import { Feed, type FeedOptions } from "feed";
import { hash32 } from "../bundle/fingerprint.ts";
import type { Digest, Item } from "../bundle/schema.ts";
import { paragraphsOf } from "./feed-text.ts";

/** How many items a feed has: at most what ten digests of the usual size hold; about 60 kB. */
export const FEED_ITEMS = 60;

/** The two feeds as text. */
export interface Feeds {
  readonly atom: string;
  readonly json: string;
}

/**
 * The address of the published reader, ending in `/`; null where unknown: the feeds then name no place of their own.
 */
export type Site = string | null;

/** Characters that XML 1.0 cannot express. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const plain = (text: string): string => text.replace(NO_XML, "");

const html = (text: string): string => plain(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/**
 * A permanent id that needs no domain: a UUID of version 8 made of hashes of a text.
 * Feed readers recognise an entry by it, wherever the site is served from.
 */
function uuid(text: string): string {
  const hex = [0x811c9dc5, 0x2f6e2b1, 0x9e3779b9, 0x85ebca6b]
    .map((seed) => hash32(text, seed).toString(16).padStart(8, "0"))
    .join("");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function entryOf(item: Item, site: Site) {
  const { url, author, handle } = item.source;
  const by = author ?? handle;
  const id = uuid(`tidings item ${item.id}`);
  return {
    id,
    // An item without a source leads to the reader or, where that has no known address, nowhere.
    link: url ?? (site === null ? "" : `${site}?story=${item.id}`),
    date: new Date(item.publishedAt),
    published: new Date(item.publishedAt),
    content: paragraphsOf(item.body)
      .map((part) => `<p>${html(part)}</p>`)
      .join(""),
    ...(by && { author: [{ name: plain(by) }] }),
  };
}

/**
 * Makes an Atom feed and a JSON Feed of the newest items: the first `FEED_ITEMS` of the digests (newest first).
 * Same digests, same bytes. O(items of the feeds).
 */
export function feedsOf(digests: readonly Digest[], site: Site): Feeds {
  const items = digests.flatMap((digest) => digest.items).slice(0, FEED_ITEMS);
  const options: FeedOptions = {
    id: uuid(`tidings feed ${site ?? ""}`),
    title: "Tidings",
    language: "zh-Hans",
    // The time of the newest digest and no clock: a build that changes nothing changes no feed.
    updated: new Date(digests[0]?.publishedAt ?? 0),
    generator: "Tidings",
    author: { name: "Tidings" },
    ...(site && { link: site, feedLinks: { atom: `${site}feed.xml`, json: `${site}feed.json` } }),
  };
  // Atom takes a title as HTML, JSON Feed as text.
  const atom = new Feed(options);
  const json = new Feed(options);
  for (const item of items) {
    const entry = entryOf(item, site);
    // The package writes an entry of Atom with a link in any case: its id is at least a valid one.
    atom.addItem({ ...entry, link: entry.link || entry.id, title: html(item.title) });
    json.addItem({ ...entry, title: plain(item.title) });
  }
  return { atom: `${atom.atom1()}\n`, json: `${json.json1()}\n` };
}
