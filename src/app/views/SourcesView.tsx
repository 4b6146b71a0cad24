import { useMemo } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { sourceRows } from "../../reading/view/sources.ts";
import { useShards } from "../data/use-shards.ts";
import { useSlow } from "../data/use-slow.ts";
import { useReading, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { usePagePlace } from "../state/use-entry-state.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { UNSEEN } from "../ui/unseen.ts";
import { FailedParts } from "./FailedAnswers.tsx";
import { SourceLine } from "./SourceLine.tsx";
import { SourceTabs } from "./SourceTabs.tsx";
import { useSlices } from "./use-slices.ts";

/** Rows drawn; more than anyone compares, fewer than a browser minds. */
const MOST_ROWS = 200;

/** Who was heard in the newest digests, how often, and how much of it is unread; a press shows only them. */
export function SourcesView({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const reading = useReading((state) => state);
  // Asking for all of them at once would be one long task.
  const asked = useSlices(manifest.head.length);
  const { loaded, retry } = useShards(useMemo(() => manifest.head.slice(0, asked), [manifest.head, asked]));
  const { isOut } = useAttitudes();
  const digests = useMemo(
    () => loaded.flatMap((part) => (part.state === "ready" ? part.shard.digests : [])),
    [loaded],
  );
  const busy =
    asked < manifest.head.length || loaded.length === 0 || loaded.some(({ state }) => state === "loading");
  // Sources that change places with each digest that comes cannot be read: they wait until all are here.
  const isSlow = useSlow(busy);
  const isHeld = busy && (!isSlow || digests.length === 0);
  const rows = useMemo(() => {
    if (isHeld) return [];
    const items = digests.flatMap((digest) => digest.items).filter((item) => !isOut(item));
    return sourceRows(items, (item) => !isRead(reading, item.id));
  }, [isHeld, digests, isOut, reading]);
  const most = Math.min(rows.length, MOST_ROWS);
  const drawn = useSlices(most);
  usePagePlace(!isHeld && drawn === most);
  return (
    <div className="wide">
      <SourceTabs />
      <div className="page-head">
        <h2>{t("nav.sources")}</h2>
        <p style={isHeld ? UNSEEN : undefined}>
          {t("sources.span", { digests: digests.length, n: rows.length })}
        </p>
      </div>
      <p className="about">{t("sources.about")}</p>
      {isHeld && <Skeleton label={t("list.loading")} cards={4} />}
      {!busy && <FailedParts isFailed={loaded.some(({ state }) => state === "failed")} onRetry={retry} />}
      <ul className="ledger">
        {rows.slice(0, drawn).map((row) => (
          <SourceLine key={row.name} row={row} />
        ))}
      </ul>
    </div>
  );
}
