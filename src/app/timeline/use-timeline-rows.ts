import { replaceEqualDeep } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { withSize } from "../../reading/timeline/rows.ts";
import { buildRows, type LoadedShard, type Row } from "../../reading/timeline/timeline.ts";
import { matches } from "../../reading/view/filter.ts";
import { formatView, type View } from "../../reading/view/view.ts";
import type { Timeline } from "../data/use-timeline.ts";
import { useSession } from "../state/context.tsx";
import { useShows } from "../state/use-shows.ts";
import { useFolding } from "./use-folding.ts";
import { useRepeats } from "./use-repeats.ts";

/** What the window of a timeline holds, as rows and as items. */
export interface TimelineRows {
  readonly rows: readonly Row[];
  /** All items that are here. */
  readonly items: readonly Item[];
  /** True where no item of the view is missing. */
  readonly isWhole: boolean;
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

/** Rows made anew, but for those that are as they were: the very same, so that they are not drawn again. */
function useSameRows(): (rows: readonly Row[]) => readonly Row[] {
  const kept = useRef(new Map<string, Row>());
  return useCallback((rows) => {
    const same = rows.map((row): Row => replaceEqualDeep(kept.current.get(row.key), row));
    kept.current = new Map(same.map((row) => [row.key, row]));
    return same;
  }, []);
}

/** Whether an item is in the timeline of a view: one that is taken for a repeat is as good as read. */
function useListed(view: View): (item: Item) => boolean {
  const shows = useShows(view);
  const isRepeat = useRepeats();
  const { unread } = view;
  return useMemo(
    () => (unread ? (item) => shows(item) && !isRepeat(item) : shows),
    [unread, shows, isRepeat],
  );
}

/** The rows of a view's window. */
export function useTimelineRows(manifest: Manifest, view: View, timeline: Timeline): TimelineRows {
  const loaded = useStable(timeline.loaded);
  const marker = useSession((session) => session.marker);
  const shows = useListed(view);
  const fold = useFolding(view, `${manifest.latest} ${formatView(view)}`);
  const isWhole = !timeline.hasOlder && !timeline.hasNewer && loaded.every((one) => one.state === "ready");
  const keep = useSameRows();
  const rows = useMemo(() => {
    const built = buildRows(loaded, {
      shows: (item) => matches(item, view) && shows(item),
      markerBefore: marker,
      fold,
    });
    return keep(isWhole ? withSize(built) : built);
  }, [keep, loaded, view, shows, marker, fold, isWhole]);
  const items = useMemo(
    () => loaded.flatMap((one) => (one.state === "ready" ? one.shard.digests.flatMap((d) => d.items) : [])),
    [loaded],
  );
  return { rows, items, isWhole, shows };
}
