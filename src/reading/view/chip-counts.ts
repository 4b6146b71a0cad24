import type { CategorySlug, Item, Manifest, ShardRef } from "../../bundle/schema.ts";
import { isRead, type ReadingState } from "../state/reading-state.ts";
import { type Counts, unreadCounts } from "./counts.ts";
import { datedCounts } from "./dated.ts";
import { isCountable, matches } from "./filter.ts";
import type { View } from "./view.ts";

/** What counts are made from; items only where references do not tell. */
export interface Counted {
  readonly manifest: Manifest;
  /** All shards whose references are here. */
  readonly shards: readonly ShardRef[];
  /** The items of the window, as far as they are here. */
  readonly items: readonly Item[];
  /** Items neither muted nor, in an unread-only list, read. */
  readonly shows: (item: Item) => boolean;
  /** The marks that an unread-only list goes by, or null where they do not matter. */
  readonly reading: ReadingState | null;
}

/**
 * Items by category under all filters but the chips' own.
 * From references alone where only dates filter (as `datedCounts`), else over the loaded items (O(items)).
 */
export function chipCounts(from: Counted, view: View): Counts {
  const free: View = { ...view, categories: { only: [], not: [] } };
  const counts = new Map<CategorySlug, number>(from.manifest.categories.map(({ slug }) => [slug, 0]));
  // Manifest totals minus marks: an unread-only list is counted whole, though few of its shards are here.
  if (view.unread && from.reading && isCountable({ ...view, unread: false }) && !view.from && !view.to)
    return unreadInSight(from, from.reading);
  const add = (slug: CategorySlug, count: number) => counts.set(slug, (counts.get(slug) ?? 0) + count);
  if (!isCountable(view)) {
    for (const item of from.items) if (matches(item, free) && from.shows(item)) add(item.category, 1);
  } else if (view.from === null && view.to === null) {
    for (const [slug, count] of Object.entries(from.manifest.counts)) add(slug as CategorySlug, count);
  } else {
    for (const [slug, count] of datedCounts(from.shards, view)) add(slug as CategorySlug, count);
  }
  // References know nothing of mutes: what is muted among the loaded items is taken off.
  if (isCountable(view))
    for (const item of from.items) if (matches(item, free) && !from.shows(item)) add(item.category, -1);
  return counts;
}

/** What the whole bundle has unread, without the loaded items that the reader does not want to see. O(items). */
function unreadInSight({ manifest, items, shows }: Counted, reading: ReadingState): Counts {
  const counts = new Map(unreadCounts(manifest, reading, items));
  for (const item of items) {
    const count = counts.get(item.category);
    if (count && !shows(item) && !isRead(reading, item.id)) counts.set(item.category, count - 1);
  }
  return counts;
}
