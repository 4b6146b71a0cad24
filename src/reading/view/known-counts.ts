import type { CategorySlug } from "../../bundle/schema.ts";
import type { Counts } from "./counts.ts";
import { isCountable } from "./filter.ts";
import type { View } from "./view.ts";

/** How many items there are; null where nobody counts them. */
export type KnownCount = number | "awaited" | null;

/** Counts of items by category. */
export type KnownCounts = ReadonlyMap<CategorySlug, KnownCount>;

/** Whether the counts of a view's chips are told by references and marks, and not by its items. */
const isToldByReferences = (view: View): boolean =>
  isCountable({ ...view, unread: false }) && !(view.unread && (view.from !== null || view.to !== null));

/**
 * What is known of a view's chip counts. Where they were made from items, they are nothing but a beginning before the
 * list is whole; and as only items of the chosen categories are loaded, the others are not counted at all. O(counts).
 */
export function knownCounts(counts: Counts, view: View, isWhole: boolean): KnownCounts {
  if (isToldByReferences(view)) return counts;
  const { only, not } = view.categories;
  const isCounted = (slug: CategorySlug) => (only.length === 0 || only.includes(slug)) && !not.includes(slug);
  const known = (count: number) => (isWhole ? count : "awaited");
  return new Map([...counts].map(([slug, count]) => [slug, isCounted(slug) ? known(count) : null]));
}
