import type { Manifest } from "../../bundle/schema.ts";
import { translate } from "../../reading/messages/translate.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
import type { Locale } from "../../reading/preferences.ts";
import { usePreferences, useSession } from "./context.tsx";

/** Categories whose names are known in every language; any other keeps the name that digests give it. */
const KNOWN: Readonly<Record<string, MessageKey>> = {
  industry: "category.industry",
  research: "category.research",
  ethics: "category.ethics",
  hardware: "category.hardware",
  software: "category.software",
  other: "category.other",
};

/** A category's name in a language. */
export function categoryName(slug: string, locale: Locale, manifest: Manifest | null): string {
  const key = KNOWN[slug];
  if (key) return translate(locale, key);
  return manifest?.categories.find((category) => category.slug === slug)?.name ?? slug;
}

/** A category's name in the reader's language. */
export function useCategoryName(slug: string): string {
  const { locale } = usePreferences();
  const shown = useSession((session) => session.shown);
  return categoryName(slug, locale, shown);
}
