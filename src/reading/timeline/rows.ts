import type { Item } from "../../bundle/schema.ts";
import type { Row } from "./timeline.ts";

/** An item with what stands under it. */
export interface Card {
  readonly item: Item;
  /** The other reports of its story: marked with it. */
  readonly reports: readonly Item[];
  /** Further items of its author. */
  readonly voices: readonly Item[];
}

/** A row that is a card. */
export type ItemRow = Extract<Row, { readonly type: "item" }>;

/** Whether a row is a card. */
export const isItemRow = (row: Row): row is ItemRow => row.type === "item";

/** A card with nothing under it. */
export const cardOf = (item: Item): Card => ({ item, reports: [], voices: [] });

/** Every item of a list in its order, those that stand under a card right after it. */
export const itemsOf = (cards: readonly Card[]): readonly Item[] =>
  cards.flatMap(({ item, reports, voices }) => [item, ...reports, ...voices]);

/** What is marked together: all reports of the story that a card leads. */
export const wholeOf = ({ item, reports }: Pick<Card, "item" | "reports">): readonly Item[] => [
  item,
  ...reports,
];

/** The rows of a list that is here as a whole, each with the length of it. O(rows). */
export function withSize(rows: readonly Row[]): readonly Row[] {
  const size = rows.filter(isItemRow).length;
  return rows.map((row) => (isItemRow(row) ? { ...row, size } : row));
}

/** Rows of cards without headings, in the order given; `zoneOf` tells in which zone an item's time is said. */
export const plainRows = (items: readonly Item[], zoneOf: (item: Item) => string): readonly Row[] =>
  items.map((item, at) => ({
    type: "item",
    key: item.id,
    item,
    reports: [],
    voices: [],
    day: null,
    zone: zoneOf(item),
    windowStart: null,
    position: at + 1,
    size: items.length,
    repeat: false,
    last: false,
    few: false,
  }));

/**
 * The rows of a list up to its first cards: at least those of its newest digest and `fewest` where there are
 * as many, at most `most`. O(rows).
 */
export function firstCards(
  rows: readonly Row[],
  { fewest, most }: { readonly fewest: number; readonly most: number },
): readonly Row[] {
  let cards = 0;
  let digests = 0;
  for (const [at, row] of rows.entries()) {
    if (row.type === "digest") digests += 1;
    if (!isItemRow(row)) continue;
    if (cards >= most || (cards >= fewest && digests > 1)) {
      const cut = rows.slice(0, at);
      // A heading without a card under it would stand at the end.
      return cut.slice(0, cut.findLastIndex(isItemRow) + 1);
    }
    cards += 1;
  }
  return rows;
}
