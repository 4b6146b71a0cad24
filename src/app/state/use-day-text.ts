import type { Day, Manifest } from "../../bundle/schema.ts";
import { dayText } from "../../reading/time-text.ts";
import { usePreferences, useSession } from "./context.tsx";

/** The year of the newest digest: what is said of it goes without its year. */
const newestYear = (manifest: Manifest | null): string | undefined =>
  manifest?.head[0]?.digests[0]?.id.slice(0, 4);

/** The year that goes without saying; undefined before the manifest is here. */
export const useThisYear = (): string | undefined => useSession(({ shown }) => newestYear(shown));

/** Says a day, with its year where that is not the newest digest's. */
export function useDayText(): (day: Day) => string {
  const { locale } = usePreferences();
  const thisYear = useThisYear();
  return (day) => dayText(day, locale, thisYear);
}
