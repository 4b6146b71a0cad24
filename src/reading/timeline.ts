import type { Day, Digest, DigestId, Item, ItemId, Shard, ShardRef } from "../bundle/schema.ts";
import { digestWindow } from "./digest-window.ts";
import { possibleItems } from "./filter.ts";
import type { Folds } from "./folding.ts";
import type { View } from "./view.ts";

/** A run of shards, `first` included and `end` not, as places in the list of all shards. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/**
 * Items that one step loads, in items: about four screens of cards, and the sixty of the first view.
 */
export const STEP_ITEMS = 60;

/** Most shards that one step loads: a filter that finds little in each must not fetch the archive at once. */
const STEP_SHARDS = 24;

/**
 * Most items in the timeline at once, in items. At 600 px a card this is 1.5 million pixels,
 * well under the 8.9 million at which Firefox starts to drop moved content; each step builds the rows of all.
 */
export const WINDOW_ITEMS = 2400;

const sizeOf = (ref: ShardRef, view: View): number =>
  ref.digests.reduce((sum, digest) => sum + possibleItems(digest, view), 0);

/** The place after enough shards from `first` on to show `STEP_ITEMS` more items, if there are as many. */
function reach(shards: readonly ShardRef[], view: View, first: number): number {
  let items = 0;
  let end = first;
  for (const ref of shards.slice(first)) {
    if (items >= STEP_ITEMS || end - first >= STEP_SHARDS) break;
    items += sizeOf(ref, view);
    end += 1;
  }
  return end;
}

/** The shards to show at first, from a place in the list on. O(shards passed over). */
export const openAt = (shards: readonly ShardRef[], view: View, first: number): Span => ({
  first,
  end: reach(shards, view, first),
});

/** The place of the first shard that holds a day or, where none does, the next older one. */
export function placeOfDay(shards: readonly ShardRef[], day: Day): number {
  const at = shards.findIndex((ref) => {
    const oldest = ref.digests.at(-1);
    return oldest !== undefined && oldest.id.slice(0, 10) <= day;
  });
  return at === -1 ? Math.max(0, shards.length - 1) : at;
}

/** Whether a window may begin at a shard: a day cut in two would have two headings once the rest comes. */
function beginsDay(shards: readonly ShardRef[], at: number): boolean {
  const before = shards[at - 1]?.digests.at(-1);
  const here = shards[at]?.digests[0];
  return !before || !here || before.id.slice(0, 10) !== here.id.slice(0, 10);
}

/** One step further into the past; the newest days leave once the window is full. */
export function extendOlder(shards: readonly ShardRef[], view: View, span: Span): Span {
  const end = reach(shards, view, span.end);
  let items = shards.slice(span.first, end).reduce((sum, ref) => sum + sizeOf(ref, view), 0);
  let first = span.first;
  for (let at = span.first; at < span.end && items > WINDOW_ITEMS; at += 1) {
    items -= sizeOf(shards[at] as ShardRef, view);
    if (beginsDay(shards, at + 1)) first = at + 1;
  }
  return { first: Math.min(first, span.end - 1), end };
}

/** One step towards the present, by whole days; the oldest shards leave once the window is full. */
export function extendNewer(shards: readonly ShardRef[], view: View, span: Span): Span {
  let first = span.first;
  let gained = 0;
  while (first > 0 && (gained < STEP_ITEMS || !beginsDay(shards, first))) {
    first -= 1;
    gained += sizeOf(shards[first] as ShardRef, view);
  }
  let end = span.end;
  let items = shards.slice(first, end).reduce((sum, ref) => sum + sizeOf(ref, view), 0);
  while (items > WINDOW_ITEMS && end > span.first + 1) {
    end -= 1;
    items -= sizeOf(shards[end] as ShardRef, view);
  }
  return { first, end };
}

/** A shard of the window, as far as it is here. */
export type LoadedShard =
  | { readonly state: "ready"; readonly ref: ShardRef; readonly shard: Shard }
  | { readonly state: "loading"; readonly ref: ShardRef }
  | { readonly state: "failed"; readonly ref: ShardRef };

/** A digest without its items. */
export type DigestHead = Omit<Digest, "items">;

/** One row of the timeline; `key` is stable as long as the row means the same. */
export type Row =
  | {
      readonly type: "day";
      readonly key: string;
      readonly day: Day;
      readonly digests: number;
      readonly items: number;
    }
  | {
      readonly type: "digest";
      readonly key: string;
      readonly digest: DigestHead;
      /** The items of the digest that belong to the list, in order; folded ones too. */
      readonly items: readonly Item[];
      /** How many of them stand under a card of another digest. */
      readonly elsewhere: number;
    }
  | {
      readonly type: "item";
      readonly key: ItemId;
      readonly item: Item;
      /** Other reports of its story, and further items of its author: they stand under the card. */
      readonly reports: readonly Item[];
      readonly voices: readonly Item[];
      /** Repeats what was read: one line. */
      readonly repeat: boolean;
      readonly day: Day;
      readonly zone: string;
      /** The beginning of the stretch that the digest covers, ms since 1970; null where it keeps no rhythm. */
      readonly windowStart: number | null;
      /** 1-based among the items shown. */
      readonly position: number;
      /** How many items the whole list has; -1 where that is not known. */
      readonly size: number;
      readonly last: boolean;
      /** The digest has so few rows that its heading beside them may be the taller. */
      readonly few: boolean;
    }
  | { readonly type: "marker"; readonly key: "marker" }
  | { readonly type: "loading"; readonly key: string; readonly items: number }
  | { readonly type: "failed"; readonly key: string; readonly file: string };

