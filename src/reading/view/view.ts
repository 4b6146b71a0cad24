import { parseDay } from "../../bundle/day.ts";
import { parseItemId } from "../../bundle/item-id.ts";
import type { CategorySlug, Day, ItemId } from "../../bundle/schema.ts";

/** The pages of the app; each has its own address. */
export const VIEW_NAMES = [
  "timeline",
  "catch-up",
  "bookmarks",
  "archive",
  "sources",
  "names",
  "settings",
  "search",
] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** Values of one facet: those wanted (any of them) and those unwanted. */
export interface Facet<T extends string = string> {
  readonly only: readonly T[];
  readonly not: readonly T[];
}

/** What the address says: which page, which items of it, and where to stand. */
export interface View {
  readonly name: ViewName;
  readonly categories: Facet<CategorySlug>;
  /** Authors, as items carry them. */
  readonly sources: Facet;
  /** Companies, models and people, in their main spelling. */
  readonly names: Facet;
  readonly unread: boolean;
  /** First and last day, both inclusive. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly query: string;
  /** The day to stand at: a jump, not a filter. */
  readonly day: Day | null;
  /** The first report of the story to show alone. */
  readonly story: ItemId | null;
  /** Only what is by a followed author or holds a followed name. */
  readonly followed: boolean;
  /** Shows what is muted or hidden. */
  readonly muted: boolean;
}

const NO_FACET: Facet<never> = { only: [], not: [] };

/** The timeline with nothing filtered: what an empty address means. */
export const START: View = {
  name: "timeline",
  categories: NO_FACET,
  sources: NO_FACET,
  names: NO_FACET,
  unread: false,
  from: null,
  to: null,
  query: "",
  day: null,
  story: null,
  followed: false,
  muted: false,
};

/** Longest query text kept in an address, in UTF-16 units; more is cut. */
const QUERY_LIMIT = 200;
/**
 * Most values of one facet kept in an address, and the longest of them in UTF-16 units: a hostile link must not cost
 * time, and laying out one word of 20,000 letters takes seconds.
 */
const FACET_LIMIT = 50;
const VALUE_LIMIT = 500;

const FACET_KEYS = [
  ["categories", "category"],
  ["sources", "source"],
  ["names", "name"],
] as const;

/**
 * Reads a query string, with or without `?`: `view=bookmarks&category=hardware&unread=1`.
 * Never fails: what it does not understand it leaves out. Slugs that no item carries are kept.
 */
export function parseView(search: string): View {
  const query = new URLSearchParams(search);
  const name = VIEW_NAMES.find((known) => known === query.get("view")) ?? "timeline";
  const facet = (key: string): Facet => {
    const read = (from: string) =>
      [...new Set(query.getAll(from))]
        .filter((value) => value !== "" && value.length <= VALUE_LIMIT)
        .slice(0, FACET_LIMIT);
    const only = read(key);
    return { only, not: read(`not-${key}`).filter((value) => !only.includes(value)) };
  };
  const day = (key: string): Day | null => parseDay(query.get(key) ?? "");
  return {
    name,
    categories: facet("category") as Facet<CategorySlug>,
    sources: facet("source"),
    names: facet("name"),
    unread: query.get("unread") === "1",
    from: day("from"),
    to: day("to"),
    query: (query.get("q") ?? "").slice(0, QUERY_LIMIT).trim(),
    day: day("day"),
    story: parseItemId(query.get("story") ?? ""),
    followed: query.get("followed") === "1",
    muted: query.get("muted") === "1",
  };
}

/** The shortest query string, without `?`, that `parseView` reads back as this view; "" for `START`. */
export function formatView(view: View): string {
  const query = new URLSearchParams();
  if (view.name !== "timeline") query.set("view", view.name);
  for (const [field, key] of FACET_KEYS) {
    for (const value of view[field].only) query.append(key, value);
    for (const value of view[field].not) query.append(`not-${key}`, value);
  }
  if (view.unread) query.set("unread", "1");
  if (view.from) query.set("from", view.from);
  if (view.to) query.set("to", view.to);
  if (view.query) query.set("q", view.query);
  if (view.day) query.set("day", view.day);
  if (view.story) query.set("story", view.story);
  if (view.followed) query.set("followed", "1");
  if (view.muted) query.set("muted", "1");
  return query.toString();
}

/** Whether a value is chosen, excluded, or neither. */
export type FacetChoice = "on" | "not" | "off";

/** What a facet says of a value. */
export function choiceOf<T extends string>({ only, not }: Facet<T>, value: T): FacetChoice {
  if (only.includes(value)) return "on";
  return not.includes(value) ? "not" : "off";
}

/** Wanted becomes neutral, anything else becomes wanted. */
export function toggled<T extends string>(facet: Facet<T>, value: T): Facet<T> {
  return facet.only.includes(value)
    ? { ...facet, only: facet.only.filter((one) => one !== value) }
    : { only: [...facet.only, value], not: facet.not.filter((one) => one !== value) };
}

/** Excluded becomes neutral, anything else becomes excluded. */
export function excluded<T extends string>(facet: Facet<T>, value: T): Facet<T> {
  return facet.not.includes(value)
    ? { ...facet, not: facet.not.filter((one) => one !== value) }
    : { only: facet.only.filter((one) => one !== value), not: [...facet.not, value] };
}

/** Whether a facet says anything. */
export const isSet = (facet: Facet): boolean => facet.only.length + facet.not.length > 0;

/** Whether anything narrows the list of items. */
export const isFiltered = (view: View): boolean =>
  view.unread ||
  view.followed ||
  view.from !== null ||
  view.to !== null ||
  view.query !== "" ||
  view.story !== null ||
  isSet(view.categories) ||
  isSet(view.sources) ||
  isSet(view.names);

/** The same page with every filter off. */
export const unfiltered = (view: View): View => ({ ...START, name: view.name });

const canSearch = (view: View): boolean =>
  (view.name === "timeline" && view.story === null) || view.name === "search";

/** Whether a view shows what its query is found in. */
export const isSearch = (view: View): boolean => view.query.trim() !== "" && canSearch(view);

/** The page that a view is on: with a query the timeline is a search. */
export const pageName = (view: View): ViewName => (isSearch(view) ? "search" : view.name);

/** What a query typed on a view leads to; a page that has a list of its own is left for the whole timeline. */
export const searchFrom = (view: View, query: string): View => ({
  ...(canSearch(view) ? view : START),
  query,
  day: null,
});
