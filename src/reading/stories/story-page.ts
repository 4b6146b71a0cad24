import { addDays } from "../../bundle/day.ts";
import { dayOf } from "../../bundle/item-id.ts";
import { STORY_WINDOW_MS } from "../../bundle/limits.ts";
import { daysOf } from "../../bundle/locate.ts";
import type { Day, Digest, Item, ItemId, Manifest, ShardRef, YearRef } from "../../bundle/schema.ts";
import { byTime, storyOf } from "./folding.ts";

/** Days after that of a first report on which others may stand. */
const DAYS = Math.ceil(STORY_WINDOW_MS / 86_400_000);

const lastDay = (story: ItemId): Day => addDays(dayOf(story), DAYS);

/** The years whose lists tell where a story's reports are. */
export const storyYears = (manifest: Manifest, story: ItemId): readonly YearRef[] =>
  manifest.years.filter(({ year }) => year >= dayOf(story).slice(0, 4) && year <= lastDay(story).slice(0, 4));

/** The shards that may hold a report of a story: those of its first day and of the 72 hours after. O(shards). */
export const storyShards = (shards: readonly ShardRef[], story: ItemId): readonly ShardRef[] =>
  shards.filter((ref) => {
    const days = daysOf(ref);
    return days !== null && days.to >= dayOf(story) && days.from <= lastDay(story);
  });

/** The reports of the story that an item belongs to, by time; none where the item is unknown. O(items). */
export function storyReports(digests: readonly Digest[], id: ItemId): readonly Item[] {
  const items = digests.flatMap((digest) => digest.items);
  const asked = items.find((item) => item.id === id);
  if (!asked) return [];
  return items.filter((item) => storyOf(item) === storyOf(asked)).sort(byTime);
}
