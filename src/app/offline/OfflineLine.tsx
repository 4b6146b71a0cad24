import { useSyncExternalStore } from "react";
import { agoText } from "../../reading/time-text.ts";
import { onEachMinute, thisMinute } from "../env/clock.ts";
import { connection, connectionAtBuild, onConnection } from "../env/connection.ts";
import { usePreferences, useT } from "../state/context.tsx";

/** Says that there is no network, and how old what is shown is. */
export function OfflineLine() {
  const t = useT();
  const { locale } = usePreferences();
  const { reached, fetchedAt } = useSyncExternalStore(onConnection, connection, connectionAtBuild);
  const now = useSyncExternalStore(onEachMinute, thisMinute, () => 0);
  const words = () =>
    fetchedAt === null
      ? t("offline.line")
      : t("offline.line-dated", { ago: agoText(fetchedAt, now, locale) });
  return (
    // Always there: a live region that comes with its words is often not read out.
    <div className="offline" role="status">
      {!reached && <p>{words()}</p>}
    </div>
  );
}
