import { translate } from "../../reading/messages/translate.ts";
import { momentText } from "../../reading/time-text.ts";
import { arrivedSince } from "../../reading/visit.ts";
import { localZone } from "../env/clock.ts";
import { usePreferences, useSession } from "../state/context.tsx";

/** Everything above arrived since the last visit. */
export function Marker() {
  const { locale } = usePreferences();
  const visit = useSession((session) => session.visit);
  const shown = useSession((session) => session.shown);
  const arrived = shown && arrivedSince(shown, visit?.since ?? null);
  return (
    <div className="since" data-item="marker">
      <span className="pair" aria-hidden="true" />
      <p>
        <b>{translate(locale, "marker.title")}</b>
        {visit?.ended && <span>{momentText(visit.ended, localZone(visit.ended), locale)}</span>}
        {arrived && (
          <span className="since-count">{translate(locale, "marker.above", { n: arrived.items })}</span>
        )}
      </p>
    </div>
  );
}
