import { totalOf } from "../../bundle/counts.ts";
import { addDays, makeDay, weekdayOf } from "../../bundle/day.ts";
import { digestDay } from "../../bundle/item-id.ts";
import type { Day, ShardRef } from "../../bundle/schema.ts";

/** Fewest items of each step of the heat map, in items. */
export const HEAT_STEPS = [1, 8, 16, 28, 42] as const;

/** The step of a day, 1 to 5; 0 for a day without items. */
export const heatOf = (items: number): number => HEAT_STEPS.filter((least) => items >= least).length;

/** Items by day. O(digests). */
export function itemsByDay(shards: readonly ShardRef[]): ReadonlyMap<Day, number> {
  const days = new Map<Day, number>();
  for (const { id, counts } of shards.flatMap((ref) => ref.digests)) {
    const day = digestDay(id);
    days.set(day, (days.get(day) ?? 0) + totalOf(counts));
  }
  return days;
}

/** A month of the heat map. */
export interface Month {
  /** `2025-06`. */
  readonly name: string;
  readonly items: number;
  /** Empty cells before the first, as weeks begin on Monday. */
  readonly blanks: number;
  readonly days: readonly { readonly day: Day; readonly items: number }[];
}

/** The months of a year that have items or lie between such, newest first. */
export function monthsOf(year: string, items: ReadonlyMap<Day, number>): readonly Month[] {
  const used = [...items.keys()].filter((day) => day.startsWith(year)).map((day) => Number(day.slice(5, 7)));
  if (used.length === 0) return [];
  const months: Month[] = [];
  for (let month = Math.max(...used); month >= Math.min(...used); month -= 1) {
    const first = makeDay(Number(year), month, 1);
    if (!first) continue;
    const days: { day: Day; items: number }[] = [];
    for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1))
      days.push({ day, items: items.get(day) ?? 0 });
    months.push({
      name: first.slice(0, 7),
      items: days.reduce((sum, one) => sum + one.items, 0),
      blanks: weekdayOf(first),
      days,
    });
  }
  return months;
}
