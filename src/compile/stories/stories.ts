import { type Amount, findAmounts } from "../../bundle/amounts.ts";
import { STORY_WINDOW_MS } from "../../bundle/limits.ts";
import { plainText } from "../../bundle/plain-text.ts";
import type { ItemId } from "../../bundle/schema.ts";
import { BACKGROUND } from "./story-background.ts";
import { type Report, storyComparison } from "./story-score.ts";
import { storyReader } from "./story-text.ts";
import { type Vocabulary, vocabulary } from "./story-vocabulary.ts";
import { storyWindow } from "./story-window.ts";

/** What finding an item's story needs of it. */
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

/** The canonical address of a post on X, except those before December 2010, whose ids carry no time. */
const POST = /^x\.com\/status\/(\d{16,19})$/;

/** Ids of posts per millisecond. */
const IDS_A_MS = 2 ** 22;

/** When a post was made, in ms since November 2010; null for any other address. */
function postedAt(url: string | null): number | null {
  const id = url === null ? undefined : POST.exec(url)?.[1];
  return id === undefined ? null : Number(id) / IDS_A_MS;
}

/** A first report, which stays a candidate for 72 hours. */
interface Lead {
  readonly id: ItemId;
  readonly at: number;
}

/** An item of the window; its lead is null where that has left the window. */
interface Known {
  readonly report: Report;
  readonly lead: Lead | null;
}

/** Reads reports, one item after another. */
function reportReader(terms: Vocabulary): (item: StoryItem) => Report {
  const read = storyReader(terms);
  return ({ title, body, names, at, url }) => {
    let amounts: readonly Amount[] | null = null;
    return {
      text: read(title, body, names),
      at,
      posted: postedAt(url),
      amounts: () => {
        amounts ??= findAmounts(`${title}\n${plainText(body)}`);
        return amounts;
      },
    };
  };
}

/** A lead, unless it is more than 72 hours old at a time. */
const open = (lead: Lead | null | undefined, at: number): Lead | null =>
  lead && at - lead.at <= STORY_WINDOW_MS ? lead : null;

/** The first report that each item, and each source address, led to last. */
interface Leads {
  /** Enters an item with its story, or as a first report; returns its lead. */
  readonly enter: (item: StoryItem, story: ItemId | null) => Lead | null;
  readonly ofAddress: (item: StoryItem) => Lead | null;
  /** Forgets all. */
  readonly clear: () => void;
}

function createLeads(): Leads {
  const byItem = new Map<ItemId, Lead>();
  const byAddress = new Map<string, Lead>();
  const enter = ({ id, at, url }: StoryItem, story: ItemId | null): Lead | null => {
    const lead = story === null ? { id, at } : (byItem.get(story) ?? null);
    if (story === null && lead) byItem.set(id, lead);
    if (url !== null && lead) byAddress.set(url, lead);
    return lead;
  };
  const ofAddress = ({ url, at }: StoryItem): Lead | null =>
    url === null ? null : open(byAddress.get(url), at);
  const clear = (): void => {
    byItem.clear();
    byAddress.clear();
  };
  return { enter, ofAddress, clear };
}

/** The reports of the last 72 hours. */
interface Reports {
  readonly moveTo: (at: number) => void;
  readonly enter: (report: Report, lead: Lead | null) => void;
  /** The lead of the report that most probably tells the same event; null for none. */
  readonly likest: (report: Report) => Lead | null;
  /** Lets go of all. */
  readonly clear: () => void;
}

function createReports(terms: Vocabulary): Reports {
  const index = storyWindow(BACKGROUND, terms);
  const comparison = storyComparison(index.weights);
  const known: (Known | null)[] = [];
  let oldest = 0;
  const moveTo = (at: number): void => {
    while (oldest < known.length && at - (known[oldest]?.report.at ?? 0) > STORY_WINDOW_MS) {
      known[oldest] = null;
      index.drop();
      oldest += 1;
    }
  };
  const enter = (report: Report, lead: Lead | null): void => {
    index.add(report.text);
    known.push({ report, lead });
  };
  const likest = (report: Report): Lead | null => {
    let best: Lead | null = null;
    let most = 0;
    // Terms that are met for the first time get their weights here, which comparing needs.
    const candidates = index.candidates(report.text);
    if (candidates.length > 0) comparison.begin(report, known.length - oldest);
    for (const number of candidates) {
      const one = known[number];
      const lead = open(one?.lead, report.at);
      if (!one || !lead) continue;
      const sure = comparison.sureness(one.report);
      if (sure <= most) continue;
      best = lead;
      most = sure;
    }
    return best;
  };
  const clear = (): void => {
    index.clear();
    known.length = 0;
    oldest = 0;
  };
  return { moveTo, enter, likest, clear };
}

type AssignStories = (window: readonly StoryItem[], next: readonly StoryItem[]) => readonly (ItemId | null)[];

function storyAssigner(): AssignStories {
  const terms = vocabulary();
  const reportOf = reportReader(terms);
  const leads = createLeads();
  const reports = createReports(terms);
  return (window, next) => {
    terms.clear();
    leads.clear();
    reports.clear();
    for (const item of window) {
      reports.moveTo(item.at);
      reports.enter(reportOf(item), leads.enter(item, item.story));
    }
    return next.map((item) => {
      reports.moveTo(item.at);
      const report = reportOf(item);
      const story = (leads.ofAddress(item) ?? reports.likest(report))?.id ?? null;
      reports.enter(report, leads.enter(item, story));
      return story;
    });
  };
}

/**
 * Made once, though every call starts from nothing: V8 treats what belongs to functions that are made once as
 * constants, which saves a fifth of the time.
 */
let ready: AssignStories | null = null;

/**
 * Finds the first report of each next item's story; null where the item is the first itself.
 * Shape: `window` has the items of the last 72 hours with their stories, `next` the items after them, both in time
 * order; the answer has one entry for each next item.
 * A story is a reference backwards: what was assigned once never changes. An answer depends on the 72 hours before the
 * item alone, so one call over everything gives the same as many calls over one digest each.
 * A shared address decides; otherwise the candidates with the most weighted terms in common are compared in full.
 * Cost: linear in the items and the length of their texts.
 */
export function assignStories(
  window: readonly StoryItem[],
  next: readonly StoryItem[],
): readonly (ItemId | null)[] {
  ready ??= storyAssigner();
  return ready(window, next);
}
