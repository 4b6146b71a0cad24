import { useMemo, useRef } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { matches } from "../../reading/filter.ts";
import { isHidden } from "../../reading/hidden.ts";
import { isRead } from "../../reading/reading-state.ts";
import { withSize } from "../../reading/rows.ts";
import { buildRows, type LoadedShard, type Row } from "../../reading/timeline.ts";
import { formatView, type View } from "../../reading/view.ts";
import type { Timeline } from "../data/use-timeline.ts";
import { useReading, useSession } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useFolding } from "./use-folding.ts";
import { useRepeats } from "./use-repeats.ts";

/** What the window of a timeline holds, as rows and as items. */
export interface TimelineRows {
  readonly rows: readonly Row[];
  /** All items that are here. */
  readonly items: readonly Item[];
  readonly isMuted: (item: Item) => boolean;
  /** Whether an item that the view has is in its list. */
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

/** Whether an item is in the list of a view for what the reader did with it: read, followed, muted, hidden. */
function useShows(view: View): Pick<TimelineRows, "isMuted" | "shows"> {
  const drawn = useSession((session) => session.drawn);
  const entries = useReading((state) => state.entries);
  const isRepeat = useRepeats();
  const { isMuted, isFollowed } = useAttitudes();
  const shows = useMemo(
    () => (item: Item) =>
      (!view.unread || !(isRead(drawn, item.id) || isRepeat(item))) &&
      (!view.followed || isFollowed(item)) &&
      (view.muted || !isMuted(item)) &&
      !isHidden(entries, item.id),
    [view.unread, view.followed, view.muted, drawn, isRepeat, isFollowed, isMuted, entries],
  );
  return { isMuted, shows };
}

/** The rows of a view's window. */
export function useTimelineRows(manifest: Manifest, view: View, timeline: Timeline): TimelineRows {
  const loaded = useStable(timeline.loaded);
  const marker = useSession((session) => session.marker);
  const { isMuted, shows } = useShows(view);
  const fold = useFolding(view, `${manifest.latest} ${formatView(view)}`);
  const isWhole = !timeline.hasOlder && !timeline.hasNewer && loaded.every((one) => one.state === "ready");
  const rows = useMemo(() => {
    const built = buildRows(loaded, {
      shows: (item) => matches(item, view) && shows(item),
      markerBefore: marker,
      fold,
    });
    return isWhole ? withSize(built) : built;
  }, [loaded, view, shows, marker, fold, isWhole]);
  const items = useMemo(
    () => loaded.flatMap((one) => (one.state === "ready" ? one.shard.digests.flatMap((d) => d.items) : [])),
    [loaded],
  );
  return { rows, items, isMuted, shows };
}