/** What decides which rows there are. */
export interface RowRules {
  /** Whether an item is in the list: filters, read state and mutes together. */
  readonly shows: (item: Item) => boolean;
  /** The newest digest of the previous visit: the marker stands right before it. */
  readonly markerBefore: DigestId | null;
  /** Items shown before the first of the window, and in the whole list (-1 where not known). */
  readonly before: number;
  readonly size: number;
  /** What stands under the card of another item, told from the items of the digests. */
  readonly fold: (digests: readonly (readonly Item[])[]) => Folds;
}

const NONE: readonly Item[] = [];

/** A digest with those of its items that show, or a shard that is not here. */
type Entry =
  | { readonly digest: Digest; readonly items: readonly Item[] }
  | Exclude<LoadedShard, { readonly state: "ready" }>;

/**
 * The rows of a window, newest first: day, digest, items; placeholders where a shard is not here.
 * A digest none of whose items has a card has no heading. O(items of the window).
 */
export function buildRows(loaded: readonly LoadedShard[], rules: RowRules): readonly Row[] {
  const ready = loaded.findIndex((one) => one.state === "ready");
  // Shards on their way before the first that is here bring their rows when they are: rows that come
  // in whole can be added without moving what the reader sees.
  const shown = loaded
    .filter((one, at) => at >= ready || one.state === "failed")
    .flatMap((one): readonly Entry[] =>
      one.state === "ready"
        ? one.shard.digests.map((digest) => ({ digest, items: digest.items.filter(rules.shows) }))
        : [one],
    );
  const folds = rules.fold(shown.flatMap((entry) => ("state" in entry ? [] : [entry.items])));
  const rows: Row[] = [];
  let day: Day | null = null;
  let position = rules.before;
  let marked = rules.markerBefore === null;
  for (const entry of shown) {
    if ("state" in entry) {
      rows.push(placeholder(entry));
      continue;
    }
    if (!marked && rules.markerBefore !== null && entry.digest.id <= rules.markerBefore) {
      if (rows.length > 0) rows.push({ type: "marker", key: "marker" });
      marked = true;
    }
    const cards = entry.items.filter(({ id }) => !folds.under.has(id));
    if (cards.length === 0) continue;
    if (entry.digest.day !== day) {
      day = entry.digest.day;
      rows.push(dayRow(day, shown));
    }
    const { items, ...digest } = entry.digest;
    const windowStart = digestWindow(digest)?.start ?? null;
    const voices = cards.reduce((sum, { id }) => sum + (folds.voices.get(id)?.length ?? 0), 0);
    const own = cards.flatMap(({ id }) => folds.reports.get(id) ?? NONE);
    const here = cards.length + voices + own.filter((report) => report.digest === digest.id).length;
    const elsewhere = entry.items.length - here;
    rows.push({ type: "digest", key: `digest ${digest.id}`, digest, items: entry.items, elsewhere });
    for (const [at, item] of cards.entries()) {
      position += 1;
      rows.push({
        type: "item",
        key: item.id,
        item,
        reports: folds.reports.get(item.id) ?? NONE,
        voices: folds.voices.get(item.id) ?? NONE,
        repeat: folds.repeats.has(item.id),
        day: digest.day,
        zone: digest.zone,
        windowStart,
        position,
        size: rules.size,
        last: at === cards.length - 1,
        few: cards.length < 3,
      });
    }
  }
  return rows;
}

function dayRow(day: Day, shown: readonly Entry[]): Row {
  let digests = 0;
  let items = 0;
  for (const entry of shown) {
    if ("state" in entry || entry.digest.day !== day || entry.items.length === 0) continue;
    digests += 1;
    items += entry.items.length;
  }
  return { type: "day", key: `day ${day}`, day, digests, items };
}

const placeholder = (entry: Exclude<LoadedShard, { readonly state: "ready" }>): Row =>
  entry.state === "failed"
    ? { type: "failed", key: `failed ${entry.ref.file}`, file: entry.ref.file }
    : {
        type: "loading",
        key: `loading ${entry.ref.file}`,
        items: entry.ref.digests.reduce(
          (sum, digest) => sum + Object.values(digest.counts).reduce((all, n) => all + n, 0),
          0,
        ),
      };
