import { translate } from "../../reading/messages/translate.ts";
import { momentText } from "../../reading/text/time-text.ts";
import { inSight } from "../../reading/timeline/arrivals.ts";
import { isFiltered } from "../../reading/view/view.ts";
import { localZone } from "../env/clock.ts";
import { usePreferences, useSession, useView } from "../state/context.tsx";

/** Everything above arrived since the last visit; under a filter nobody knows how much of it. */
export function Marker() {
  const { locale } = usePreferences();
  const filtered = isFiltered(useView());
  const visit = useSession((session) => session.visit);
  const shown = useSession((session) => session.shown);
  const marker = useSession((session) => session.marker);
  const outOfSight = useSession((session) => session.outOfSight);
  const refs = shown?.head.flatMap((ref) => ref.digests) ?? [];
  const at = refs.findIndex(({ id }) => id === marker);
  const { items } = inSight(refs.slice(0, Math.max(0, at)), outOfSight);
  const key = filtered ? "marker.above-some" : "marker.above";
  return (
    <div className="since" data-item="marker">
      <span className="pair" aria-hidden="true" />
      <p>
        <b>{translate(locale, "marker.title")}</b>
        {visit?.ended && <span>{momentText(visit.ended, localZone(visit.ended), locale)}</span>}
        {items > 0 && <span className="since-count">{translate(locale, key, { n: items })}</span>}
      </p>
    </div>
  );
}
