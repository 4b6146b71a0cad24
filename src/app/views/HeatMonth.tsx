import { addDays, weekdayOf } from "../../bundle/day.ts";
import type { Day } from "../../bundle/schema.ts";
import { dayText, monthText, weekdayText } from "../../reading/text/time-text.ts";
import { heatOf, type Month } from "../../reading/timeline/archive.ts";
import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { usePreferences, useT } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

interface HeatMonthProps {
  readonly month: Month;
  /** The newest day of all. */
  readonly newest: string;
  readonly onDay: (day: Day) => void;
}

/** The days of one week, for their names. */
const week = (of: Day): readonly Day[] => {
  const monday = addDays(of, -weekdayOf(of));
  return [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day));
};

/** A month, Monday first; days without items are no links. */
export function HeatMonth({ month, newest, onDay }: HeatMonthProps) {
  const t = useT();
  const { locale } = usePreferences();
  const first = month.days[0]?.day;
  if (!first) return null;
  const words = (day: Day, items: number) =>
    t("archive.day", { day: `${dayText(day, locale)} ${weekdayText(day, locale)}`, n: items });
  return (
    <section className="month">
      <h3>
        {monthText(first, locale)}
        <span>{t("archive.items", { n: month.items })}</span>
      </h3>
      <div className="calendar">
        {week(first).map((day) => (
          <b key={day} aria-hidden="true">
            {weekdayText(day, locale, "narrow")}
          </b>
        ))}
        {Array.from({ length: month.blanks }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blanks have nothing but their place
          <span key={at} />
        ))}
        {month.days.map(({ day, items }) =>
          items === 0 ? (
            <i key={day}>{Number(day.slice(8))}</i>
          ) : (
            <PageLink
              key={day}
              href={hrefOf({ ...START, day })}
              current={false}
              label={words(day, items)}
              className={`heat heat-${heatOf(items)}${day === newest ? " today" : ""}`}
              onGo={() => onDay(day)}
            >
              {Number(day.slice(8))}
            </PageLink>
          ),
        )}
      </div>
    </section>
  );
}
