import type { Severity } from "./diagnostic.ts";

/**
 * Every rule that a diagnostic can name, with its severity.
 * Each has a section of its name in `docs/diagnostics.md`; a test compares the two lists.
 */
export const RULES = {
  "empty-file": "error",
  "not-utf8": "error",
  "binary-file": "error",
  "front-matter-invalid": "error",
  "date-missing": "error",
  "not-a-digest": "error",
  "unreadable-file": "error",
  "compiler-fault": "error",
  configuration: "error",
  "invalid-bytes": "warn",
  "control-character": "warn",
  "bidi-control": "warn",
  "front-matter-missing": "warn",
  "front-matter-unclosed": "warn",
  "front-matter-unreadable": "warn",
  "front-matter-duplicate-key": "warn",
  "front-matter-value": "warn",
  "front-matter-too-large": "warn",
  "date-incomplete": "warn",
  "date-unusable": "warn",
  "date-fallback": "warn",
  "front-matter-address": "info",
  "front-matter-key": "info",
  "category-nested": "warn",
  "no-items": "warn",
  "bulleted-items": "warn",
  "unlisted-items": "warn",
  "marker-mended": "warn",
  "item-empty": "warn",
  "item-without-link": "warn",
  "headline-empty": "warn",
  "headline-image": "warn",
  "link-title": "info",
  "block-between-items": "warn",
  introduction: "warn",
  heading: "info",
  "heading-link": "warn",
  "unclosed-block": "warn",
  "wrapped-in-fence": "warn",
  "wide-brackets": "warn",
  "unsafe-link": "warn",
  "raw-html": "warn",
  image: "warn",
  "definition-unused": "warn",
  "definition-shadowed": "warn",
  "invalid-reference": "warn",
  "kept-plain": "warn",
  "address-kept": "warn",
} as const satisfies Readonly<Record<string, Severity>>;

/** The name of a rule. */
export type Rule = keyof typeof RULES;
