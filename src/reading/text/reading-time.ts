import type { Item } from "../../bundle/schema.ts";

/**
 * Characters read in a minute: Chinese readers are measured at about 250 words, 400 to 500 characters,
 * a minute on screens (Wang et al. 2019, eye movements); news is skimmed at the upper end.
 */
const CHARACTERS_PER_MINUTE = 480;

/** Seconds for an item not yet loaded: the mean of the sample's items at that speed. */
const SECONDS_PER_ITEM = 20;

/** Whole minutes, at least one, for items by their text. */
export const minutesFor = (items: readonly Pick<Item, "title" | "body">[]): number =>
  Math.max(
    1,
    Math.round(
      items.reduce((sum, { title, body }) => sum + title.length + body.length, 0) / CHARACTERS_PER_MINUTE,
    ),
  );

/** Whole minutes, at least one, for so many items. */
export const minutesForCount = (items: number): number =>
  Math.max(1, Math.round((items * SECONDS_PER_ITEM) / 60));
