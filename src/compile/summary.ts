import { byText } from "../bundle/by-text.ts";
import { digestDay } from "../bundle/item-id.ts";
import type { Category, Day, Digest, DigestRef, NameRef } from "../bundle/schema.ts";
import { categorySlug, KNOWN_CATEGORIES, OTHER } from "./categories/categories.ts";
import { namesIn } from "./names-file.ts";

/** Number of items by category slug. */
export type Counts = Readonly<Record<string, number>>;

/**
 * What the manifest, a year's list and the file of names need of a digest, and all that is kept of one that did not
 * change.
 */
export interface DigestSummary {
  readonly ref: DigestRef;
  readonly day: Day;
  /** Its number of items. */
  readonly size: number;
  /** As declared. */
  readonly categories: readonly string[];
  readonly names: readonly NameRef[];
}

/** Adds counts; sorted by name, so that the bytes do not depend on which digest came first. */
export function sumCounts(parts: readonly Counts[]): Counts {
  const sum = Object.create(null) as Record<string, number>;
  for (const counts of parts) {
    for (const [slug, n] of Object.entries(counts)) sum[slug] = (sum[slug] ?? 0) + n;
  }
  return Object.fromEntries(Object.entries(sum).sort(([a], [b]) => byText(a, b)));
}

/** Summarises a digest. O(items). */
export function summarise(digest: Digest): DigestSummary {
  const counts = Object.create(null) as Record<string, number>;
  for (const { category } of digest.items) counts[category] = (counts[category] ?? 0) + 1;
  return {
    ref: { id: digest.id, publishedAt: digest.publishedAt, counts: sumCounts([counts]) },
    day: digestDay(digest.id),
    size: digest.items.length,
    categories: digest.categories,
    names: namesIn(digest),
  };
}

/** The first spelling of each category among declared names, given newest first. O(names). */
export function firstSpellings(names: Iterable<string>): readonly string[] {
  const spellings = new Map<string, string>();
  for (const name of names) {
    const slug = categorySlug(name);
    if (!spellings.has(slug)) spellings.set(slug, name);
  }
  return [...spellings.values()];
}

/**
 * The categories that items carry, in display order: the five known ones, the others by name, then 其他.
 * `declared` are the names that digests declare, newest first.
 */
export function categoriesOf(declared: Iterable<string>, counts: Counts): readonly Category[] {
  const names = new Map(
    firstSpellings(declared).map((name) => [
      categorySlug(name) as string,
      { slug: categorySlug(name), name },
    ]),
  );
  const known = KNOWN_CATEGORIES.filter(({ slug }) => slug in counts);
  const rest = Object.keys(counts)
    .filter((slug) => slug !== OTHER && !known.some((one) => one.slug === slug))
    .sort()
    .map((slug) => names.get(slug) ?? ({ slug, name: slug } as Category));
  return [...known, ...rest, ...(OTHER in counts ? [{ slug: OTHER, name: "其他" }] : [])];
}
