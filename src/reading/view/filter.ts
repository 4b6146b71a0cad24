import { sourceOf } from "../../bundle/facet-terms.ts";
import { dayOf, digestDay } from "../../bundle/item-id.ts";
import type { DigestRef, Item, YearRef } from "../../bundle/schema.ts";
import type { Facet, View } from "./view.ts";

const allows = (facet: Facet, value: string | null): boolean =>
  (facet.only.length === 0 || (value !== null && facet.only.includes(value))) &&
  (value === null || !facet.not.includes(value));

const allowsAny = (facet: Facet, values: readonly string[]): boolean =>
  (facet.only.length === 0 || facet.only.some((wanted) => values.includes(wanted))) &&
  !facet.not.some((unwanted) => values.includes(unwanted));

/**
 * Whether an item belongs to a view: any value within a facet, every facet at once.
 * Read state, mutes, follows and the query are not looked at here. O(values chosen).
 */
export const matches = (item: Item, view: View): boolean =>
  allows(view.categories, item.category) &&
  allows(view.sources, sourceOf(item)) &&
  allowsAny(view.names, item.names) &&
  (view.story === null || item.id === view.story || item.story === view.story) &&
  withinDates(dayOf(item.id), view);

/** Whether a day is among those that a view shows, both ends inclusive. */
export const withinDates = (day: string, view: View): boolean =>
  (view.from === null || day >= view.from) && (view.to === null || day <= view.to);

/**
 * How many items of a digest can belong to a view, told from its reference alone:
 * exact where only categories and dates filter, else an upper bound. O(categories).
 */
export function possibleItems(ref: DigestRef, view: View): number {
  if (!withinDates(digestDay(ref.id), view)) return 0;
  // Without lists of pairs in between: a filter asks this of every digest that is listed.
  let sum = 0;
  for (const slug in ref.counts) if (allows(view.categories, slug)) sum += ref.counts[slug] as number;
  return sum;
}

/** The same for a whole year; where dates filter, chips count by what is listed, so categories rule out no year. */
export function possibleOfYear({ year, counts }: YearRef, view: View): number {
  if ((view.from !== null && `${year}-12-31` < view.from) || (view.to !== null && `${year}-01-01` > view.to))
    return 0;
  const dated = view.from !== null || view.to !== null;
  let sum = 0;
  for (const [slug, count] of Object.entries(counts))
    if (dated || allows(view.categories, slug)) sum += count;
  return sum;
}

/** Whether `possibleItems` is exact for a view. */
export const isCountable = (view: View): boolean =>
  !view.unread &&
  !view.followed &&
  view.query === "" &&
  view.story === null &&
  view.sources.only.length + view.sources.not.length + view.names.only.length + view.names.not.length === 0;
