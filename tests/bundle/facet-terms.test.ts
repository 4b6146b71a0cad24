import { expect, test } from "vitest";
import { facetTerm, facetTermsOf, isFacetTerm, sourceOf } from "../../src/bundle/facet-terms.ts";
import type { CategorySlug } from "../../src/bundle/schema.ts";
import { eachTerm, fold } from "../../src/bundle/terms.ts";

const item = (author: string | null, handle: string | null, site: string | null) => ({
  source: { url: null, author, handle, site },
  category: "industry" as CategorySlug,
  names: ["OpenAI", "英伟达"],
});

test("an item's source is its author, else its account, else its site", () => {
  expect(sourceOf(item("Ada", "ada", "x.com"))).toBe("Ada");
  expect(sourceOf(item(null, "ada", "x.com"))).toBe("ada");
  expect(sourceOf(item(null, null, "x.com"))).toBe("x.com");
  expect(sourceOf(item(null, null, null))).toBeNull();
});

test("an item is listed under its category, its source and each of its names", () => {
  const terms = [facetTerm("category", "industry"), facetTerm("name", "OpenAI"), facetTerm("name", "英伟达")];
  expect([...facetTermsOf(item(null, null, null))].sort()).toEqual([...terms].sort());
  expect(facetTermsOf(item("Ada", null, null))).toContain(facetTerm("source", "Ada"));
});

test("no text has the term of a facet", () => {
  const facet = facetTerm("name", "openai");
  const found: string[] = [];
  eachTerm(fold(`${facet} #openai @ada !industry`), (term) => found.push(term));
  expect(isFacetTerm(facet)).toBe(true);
  expect(found.filter(isFacetTerm)).toEqual([]);
});
