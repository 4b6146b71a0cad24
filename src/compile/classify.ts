import type { CategorySlug } from "../bundle/schema.ts";
import { CATEGORY_TERMS, categorySlug, OTHER } from "./categories.ts";

/** What is read of an item to find its category. */
export interface ItemText {
  readonly title: string;
  readonly body: string;
}

/** An item's one category, how sure it is (0 to 1), and up to five terms that decided, strongest first. */
export interface Classification {
  readonly category: CategorySlug;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/**
 * Finds the one category of an item among those that its digest declares.
 * A section's name decides alone; nothing that fits gives `other`.
 */
export type Classify = (
  text: ItemText,
  declared: readonly string[],
  section: string | null,
) => Classification;

/** Terms of categories, by slug. */
type Terms = ReadonlyMap<string, readonly string[]>;

const MOST_REASONS = 5;

/** Prepares the finding of categories; `more` holds a configuration's terms. */
export function classifierFor(more: Terms): Classify {
  const terms = new Map(CATEGORY_TERMS);
  for (const [slug, added] of more) {
    terms.set(slug, [...(terms.get(slug) ?? []), ...added.map((term) => term.toLowerCase())]);
  }
  return (text, declared, section) =>
    section?.trim()
      ? { category: categorySlug(section), confidence: 1, reasons: [section.trim()] }
      : byTerms(text, declared, terms);
}

function byTerms(text: ItemText, declared: readonly string[], terms: Terms): Classification {
  const title = ` ${text.title.toLowerCase()} `;
  const body = ` ${text.body.toLowerCase()} `;
  const scored = declared.map((name) => {
    const slug = categorySlug(name);
    const found = (terms.get(slug) ?? []).filter((term) => has(title, term) || has(body, term));
    const score = found.reduce((sum, term) => sum + (has(title, term) ? 2 : 1), 0);
    return { slug, score, found };
  });
  const total = scored.reduce((sum, one) => sum + one.score, 0);
  const best = scored.reduce<(typeof scored)[number] | null>(
    (top, one) => (one.score > (top?.score ?? 0) ? one : top),
    null,
  );
  if (!best) return { category: OTHER, confidence: 0, reasons: [] };
  return {
    category: best.slug,
    confidence: Math.round((best.score / total) * 100) / 100,
    reasons: best.found.slice(0, MOST_REASONS),
  };
}

const LATIN_EDGE = /[a-z0-9]/;

/** A term stands for whole words where its edge is Latin, else it matches anywhere; both in lower case. */
function has(text: string, term: string): boolean {
  const before = LATIN_EDGE.test(term[0] ?? "");
  const after = LATIN_EDGE.test(term.at(-1) ?? "");
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const inWord =
      (before && LATIN_EDGE.test(text[at - 1] ?? "")) ||
      (after && LATIN_EDGE.test(text[at + term.length] ?? ""));
    if (!inWord) return true;
  }
  return false;
}
