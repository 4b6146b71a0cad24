import { itemsOf } from "../../bundle/counts.ts";
import type { Day, Digest, DigestId, Item, ItemId, Shard, ShardRef } from "../../bundle/schema.ts";
import type { Folds } from "../stories/folding.ts";
import { digestWindow } from "./digest-window.ts";

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
      /** The day that stands over it; null in lists without days. */
      readonly day: Day | null;
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

/** With it begins the key of a day's row, before the day. */
export const DAY_KEY = "day ";

/** What decides which rows there are. */
export interface RowRules {
  /** Whether an item is in the list: filters, read state and mutes together. */
  readonly shows: (item: Item) => boolean;
  /** The newest digest of the previous visit: the marker stands right before it. */
  readonly markerBefore: DigestId | null;
  /** What stands under the card of another item, told from the items of the digests. */
  readonly fold: (digests: readonly (readonly Item[])[]) => Folds;
}

const NONE: readonly Item[] = [];

/** A digest with those of its items that show. */
interface Listed {
  readonly digest: Digest;
  readonly items: readonly Item[];
}

/** What stands in the list: a digest, or a shard that is not here. */
type Entry = Listed | Exclude<LoadedShard, { readonly state: "ready" }>;

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
  let position = 0;
  let marker = rules.markerBefore;
  for (const entry of shown) {
    if ("state" in entry) {
      rows.push(placeholder(entry));
      continue;
    }
    if (marker !== null && entry.digest.id <= marker) {
      if (rows.length > 0) rows.push({ type: "marker", key: "marker" });
      marker = null;
    }
    const cards = entry.items.filter(({ id }) => !folds.under.has(id));
    if (cards.length === 0) continue;
    if (entry.digest.day !== day) {
      day = entry.digest.day;
      const key = `${DAY_KEY}${day}`;
      // Digests of several zones come as they were published: between two of a day there may be one of the next.
      const isAgain = rows.some((row) => row.key === key);
      rows.push(dayRow(isAgain ? `${key} ${entry.digest.id}` : key, day, shown));
    }
    rows.push(digestRow(entry, cards, folds), ...cardRows(entry.digest, cards, folds, position));
    position += cards.length;
  }
  return rows;
}

function digestRow({ digest: whole, items: shown }: Listed, cards: readonly Item[], folds: Folds): Row {
  const { items: _all, ...digest } = whole;
  const voices = cards.reduce((sum, { id }) => sum + (folds.voices.get(id)?.length ?? 0), 0);
  const reports = cards.flatMap(({ id }) => folds.reports.get(id) ?? NONE);
  const here = cards.length + voices + reports.filter((report) => report.digest === digest.id).length;
  return { type: "digest", key: `digest ${digest.id}`, digest, items: shown, elsewhere: shown.length - here };
}

/** The cards of a digest; before the first there are `before` in the list. */
function cardRows(digest: Digest, cards: readonly Item[], folds: Folds, before: number): readonly Row[] {
  const windowStart = digestWindow(digest)?.start ?? null;
  return cards.map((item, at) => ({
    type: "item",
    key: item.id,
    item,
    reports: folds.reports.get(item.id) ?? NONE,
    voices: folds.voices.get(item.id) ?? NONE,
    repeat: folds.repeats.has(item.id),
    day: digest.day,
    zone: digest.zone,
    windowStart,
    position: before + at + 1,
    size: -1,
    last: at === cards.length - 1,
    few: cards.length < 3,
  }));
}

function dayRow(key: string, day: Day, shown: readonly Entry[]): Row {
  let digests = 0;
  let items = 0;
  for (const entry of shown) {
    if ("state" in entry || entry.digest.day !== day || entry.items.length === 0) continue;
    digests += 1;
    items += entry.items.length;
  }
  return { type: "day", key, day, digests, items };
}

const placeholder = (entry: Exclude<LoadedShard, { readonly state: "ready" }>): Row =>
  entry.state === "failed"
    ? { type: "failed", key: `failed ${entry.ref.file}`, file: entry.ref.file }
    : {
        type: "loading",
        key: `loading ${entry.ref.file}`,
        items: itemsOf(entry.ref.digests),
      };
