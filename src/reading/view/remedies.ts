import type { Item } from "../../bundle/schema.ts";
import { matches } from "./filter.ts";
import { isSet, type View } from "./view.ts";

/** The parts of a view that narrow its list. */
export const FACETS = ["categories", "sources", "names", "followed", "unread", "dates", "story"] as const;
export type FacetName = (typeof FACETS)[number];

/** Whether a part narrows the list. */
export function narrows(view: View, facet: FacetName): boolean {
  switch (facet) {
    case "categories":
    case "sources":
    case "names":
      return isSet(view[facet]);
    case "followed":
    case "unread":
      return view[facet];
    case "dates":
      return view.from !== null || view.to !== null;
    case "story":
      return view.story !== null;
    /* v8 ignore next -- @preserve: the types leave nothing here */
    default:
      return facet satisfies never;
  }
}

/** The view with one part taken off. */
export function without(view: View, facet: FacetName): View {
  switch (facet) {
    case "categories":
    case "sources":
    case "names":
      return { ...view, [facet]: { only: [], not: [] } };
    case "followed":
    case "unread":
      return { ...view, [facet]: false };
    case "dates":
      return { ...view, from: null, to: null };
    case "story":
      return { ...view, story: null };
    /* v8 ignore next -- @preserve: the types leave nothing here */
    default:
      return facet satisfies never;
  }
}

/** A way out of an empty list: which part to take off, and what it would show. */
export interface Remedy {
  readonly facet: FacetName;
  readonly view: View;
  readonly items: number;
}

/**
 * Every part that narrows an empty list, with the number of loaded items that show without it,
 * the most helpful first. O(items × parts).
 */
export function remedies(
  view: View,
  items: readonly Item[],
  isUnread: (item: Item) => boolean,
  isFollowed: (item: Item) => boolean,
): readonly Remedy[] {
  return FACETS.filter((facet) => narrows(view, facet))
    .map((facet) => {
      const wider = without(view, facet);
      const shown = items.filter(
        (item) =>
          matches(item, wider) && (!wider.unread || isUnread(item)) && (!wider.followed || isFollowed(item)),
      );
      return { facet, view: wider, items: shown.length };
    })
    .sort((a, b) => b.items - a.items);
}
