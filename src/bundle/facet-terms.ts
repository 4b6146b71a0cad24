import type { Item } from "./schema.ts";

/** What items can be filtered by besides their text. */
export type FacetKind = "category" | "source" | "name";

/** A sign that no word begins with, so that no text has the term of a facet. */
const SIGNS: Readonly<Record<FacetKind, string>> = { category: "!", source: "@", name: "#" };

/** The name by which an item is filtered and counted: its author, else its account, else its site. */
export const sourceOf = ({ source }: Pick<Item, "source">): string | null =>
  source.author ?? source.handle ?? source.site;

const ALL_SIGNS = Object.values(SIGNS).join("");

/** The term under which the search index lists all items with a value, spelt exactly as items carry it. */
export const facetTerm = (kind: FacetKind, value: string): string => `${SIGNS[kind]}${value}`;

/** The facet terms of an item. O(names). */
export function facetTermsOf(item: Pick<Item, "source" | "category" | "names">): readonly string[] {
  const source = sourceOf(item);
  return [
    facetTerm("category", item.category),
    ...(source === null ? [] : [facetTerm("source", source)]),
    ...item.names.map((name) => facetTerm("name", name)),
  ];
}

/** Whether a term is that of a facet. */
export const isFacetTerm = (term: string): boolean => term !== "" && ALL_SIGNS.includes(term.charAt(0));
