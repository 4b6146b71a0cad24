import { itemId } from "../../src/bundle/item-id.ts";
import type {
  CategorySlug,
  Day,
  Digest,
  DigestId,
  Item,
  Manifest,
  ShardRef,
} from "../../src/bundle/schema.ts";
import type { Folds } from "../../src/reading/stories/folding.ts";

/** A key of six characters from a number. */
const keyOf = (n: number) => n.toString(36).padStart(6, "0");

const CATEGORIES = ["industry", "research", "ethics"] as const;

/** An item of a digest, with what a test wants to say of it. */
export function makeItem(digest: string, ordinal: number, said: Partial<Item> = {}): Item {
  const day = digest.slice(0, 10) as Day;
  return {
    id: itemId(day, keyOf(Number(digest.slice(11, 13)) * 100 + ordinal)),
    digest: digest as DigestId,
    ordinal,
    title: `${digest} 第 ${ordinal} 条`,
    body: `**要点 ${ordinal}** 的正文。`,
    source: { url: `https://x.com/a/status/${ordinal}`, site: "x.com", author: `A${ordinal}`, handle: "a" },
    publishedAt: Date.parse(`${day}T${digest.slice(11, 13)}:00:00+08:00`) - 3_600_000,
    category: (CATEGORIES[ordinal % 3] ?? "industry") as CategorySlug,
    confidence: 0.8,
    reasons: [],
    story: null,
    names: [],
    ...said,
  };
}

/** A digest of `size` items. */
export function makeDigest(
  id: string,
  size: number,
  said: (ordinal: number) => Partial<Item> = () => ({}),
): Digest {
  return {
    id: id as DigestId,
    day: id.slice(0, 10) as Day,
    time: `${id.slice(11, 13)}:00`,
    zone: "+08:00",
    publishedAt: Date.parse(`${id.slice(0, 10)}T${id.slice(11, 13)}:00:00+08:00`),
    title: id,
    file: `${id}.md`,
    categories: [],
    items: Array.from({ length: size }, (_, at) => makeItem(id, at + 1, said(at + 1))),
  };
}

const countsOf = (items: readonly Item[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { category } of items) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
};

/** The reference of a shard that holds these digests. */
export const refOf = (digests: readonly Digest[]): ShardRef => ({
  file: `shards/${digests.at(-1)?.id}.json`,
  digests: digests.map(({ id, publishedAt, items }) => ({ id, publishedAt, counts: countsOf(items) })),
});

/** A manifest whose head holds these digests, newest first, a shard each. */
export const manifestOf = (digests: readonly Digest[]): Manifest => ({
  version: 1,
  latest: digests[0]?.publishedAt ?? 0,
  categories: CATEGORIES.map((slug) => ({ slug: slug as string as CategorySlug, name: slug })),
  digests: digests.length,
  counts: countsOf(digests.flatMap(({ items }) => items)),
  head: digests.map((digest) => refOf([digest])),
  years: [],
  search: null,
  names: null,
});

export const NO_FOLDS: Folds = {
  reports: new Map(),
  voices: new Map(),
  under: new Set(),
  repeats: new Set(),
};
