import { categoryName } from "../../reading/text/category-name.ts";
import { usePreferences, useSession } from "./context.tsx";

/** A category's name in the reader's language. */
export function useCategoryName(slug: string): string {
  const { locale } = usePreferences();
  const shown = useSession((session) => session.shown);
  return categoryName(slug, locale, shown);
}
