import { STORY_WINDOW_MS } from "../bundle/limits.ts";
import type { ItemId } from "../bundle/schema.ts";

/** What is read of an item to find its story. */
export interface StoryItem {
  readonly id: ItemId;
  /** The digest's time (ms since 1970); stories are assigned in this order. */
  readonly at: number;
  readonly title: string;
  readonly body: string;
  /** Canonical source address. */
  readonly url: string | null;
  readonly names: readonly string[];
  /** The first report of its story as assigned before; null for a first report and for a new item. */
  readonly story: ItemId | null;
}

/** A first report is a candidate for 72 hours. */
interface Lead {
  readonly id: ItemId;
  readonly at: number;
}

/**
 * Finds for each next item the first report of its story, or null where it is the first itself.
 *
 * Shape: `window` holds the items of the last 72 hours with their stories, `next` the items after them, both
 * in time order; the answer has one entry per next item. A story is thus a reference backwards: what was
 * assigned once never changes, and an answer depends on the 72 hours before the item alone, so that one call
 * over everything and many calls over one digest each give the same.
 * Cost: linear in the number of items.
 */
export function assignStories(
  window: readonly StoryItem[],
  next: readonly StoryItem[],
): readonly (ItemId | null)[] {
  const leads = new Map<ItemId, Lead>();
  const byAddress = new Map<string, Lead>();
  const enter = (item: StoryItem, story: ItemId | null): void => {
    const lead = story === null ? { id: item.id, at: item.at } : leads.get(story);
    if (!lead) return;
    if (story === null) leads.set(item.id, lead);
    const address = addressKey(item.url);
    if (address !== null) byAddress.set(address, lead);
  };
  for (const item of window) enter(item, item.story);
  return next.map((item) => {
    const address = addressKey(item.url);
    const lead = address === null ? undefined : byAddress.get(address);
    const story = lead && item.at - lead.at <= STORY_WINDOW_MS ? lead.id : null;
    enter(item, story);
    return story;
  });
}

/** The post id of an address on X, else the address itself. */
function addressKey(url: string | null): string | null {
  return url === null ? null : (/\/status(?:es)?\/(\d{5,20})/.exec(url)?.[1] ?? url);
}
