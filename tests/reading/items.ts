import { itemId } from "../../src/bundle/item-id.ts";
import type { CategorySlug, Day, DigestId, Item } from "../../src/bundle/schema.ts";

/** The n-th item of a day, with a body of its own. */
export function makeItem(day: string, n: number, category = "industry"): Item {
  return {
    id: itemId(day as Day, n.toString(36).padStart(6, "_")),
    digest: `${day}-00` as DigestId,
    ordinal: n + 1,
    title: `第 ${n} 条`,
    body: `**要点 ${n}。**正文。`,
    source: { url: `https://example.com/${day}/${n}`, site: "example.com", author: "Ada", handle: null },
    publishedAt: Date.UTC(2025, 5, 14),
    category: category as CategorySlug,
    confidence: 1,
    reasons: [],
    story: null,
    names: [],
  };
}

export const makeItems = (day: string, count: number, category?: string): readonly Item[] =>
  Array.from({ length: count }, (_, n) => makeItem(day, n, category));
