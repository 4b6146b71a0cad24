import { SLUG_LENGTH } from "../../bundle/limits.ts";
import type { CategorySlug } from "../../bundle/schema.ts";

/** The category of items that fit none of the declared ones; shown as 其他. */
export const OTHER = "other" as CategorySlug;

/** The five categories that the compiler knows by name, in the order of the model's classes. */
export const KNOWN_CATEGORIES: readonly { readonly slug: CategorySlug; readonly name: string }[] = [
  { slug: "industry" as CategorySlug, name: "AI Industry" },
  { slug: "research" as CategorySlug, name: "AI Research" },
  { slug: "ethics" as CategorySlug, name: "AI Ethics" },
  { slug: "hardware" as CategorySlug, name: "AI Hardware" },
  { slug: "software" as CategorySlug, name: "Software Development" },
];

const SLUG_BY_NAME: ReadonlyMap<string, CategorySlug> = new Map(
  KNOWN_CATEGORIES.map(({ slug, name }) => [name.toLowerCase(), slug]),
);

/**
 * The stable name of a category as a digest declares it.
 * Shape: a short word for the five known ones (in any letter case), else the trimmed name itself, cut to
 * `SLUG_LENGTH` and never within one of two code units, which no address can hold; an empty name gives `other`.
 */
export function categorySlug(name: string): CategorySlug {
  const trimmed = name.trim().replace(/\s+/g, " ");
  if (trimmed === "") return OTHER;
  return (
    SLUG_BY_NAME.get(trimmed.toLowerCase()) ??
    (trimmed.slice(0, SLUG_LENGTH).replace(/[\ud800-\udbff]$/, "") as CategorySlug)
  );
}
