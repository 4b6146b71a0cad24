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

const MOST_REASONS = 5;

/**
 * Finds the one category of an item among those that its digest declares.
 * A section's name decides alone; nothing that fits gives `other`.
 */
export function classify(
  text: ItemText,
  declared: readonly string[],
  section: string | null,
): Classification {
  if (section?.trim()) return { category: categorySlug(section), confidence: 1, reasons: [section.trim()] };
  const title = ` ${text.title.toLowerCase()} `;
  const body = ` ${text.body.toLowerCase()} `;
  const scored = declared.map((name) => {
    const slug = categorySlug(name);
    const found = (CATEGORY_TERMS.get(slug) ?? []).filter((term) => has(title, term) || has(body, term));
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

/** Latin terms match whole words, Chinese ones anywhere; both in lower case. */
function has(text: string, term: string): boolean {
  const latin = /^[a-z0-9]+$/.test(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!latin) return true;
    if (!/[a-z0-9]/.test(text[at - 1] ?? "") && !/[a-z0-9]/.test(text[at + term.length] ?? "")) return true;
  }
  return false;
}
