import type { Manifest } from "../../bundle/schema.ts";
import { translate } from "../messages/translate.ts";
import type { MessageKey } from "../messages/zh.ts";
import type { Locale } from "../state/preferences.ts";

/** Categories whose names are known in every language; any other keeps the name that digests give it. */
const KNOWN: Readonly<Record<string, MessageKey>> = {
  industry: "category.industry",
  research: "category.research",
  ethics: "category.ethics",
  hardware: "category.hardware",
  software: "category.software",
  other: "category.other",
};

/** A category's name in a language; the slug itself where the manifest does not know it. */
export function categoryName(slug: string, locale: Locale, manifest: Manifest | null): string {
  const key = KNOWN[slug];
  if (key) return translate(locale, key);
  return manifest?.categories.find((category) => category.slug === slug)?.name ?? slug;
}
