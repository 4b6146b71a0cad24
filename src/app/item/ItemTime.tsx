import { useSyncExternalStore } from "react";
import { hoursAgoText, hoursBefore } from "../../reading/text/resurfaced.ts";
import { fullTimeText, itemTimeText } from "../../reading/text/time-text.ts";
import { onEachMinute, thisMinute } from "../env/clock.ts";
import { usePreferences, useT } from "../state/context.tsx";
import { useThisYear } from "../state/use-day-text.ts";
import type { Place } from "./place.ts";

/** When an item's source was published; only this label is drawn again each minute. */
export function ItemTime({ instant, place }: { readonly instant: number; readonly place: Place }) {
  const now = useSyncExternalStore(onEachMinute, thisMinute, () => Number.POSITIVE_INFINITY);
  const { locale } = usePreferences();
  const thisYear = useThisYear();
  const t = useT();
  const before = hoursBefore(instant, place.windowStart);
  const full = fullTimeText(instant, place.zone);
  return (
    <time className="item-time" dateTime={new Date(instant).toISOString()} title={full}>
      <span aria-hidden="true">{itemTimeText(instant, now, place, locale, thisYear)}</span>
      <span className="vh">{full}</span>
      {before !== null && (
        <span className="resurfaced">{t("item.resurfaced", { ago: hoursAgoText(before, locale) })}</span>
      )}
    </time>
  );
}
