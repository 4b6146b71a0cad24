import { LANGUAGE } from "../../reading/messages/translate.ts";
import { weekdayText } from "../../reading/text/time-text.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import { usePreferences, useT } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";

/** The pair of rules, the date and what the day holds. */
export function DayHeading({ row }: { readonly row: Extract<Row, { type: "day" }> }) {
  const t = useT();
  const { locale } = usePreferences();
  const dayText = useDayText();
  return (
    <div className="day-heading" lang={LANGUAGE[locale]}>
      <span className="pair" aria-hidden="true" />
      <p className="day-title">
        <span>{dayText(row.day)}</span>
        <span>{weekdayText(row.day, locale)}</span>
        <small>
          {t("day.digests", { n: row.digests })}
          {t("day.items", { n: row.items })}
        </small>
      </p>
    </div>
  );
}
