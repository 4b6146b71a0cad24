import { translate } from "../../reading/messages/translate.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
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

/** A category's name in the reader's language. */
export function useCategoryName(slug: string): string {
  const { locale } = usePreferences();
  const declared = useSession(
    (session) => session.shown?.categories.find((category) => category.slug === slug)?.name,
  );
  const key = KNOWN[slug];
  return key ? translate(locale, key) : (declared ?? slug);
}
