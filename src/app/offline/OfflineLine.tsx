import { useSyncExternalStore } from "react";
import { connection, connectionAtBuild, onConnection } from "../env/connection.ts";
import { later } from "../state/later.tsx";

const OfflineWords = later(() => import("./OfflineWords.tsx").then((module) => module.OfflineWords));

/** Says that there is no network, and how old what is shown is. */
export function OfflineLine() {
  const { reached, fetchedAt } = useSyncExternalStore(onConnection, connection, connectionAtBuild);
  return (
    // Always there: a live region that comes with its words is often not read out.
    <div className="offline" role="status">
      {!reached && <OfflineWords fetchedAt={fetchedAt} />}
    </div>
  );
}
