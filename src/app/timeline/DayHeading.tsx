import { dayText, weekdayText } from "../../reading/time-text.ts";
import type { Row } from "../../reading/timeline.ts";
import { usePreferences, useSession, useT } from "../state/context.tsx";

/** The pair of rules, the date and what the day holds. */
export function DayHeading({ row }: { readonly row: Extract<Row, { type: "day" }> }) {
  const t = useT();
  const { locale } = usePreferences();
  const latest = useSession((session) => session.shown?.latest ?? 0);
  return (
    <div className="day-heading" lang={locale === "zh" ? "zh-Hans" : "en"}>
      <span className="pair" aria-hidden="true" />
      <p className="day-title">
        <span>{dayText(row.day, locale, new Date(latest).toISOString().slice(0, 4))}</span>
        <span>{weekdayText(row.day, locale)}</span>
        <small>{t("day.totals", { digests: row.digests, n: row.items })}</small>
      </p>
    </div>
  );
}
