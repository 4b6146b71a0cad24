import { itemsOf } from "../../bundle/counts.ts";
import type { ShardRef, YearRef } from "../../bundle/schema.ts";
import { datedSpan } from "./dated.ts";
import { possibleItems, possibleOfYear } from "./filter.ts";
import { isFiltered, type View } from "./view.ts";

/** What the search index told of a view's sources and names, from the newest item on. */
export interface Sieve {
  /** Items that can belong to the view, counted through the archive from the newest, ascending. */
  readonly numbers: readonly number[];
  /** Items that the index was asked about so far; what is older is not known. */
  readonly covered: number;
}

/** What a segment of the index told: the items that can belong to a view, counted through it. */
export interface Told {
  readonly items: number;
  /** Null where nothing narrows, "missing" where it cannot be had, absent while it is waited for. */
  readonly numbers: readonly number[] | null | "missing" | undefined;
}

/**
 * What segments told so far, the newest first, behind `unindexed` items that the index lacks. Those, and a segment
 * that cannot be had, rule nothing out. O(items of such + numbers).
 */
export function sieveOf(unindexed: number, segments: readonly Told[]): Sieve {
  const all = (items: number): readonly number[] => Array.from({ length: items }, (_, place) => place);
  if (segments[0]?.numbers === undefined) return { numbers: [], covered: 0 };
  const numbers = [...all(unindexed)];
  let covered = unindexed;
  for (const told of segments) {
    if (told.numbers === undefined) break;
    const found = told.numbers === null || told.numbers === "missing" ? all(told.items) : told.numbers;
    for (const number of found) numbers.push(covered + number);
    covered += told.items;
  }
  return { numbers, covered };
}

/**
 * The shards (newest first, from the newest of the bundle on) that can hold an item of a view, so that no other is
 * loaded. With a sieve those that it covers; before it covers any, as without one. O(digests + numbers).
 */
export function sift(shards: readonly ShardRef[], view: View, sieve: Sieve | null): readonly ShardRef[] {
  const possible = (ref: ShardRef) => ref.digests.some((digest) => possibleItems(digest, view) > 0);
  if (!sieve || sieve.covered === 0) {
    if (!isFiltered(view)) return shards;
    const { first, end } = datedSpan(shards, view);
    return shards.slice(first, end).filter(possible);
  }
  const kept: ShardRef[] = [];
  let end = 0;
  let at = 0;
  for (const ref of shards) {
    end += itemsOf(ref.digests);
    if (end > sieve.covered) break;
    const first = at;
    while ((sieve.numbers[at] ?? end) < end) at += 1;
    if (at > first && possible(ref)) kept.push(ref);
  }
  return kept;
}

/** The years that can hold an item of a view, from their counts alone. */
export const siftYears = (years: readonly YearRef[], view: View): readonly YearRef[] =>
  years.filter((year) => possibleOfYear(year, view) > 0);
