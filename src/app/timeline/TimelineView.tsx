import { type ReactNode, useMemo, useRef } from "react";
import type { Item, Manifest, ShardRef } from "../../bundle/schema.ts";
import { isCountable, matches } from "../../reading/filter.ts";
import { isRead } from "../../reading/reading-state.ts";
import { buildRows, type LoadedShard } from "../../reading/timeline.ts";
import { isFiltered, unfiltered, type View } from "../../reading/view.ts";
import { useTimeline } from "../data/use-timeline.ts";
import { useDispatch, useSession, useT } from "../state/context.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Timeline } from "./Timeline.tsx";

interface TimelineViewProps {
  readonly manifest: Manifest;
  readonly view: View;
  /** Stands before the list and knows what is in it: chips. */
  readonly lead: (loaded: Loaded) => ReactNode;
  readonly below?: (item: Item) => ReactNode;
}

/** What the window holds. */
export interface Loaded {
  readonly items: readonly Item[];
  readonly shards: readonly ShardRef[];
  readonly shows: (item: Item) => boolean;
}

/** The same list as long as no shard of it changes, so that rows are built once. */
function useStable(loaded: readonly LoadedShard[]): readonly LoadedShard[] {
  const kept = useRef(loaded);
  const same =
    kept.current.length === loaded.length &&
    loaded.every((one, at) => {
      const before = kept.current[at];
      return (
        before?.ref === one.ref &&
        before.state === one.state &&
        (one.state !== "ready" || (before.state === "ready" && before.shard === one.shard))
      );
    });
  if (!same) kept.current = loaded;
  return kept.current;
}

/** The timeline of a view: its window of shards, its rows, and words where there are none. */
export function TimelineView({ manifest, view, lead, below }: TimelineViewProps) {
  const t = useT();
  const dispatch = useDispatch();
  const timeline = useTimeline(manifest, view);
  const loaded = useStable(timeline.loaded);
  const drawn = useSession((session) => session.drawn);
  const shows = useMemo(() => (item: Item) => !view.unread || !isRead(drawn, item.id), [view.unread, drawn]);
  const rows = useMemo(() => {
    const total = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
    const known = isCountable(view) && !isFiltered(view);
    return buildRows(loaded, {
      shows: (item) => matches(item, view) && shows(item),
      markerBefore: null,
      before: 0,
      size: known ? total : -1,
    });
  }, [loaded, view, shows, manifest]);
  const items = useMemo(
    () => loaded.flatMap((one) => (one.state === "ready" ? one.shard.digests.flatMap((d) => d.items) : [])),
    [loaded],
  );
  const busy = loaded.some((one) => one.state === "loading") || timeline.isWaiting;
  const failed = loaded.some((one) => one.state === "failed");
  const empty = !rows.some((row) => row.type === "item");
  return (
    <>
      <div className="lead">{lead({ items, shows, shards: timeline.shards })}</div>
      {!empty && (
        <Timeline
          rows={rows}
          view={view}
          edges={{
            older: timeline.hasOlder && !busy && !failed ? timeline.older : null,
            newer: timeline.hasNewer && !busy && !failed ? timeline.newer : null,
          }}
          busy={busy}
          below={below}
        />
      )}
      <div className="stream-end">
        {failed && (
          <Failure
            title={t(empty ? "state.failed" : "state.shard-failed")}
            hint={t("state.failed-hint")}
            action={t("state.retry")}
            onAction={timeline.retry}
          />
        )}
        {empty && !failed && (busy || timeline.hasOlder) && (
          <SearchOn onOlder={busy ? null : timeline.older} />
        )}
        {empty && !failed && !busy && !timeline.hasOlder && (
          <Empty title={t("state.nothing")} hint={t("state.nothing-hint")}>
            <button
              type="button"
              className="button primary"
              onClick={() => dispatch({ type: "go", view: unfiltered(view) })}
            >
              {t("chips.clear")}
            </button>
          </Empty>
        )}
        {!empty && !busy && !failed && !timeline.hasOlder && <p className="list-end">{t("list.end")}</p>}
      </div>
    </>
  );
}

/** Nothing found in the window yet: looks on into the past, one step at a time. */
function SearchOn({ onOlder }: { readonly onOlder: (() => void) | null }) {
  const t = useT();
  const asked = useRef<(() => void) | null>(null);
  if (onOlder && asked.current !== onOlder) {
    asked.current = onOlder;
    queueMicrotask(onOlder);
  }
  return <Skeleton label={t("list.loading")} cards={4} />;
}
