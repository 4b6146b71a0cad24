import type { CategorySlug } from "../../bundle/schema.ts";
import type { Counts } from "./counts.ts";
import { isCountable } from "./filter.ts";
import type { View } from "./view.ts";

/** Counts of items by category; null where it is not known. */
export type KnownCounts = ReadonlyMap<CategorySlug, number | null>;

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
  const isCounted = (slug: CategorySlug) =>
    isWhole && (only.length === 0 || only.includes(slug)) && !not.includes(slug);
  return new Map([...counts].map(([slug, count]) => [slug, isCounted(slug) ? count : null]));
}
