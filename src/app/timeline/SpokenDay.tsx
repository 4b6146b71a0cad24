import type { Day } from "../../bundle/schema.ts";
import { dayText, weekdayText } from "../../reading/time-text.ts";
import { usePreferences } from "../state/context.tsx";

/** The day of the digest on screen, for readers by ear; the eye has the large one in the list. */
export function SpokenDay({ day }: { readonly day: Day }) {
  const { locale } = usePreferences();
  return (
    <h2 className="vh">
      {dayText(day, locale)} {weekdayText(day, locale)}
    </h2>
  );
}
