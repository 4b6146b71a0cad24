import { digestDay } from "../bundle/item-id.ts";
import type { CategorySlug, Day, Manifest } from "../bundle/schema.ts";
import { bucketOf, tallyDay } from "./marks.ts";
import type { ReadingState } from "./reading-state.ts";

/** Counts of items by category. */
export type Counts = ReadonlyMap<CategorySlug, number>;

const add = (into: Map<CategorySlug, number>, slug: CategorySlug, count: number): void => {
  into.set(slug, (into.get(slug) ?? 0) + count);
};

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

type Left = Map<CategorySlug, number>;

/** Takes as many items of each category as are left; gives back what found none. */
function takeOwn(left: Left | undefined, wanted: Counts): Left {
  const rest: Left = new Map();
  for (const [slug, count] of wanted) {
    const own = left?.get(slug) ?? 0;
    if (own > 0) left?.set(slug, Math.max(0, own - count));
    if (count > own) rest.set(slug, count - own);
  }
  return rest;
}

/** Takes that many items of whatever category, in the order of their slugs; gives back how many found none. */
function takeAny(left: Left | undefined, wanted: Counts | number): number {
  let rest =
    typeof wanted === "number" ? wanted : [...wanted.values()].reduce((sum, count) => sum + count, 0);
  if (rest === 0 || !left) return rest;
  for (const slug of [...left.keys()].sort()) {
    const own = left.get(slug) as number;
    left.set(slug, Math.max(0, own - rest));
    rest = Math.max(0, rest - own);
  }
  return rest;
}

/** Items of the head by day and category. */
function headTotals(manifest: Manifest): Map<Day, Left> {
  const totals = new Map<Day, Left>();
  for (const digest of manifest.head.flatMap((ref) => ref.digests)) {
    const day = digestDay(digest.id);
    const total: Left = totals.get(day) ?? new Map();
    for (const [slug, count] of Object.entries(digest.counts)) add(total, slug as CategorySlug, count);
    totals.set(day, total);
  }
  return totals;
}

/**
 * Unread items by category: what the manifest lists minus what is marked, without loading a shard.
 * A mark keeps the category of its moment: where the day (or archive year) has no item of it left, as a new
 * model or a corrected text moved the item, another category's is taken, so that the sum is right.
 * Marks of items that left the bundle are never taken from another day's (or archive year's) items.
 * O(days with marks); the days' tallies are remembered.
 */
export function unreadCounts(manifest: Manifest, state: ReadingState): Counts {
  const totals = headTotals(manifest);
  const oldest = [...totals.keys()].sort()[0] ?? ("9999" as Day);
  const years = new Map(
    manifest.years.map(({ year, counts }) => [year, new Map(Object.entries(counts)) as Left]),
  );
  const strays = new Map<string, number>();
  // The oldest day of the head may go on in the archive: marks beyond its head items belong there.
  const takeOld = (day: Day, tally: Counts): void => {
    const year = day.slice(0, 4);
    const head = totals.get(day);
    const rest = takeOwn(years.get(year), takeOwn(head, tally));
    strays.set(year, (strays.get(year) ?? 0) + takeAny(head, rest));
  };
  for (const bucket of state.marks.values())
    for (const day of bucket.days.keys()) {
      const head = totals.get(day);
      if (day < oldest) takeOld(day, tallyDay(bucket, day));
      else if (day > oldest && head) takeAny(head, takeOwn(head, tallyDay(bucket, day)));
    }
  const bucket = state.marks.get(bucketOf(oldest));
  if (bucket) takeOld(oldest, tallyDay(bucket, oldest));
  for (const [year, count] of strays) takeAny(years.get(year), count);
  const unread: Left = new Map(manifest.categories.map(({ slug }) => [slug, 0]));
  for (const left of [...totals.values(), ...years.values()])
    for (const [slug, count] of left) add(unread, slug, count);
  return unread;
}
