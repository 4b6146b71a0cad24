import { groupBy } from "../../bundle/group-by.ts";
import { digestDay } from "../../bundle/item-id.ts";
import type { CategorySlug, Day, Item, Manifest } from "../../bundle/schema.ts";
import { bucketOf, tallyDay } from "../state/marks.ts";
import { isRead, type ReadingState } from "../state/reading-state.ts";

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

/** Items of all categories together. */
export const sumOf = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Takes that many items of whatever category, in the order of their slugs; gives back how many found none. */
function takeAny(left: Left | undefined, wanted: number): number {
  let rest = wanted;
  for (const slug of rest > 0 && left ? [...left.keys()].sort() : []) {
    const own = left?.get(slug) as number;
    left?.set(slug, Math.max(0, own - rest));
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
 * Puts what is unread in place of the total of each day all of whose items are here, and gives those days: a mark of an
 * item that its publisher took out says nothing of the others then. O(items).
 */
function tellWhole(totals: Map<Day, Left>, items: readonly Item[], state: ReadingState): ReadonlySet<Day> {
  const whole = new Set<Day>();
  for (const [day, here] of groupBy(items, ({ digest }) => digestDay(digest))) {
    if (here.length !== sumOf(totals.get(day) ?? new Map())) continue;
    const left: Left = new Map();
    for (const { id, category } of here) if (!isRead(state, id)) add(left, category, 1);
    totals.set(day, left);
    whole.add(day);
  }
  return whole;
}

/** Read items of a day by category. */
function readOn(state: ReadingState, day: Day): Counts {
  const bucket = state.marks.get(bucketOf(day));
  return bucket ? tallyDay(bucket, day) : new Map();
}

/**
 * Takes the marks of the head's oldest day, which may go on in the archive, and those of its year that found none
 * of their category: what the year cannot give to them all, the day's part in the head does.
 */
function takeOldest(head: Left | undefined, year: Left | undefined, read: Counts, strays: number): void {
  const beyond = takeOwn(head, read);
  const rest = takeOwn(year, beyond);
  const fromYear = sumOf(beyond) - sumOf(rest);
  const over = takeAny(year, strays + takeAny(head, sumOf(rest)));
  takeAny(head, Math.min(over, fromYear));
}

/**
 * Unread items by category: what the manifest lists minus what is marked, without loading a shard. Of the head's days
 * whose `items` are all here they tell it themselves; the oldest day, which may go on in the archive, excepted.
 * A mark keeps the category of its moment: where the day (or archive year) has no item of it left, as a new
 * model or a corrected text moved the item, another category's is taken, so that the sum is right.
 * Marks of items that left the bundle are never taken from another day's (or archive year's) items.
 * O(days with marks + items); the days' tallies are remembered.
 */
export function unreadCounts(manifest: Manifest, state: ReadingState, items: readonly Item[] = []): Counts {
  const totals = headTotals(manifest);
  const oldest = [...totals.keys()].sort()[0] ?? ("9999" as Day);
  const years = new Map(
    manifest.years.map(({ year, counts }) => [year, new Map(Object.entries(counts)) as Left]),
  );
  const old = new Map<string, number>();
  const later = items.filter(({ digest }) => years.size === 0 || digestDay(digest) > oldest);
  const whole = tellWhole(totals, later, state);
  for (const bucket of state.marks.values())
    for (const day of bucket.days.keys()) {
      const year = day.slice(0, 4);
      const left = day < oldest ? years.get(year) : totals.get(day);
      if (!left || day === oldest || whole.has(day)) continue;
      const strays = sumOf(takeOwn(left, tallyDay(bucket, day)));
      if (day < oldest) old.set(year, (old.get(year) ?? 0) + strays);
      else takeAny(left, strays);
    }
  takeOldest(
    totals.get(oldest),
    years.get(oldest.slice(0, 4)),
    whole.has(oldest) ? new Map() : readOn(state, oldest),
    old.get(oldest.slice(0, 4)) ?? 0,
  );
  for (const [year, strays] of old) if (year !== oldest.slice(0, 4)) takeAny(years.get(year), strays);
  const unread: Left = new Map(manifest.categories.map(({ slug }) => [slug, 0]));
  for (const left of [...totals.values(), ...years.values()])
    for (const [slug, count] of left) add(unread, slug, count);
  return unread;
}
