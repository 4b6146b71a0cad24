import { newestDay } from "../../bundle/locate.ts";
import type { Day } from "../../bundle/schema.ts";
import { dayText } from "../../reading/text/time-text.ts";
import { usePreferences, useSession } from "./context.tsx";

/** The year that goes without saying, that of the newest digest; undefined before the manifest is here. */
export const useThisYear = (): string | undefined =>
  useSession(({ shown }) => shown && newestDay(shown))?.slice(0, 4);

/** Says a day, with its year where that is not the newest digest's. */
export function useDayText(): (day: Day) => string {
  const { locale } = usePreferences();
  const thisYear = useThisYear();
  return (day) => dayText(day, locale, thisYear);
}
