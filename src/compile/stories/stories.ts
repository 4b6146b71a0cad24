import { type Amount, findAmounts } from "../../bundle/amounts.ts";
import { STORY_WINDOW_MS } from "../../bundle/limits.ts";
import { plainText } from "../../bundle/plain-text.ts";
import type { ItemId } from "../../bundle/schema.ts";
import { BACKGROUND } from "./story-background.ts";
import { type Report, storyComparison } from "./story-score.ts";
import { storyReader } from "./story-text.ts";
import { vocabulary } from "./story-vocabulary.ts";
import { storyWindow } from "./story-window.ts";

/** What is read of an item to find its story. */
export interface StoryItem {
  readonly id: ItemId;
  /** The digest's time (ms since 1970); stories are assigned in this order. */
  readonly at: number;
  readonly title: string;
  readonly body: string;
  /** Canonical source address: one for all spellings of a post on X. */
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

/** An item of the window; its lead is null where that has left the window. */
interface Known {
  readonly report: Report;
  readonly lead: Lead | null;
}

/**
 * Finds for each next item the first report of its story, or null where it is the first itself.
 *
 * Shape: `window` holds the items of the last 72 hours with their stories, `next` the items after them, both
 * in time order; the answer has one entry per next item. A story is thus a reference backwards: what was
 * assigned once never changes, and an answer depends on the 72 hours before the item alone, so that one call
 * over everything and many calls over one digest each give the same.
 * A shared address decides; else the likest reports by their weighted terms are compared in full.
 * Cost: linear in the number of items and the length of their texts.
 */
export function assignStories(
  window: readonly StoryItem[],
  next: readonly StoryItem[],
): readonly (ItemId | null)[] {
  const terms = vocabulary();
  const read = storyReader(terms);
  const index = storyWindow(BACKGROUND, terms);
  const comparison = storyComparison(index.weights);
  const known: (Known | null)[] = [];
  const leads = new Map<ItemId, Lead>();
  const byAddress = new Map<string, Lead>();
  let oldest = 0;

  const reportOf = (item: StoryItem): Report => {
    let amounts: readonly Amount[] | null = null;
    return {
      text: read(item.title, item.body, item.names),
      at: item.at,
      amounts: () => {
        amounts ??= findAmounts(`${item.title}\n${plainText(item.body)}`);
        return amounts;
      },
    };
  };
  const moveTo = (at: number): void => {
    while (oldest < known.length && at - (known[oldest]?.report.at ?? 0) > STORY_WINDOW_MS) {
      known[oldest] = null;
      index.drop();
      oldest += 1;
    }
  };
  const enter = (item: StoryItem, report: Report, story: ItemId | null): void => {
    const lead = story === null ? { id: item.id, at: item.at } : (leads.get(story) ?? null);
    if (story === null && lead) leads.set(item.id, lead);
    if (item.url !== null && lead) byAddress.set(item.url, lead);
    index.add(report.text);
    known.push({ report, lead });
  };
  const leadOf = (item: StoryItem, report: Report): Lead | null => {
    const open = (lead: Lead | null | undefined): Lead | null =>
      lead && item.at - lead.at <= STORY_WINDOW_MS ? lead : null;
    const same = item.url === null ? null : open(byAddress.get(item.url));
    if (same) return same;
    let best: Lead | null = null;
    let most = 0;
    // Terms that are met for the first time get their weights here, which comparing needs.
    const candidates = index.candidates(report.text);
    if (candidates.length > 0) comparison.begin(report, known.length - oldest);
    for (const number of candidates) {
      const one = known[number];
      const lead = open(one?.lead);
      if (!one || !lead) continue;
      const sure = comparison.sureness(one.report);
      if (sure <= most) continue;
      best = lead;
      most = sure;
    }
    return best;
  };

  for (const item of window) {
    moveTo(item.at);
    enter(item, reportOf(item), item.story);
  }
  return next.map((item) => {
    moveTo(item.at);
    const report = reportOf(item);
    const story = leadOf(item, report)?.id ?? null;
    enter(item, report, story);
    return story;
  });
}
