import type { Day } from "../../bundle/schema.ts";
import { weekdayText } from "../../reading/text/time-text.ts";
import { usePreferences } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";

/** The day of the digest on screen, for readers by ear; the eye has the large one in the list. */
export function SpokenDay({ day }: { readonly day: Day }) {
  const { locale } = usePreferences();
  const dayText = useDayText();
  return (
    <h2 className="vh">
      {dayText(day)} {weekdayText(day, locale)}
    </h2>
  );
}
