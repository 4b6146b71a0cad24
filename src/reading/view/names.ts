import { byText } from "../../bundle/by-text.ts";
import { addDays } from "../../bundle/day.ts";
import { dayOf } from "../../bundle/item-id.ts";
import type { Day, Item, ItemId, NameRef } from "../../bundle/schema.ts";
import { matches } from "./filter.ts";
import { isFiltered, type View } from "./view.ts";

/** Days: in so many at the beginning of an archive every name would be new, and for so many a name stays new. */
const WEEK = 7;

/** The names that are said for the first time, by the item that does: none in the archive's first days. O(names). */
export function firstSeen(names: readonly NameRef[]): ReadonlyMap<ItemId, readonly string[]> {
  const from = addDays(beginning(names), WEEK);
  const seen = new Map<ItemId, string[]>();
  for (const { name, first } of names) {
    if (dayOf(first) < from) continue;
    const known = seen.get(first);
    if (known) known.push(name);
    else seen.set(first, [name]);
  }
  return seen;
}

const beginning = (names: readonly NameRef[]): Day =>
  names.reduce((day, { first }) => (dayOf(first) < day ? dayOf(first) : day), "9999-12-24" as Day);

/** A name in the list of names. */
export interface NameRow extends NameRef {
  /** First said within the week before the newest item, and not in the archive's first days. */
  readonly isNew: boolean;
  readonly isFollowed: boolean;
}

/**
 * The list of names: followed ones first, then in the order of the file; muted ones are left out.
 * `query` narrows it to names that contain it, in any letter case. O(names).
 */
export function nameRows(
  names: readonly NameRef[],
  followed: ReadonlySet<string>,
  muted: ReadonlySet<string>,
  query: string,
): readonly NameRow[] {
  const newest = names.reduce((day, { latest }) => (dayOf(latest) > day ? dayOf(latest) : day), "" as Day);
  const since = names.length === 0 ? newest : addDays(newest, -WEEK);
  const fresh = new Set([...firstSeen(names).values()].flat());
  const wanted = query.trim().toLowerCase();
  const rows = names
    .filter(({ name }) => !muted.has(name) && name.toLowerCase().includes(wanted))
    .map((ref) => ({
      ...ref,
      isNew: fresh.has(ref.name) && dayOf(ref.first) > since,
      isFollowed: followed.has(ref.name),
    }));
  return [...rows.filter((row) => row.isFollowed), ...rows.filter((row) => !row.isFollowed)];
}

/** A name that can be chosen, with how many items carry it. */
export interface NameCount {
  readonly name: string;
  readonly items: number;
}

/** Names offered at once, besides those chosen. */
const OFFERED = 12;

/**
 * The names to choose from under all filters but their own: of the whole archive where nothing else filters
 * and the file of names is here, else of the items loaded. Chosen ones stay, also with none. O(items).
 */
export function nameCounts(
  items: readonly Item[],
  view: View,
  shows: (item: Item) => boolean,
  file: readonly NameRef[] | null,
): readonly NameCount[] {
  const free: View = { ...view, names: { only: [], not: [] } };
  const counts = new Map<string, number>();
  if (file && !isFiltered(free)) for (const { name, items: count } of file) counts.set(name, count);
  else
    for (const item of items)
      if (matches(item, free) && shows(item))
        for (const name of item.names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const chosen = [...view.names.only, ...view.names.not];
  const offered = [...counts]
    .filter(([name]) => !chosen.includes(name))
    .sort(([a, m], [b, n]) => n - m || byText(a, b))
    .slice(0, OFFERED);
  return [...chosen.map((name) => [name, counts.get(name) ?? 0] as const), ...offered].map(
    ([name, count]) => ({
      name,
      items: count,
    }),
  );
}
