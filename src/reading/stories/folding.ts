import { byText } from "../../bundle/by-text.ts";
import { groupBy } from "../../bundle/group-by.ts";
import type { Item, ItemId } from "../../bundle/schema.ts";

/** The story an item belongs to, named by its first report; an item alone is a story of one. */
export const storyOf = (item: Item): ItemId => item.story ?? item.id;

/** Reports in the order in which they were published and then, for one post in several digests, of these. */
export const byTime = (a: Item, b: Item): number =>
  a.publishedAt - b.publishedAt || byText(a.digest, b.digest) || a.ordinal - b.ordinal;

/** Items by their stories, in their order. O(items). */
export const storiesIn = (items: readonly Item[]): ReadonlyMap<ItemId, readonly Item[]> =>
  groupBy(items, storyOf);

/** Items that stand under the card of another one; together with the cards they are the whole list. */
export interface Folds {
  /** The other reports of the story that a card leads, by time. */
  readonly reports: ReadonlyMap<ItemId, readonly Item[]>;
  /** Further items of a card's author in its digest, in their order. */
  readonly voices: ReadonlyMap<ItemId, readonly Item[]>;
  /** Every item that has no card of its own. */
  readonly under: ReadonlySet<ItemId>;
  /** Cards of one line: they repeat what was read. */
  readonly repeats: ReadonlySet<ItemId>;
}

/** What decides who leads and who folds; the same for a whole visit, so that no card jumps while it is read. */
export interface FoldRules {
  /** Whether the reports of one event stand under one card. */
  readonly stories: boolean;
  /** Read before: leads its story only where nothing else does. */
  readonly isRead: (item: Item) => boolean;
  /** Repeats something read: as quiet as what was read. */
  readonly isRepeat: (item: Item) => boolean;
  /** Always has a card of its own: a followed author's. */
  readonly isApart: (item: Item) => boolean;
  /** How many items of its author a digest shows at most; `Infinity` where this one never folds. */
  readonly voiceLimit: (item: Item) => number;
  /** What had a card before in this list: one that grows keeps its cards. */
  readonly held: ReadonlySet<ItemId>;
  /** What stood under its author's card before: a report that comes in later gives it no card of its own. */
  readonly heldVoices: ReadonlySet<ItemId>;
}

/**
 * Folds a list, given as the items of its digests in the order in which they are shown.
 * The report that a reader meets first leads its story: the newest on the timeline, the oldest in a
 * catch-up. One that was read, or repeats what was, leads only where all are such. O(items).
 */
export function foldItems(digests: readonly (readonly Item[])[], rules: FoldRules): Folds {
  const reports = rules.stories ? storyFolds(digests.flat(), rules) : new Map<ItemId, readonly Item[]>();
  const under = new Set<ItemId>();
  for (const folded of reports.values()) for (const { id } of folded) under.add(id);
  const voices = new Map<ItemId, Item[]>();
  for (const items of digests) {
    const heard = new Map<string, { shown: number; last: ItemId }>();
    for (const item of items) {
      const voice = voiceOf(item);
      if (voice === null || under.has(item.id)) continue;
      const before = heard.get(voice);
      const folds = !reports.has(item.id) && !rules.isApart(item) && !rules.held.has(item.id);
      if (before && folds && before.shown >= rules.voiceLimit(item)) {
        const into = voices.get(before.last);
        if (into) into.push(item);
        else voices.set(before.last, [item]);
        under.add(item.id);
      } else heard.set(voice, { shown: (before?.shown ?? 0) + 1, last: item.id });
    }
  }
  const repeats = digests.flat().filter(rules.isRepeat);
  return { reports, voices, under, repeats: new Set(repeats.map(({ id }) => id)) };
}

/** Who speaks in an item: a site is no voice. */
export const voiceOf = (item: Item): string | null => item.source.author ?? item.source.handle;

function storyFolds(items: readonly Item[], rules: FoldRules): Map<ItemId, readonly Item[]> {
  const folds = new Map<ItemId, readonly Item[]>();
  const told = items.filter(({ id }) => !rules.heldVoices.has(id));
  for (const all of storiesIn(told).values()) {
    if (all.length === 1) continue;
    const lead = leadOf(all, rules);
    const folded = all.filter((item) => item !== lead && !rules.isApart(item) && !rules.held.has(item.id));
    if (lead && folded.length > 0) folds.set(lead.id, folded.sort(byTime));
  }
  return folds;
}

function leadOf(all: readonly Item[], rules: FoldRules): Item | undefined {
  const loud = all.filter((item) => !rules.isRead(item) && !rules.isRepeat(item));
  const among = loud.length > 0 ? loud : all;
  return among.find((item) => rules.held.has(item.id)) ?? among.find(rules.isApart) ?? among[0];
}

/** How many stories items tell. O(items). */
export const storyCount = (items: readonly Item[]): number => new Set(items.map(storyOf)).size;
