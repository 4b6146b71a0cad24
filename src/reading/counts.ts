import { digestDay } from "../bundle/item-id.ts";
import type { CategorySlug, Day, Manifest } from "../bundle/schema.ts";
import { bucketOf, tallyDay } from "./marks.ts";
import type { ReadingState } from "./reading-state.ts";

/** Counts of items by category. */
export type Counts = ReadonlyMap<CategorySlug, number>;

/** Counts with nothing left in muted categories. */
export function withoutMuted(counts: Counts, muted: ReadonlySet<string>): Counts {
  return new Map([...counts].map(([slug, count]) => [slug, muted.has(slug) ? 0 : count]));
}

const add = (into: Map<CategorySlug, number>, slug: CategorySlug, count: number): void => {
  into.set(slug, (into.get(slug) ?? 0) + count);
};

/** Read items of a day by category. */
export function readOn(state: ReadingState, day: Day): Counts {
  const bucket = state.marks.get(bucketOf(day));
  return bucket ? tallyDay(bucket, day) : new Map();
}

/** Read items of all days whose text begins so (`2025-06-14`, `2025-06`, `2025`, "" for all). */
export function readCount(state: ReadingState, prefix: string): number {
  let sum = 0;
  for (const [name, bucket] of state.marks) {
    if (!name.startsWith(prefix.slice(0, 8))) continue;
    for (const day of bucket.days.keys())
      if (day.startsWith(prefix)) for (const count of tallyDay(bucket, day).values()) sum += count;
  }
  return sum;
}

/**
 * Unread items by category: what the manifest lists minus what is marked, without loading a shard.
 * Marks of items that left the bundle are never taken from another day's (or archive year's) items.
 * O(days with marks); the days' tallies are remembered.
 */
export function unreadCounts(manifest: Manifest, state: ReadingState): Counts {
  const totals = new Map<Day, Map<CategorySlug, number>>();
  for (const digest of manifest.head.flatMap((ref) => ref.digests)) {
    const day = digestDay(digest.id);
    const total = totals.get(day) ?? new Map<CategorySlug, number>();
    for (const [slug, count] of Object.entries(digest.counts)) add(total, slug as CategorySlug, count);
    totals.set(day, total);
  }
  const oldest = [...totals.keys()].sort()[0] ?? "9999";
  const unread = new Map<CategorySlug, number>(manifest.categories.map(({ slug }) => [slug, 0]));
  const archive = new Map<string, Map<CategorySlug, number>>();
  for (const [name, bucket] of state.marks) {
    const year = archive.get(name.slice(0, 4)) ?? new Map<CategorySlug, number>();
    archive.set(name.slice(0, 4), year);
    for (const day of bucket.days.keys()) {
      // The oldest day of the head may go on in the archive: marks beyond its head items belong there.
      const head = totals.get(day);
      for (const [slug, count] of tallyDay(bucket, day)) {
        const left = head?.get(slug) ?? 0;
        const inHead = Math.min(count, left);
        if (inHead > 0) head?.set(slug, left - inHead);
        if (day <= oldest) add(year, slug, count - inHead);
      }
    }
  }
  for (const total of totals.values()) for (const [slug, count] of total) add(unread, slug, count);
  for (const { year, counts } of manifest.years)
    for (const [slug, count] of Object.entries(counts) as [CategorySlug, number][])
      add(unread, slug, Math.max(0, count - (archive.get(year)?.get(slug) ?? 0)));
  return unread;
}
