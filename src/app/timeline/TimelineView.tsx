import { type ReactNode, useMemo } from "react";
import { totalOf } from "../../bundle/counts.ts";
import type { Item, Manifest, ShardRef } from "../../bundle/schema.ts";
import { isItemRow } from "../../reading/timeline/rows.ts";
import { isCountable, matches } from "../../reading/view/filter.ts";
import type { View } from "../../reading/view/view.ts";
import { useTimeline } from "../data/use-timeline.ts";
import { later } from "../state/later.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { Contents } from "./Contents.tsx";
import { endOf, lackOf, lookingOf, type Rest } from "./list-state.ts";
import { Timeline } from "./Timeline.tsx";
import { TimelineEnd } from "./TimelineEnd.tsx";
import { useOutOfSight } from "./use-out-of-sight.ts";
import { usePatience } from "./use-patience.ts";
import { useRestoredDay } from "./use-restored-day.ts";
import { useTimelineRows } from "./use-timeline-rows.ts";

const LookingOn = later(() => import("./LookingOn.tsx").then((module) => module.LookingOn), true);
const SecondThoughts = later(() => import("./SecondThoughts.tsx").then((module) => module.SecondThoughts));

interface TimelineViewProps {
  readonly manifest: Manifest;
  readonly view: View;
  /** Stands before the list and knows what is in it: chips. */
  readonly lead: (loaded: Loaded) => ReactNode;
  /** Stands where no item matches, of all or of those before a stop. */
  readonly nothing: (items: readonly Item[], isStopped: boolean) => ReactNode;
  /** Stands under the contents: when the next digest is due. */
  readonly foot?: ReactNode;
}

/** What the window holds. */
export interface Loaded {
  readonly items: readonly Item[];
  /** How many of them are muted or hidden. */
  readonly muted: number;
  /** True where no item of the view is missing. */
  readonly isWhole: boolean;
  readonly shards: readonly ShardRef[];
  readonly shows: (item: Item) => boolean;
}

/** How many of the items that a view has are muted or hidden; the counts hear which. */
function useMuted(items: readonly Item[], view: View, isOut: (item: Item) => boolean): number {
  useOutOfSight(items, isOut);
  return useMemo(
    () => items.filter((item) => matches(item, view) && isOut(item)).length,
    [items, view, isOut],
  );
}

/** The timeline of a view: its window of shards, its rows, and words where there are none. */
export function TimelineView({ manifest, view, lead, nothing, foot }: TimelineViewProps) {
  const timeline = useTimeline(manifest, view, useRestoredDay(view));
  const { shards, searched } = timeline;
  const { rows, items, isWhole, shows } = useTimelineRows(manifest, view, timeline);
  const { isOut, follows } = useAttitudes();
  const muted = useMuted(items, view, isOut);
  const lack = lackOf(timeline);
  const { busy } = lack;
  const isStill = busy || lack.stuck;
  // Where nobody is followed no digest has what is looked for.
  const inVain = view.followed && !follows;
  const hasOlder = timeline.hasOlder && !inVain;
  const shown = rows.filter(isItemRow).length;
  const empty = shown === 0;
  const patience = usePatience(view, shown, hasOlder && !isStill ? timeline.older : null);
  const untold: Rest = patience.tired ? "tired" : "more";
  const rest = hasOlder ? untold : "end";
  return (
    <>
      <SecondThoughts manifest={manifest} items={items} shards={shards} complete={!busy} />
      <div className="lead">
        {lead({ items, muted, isWhole, shows, shards })}
        {!isCountable(view) && !inVain && (
          <LookingOn
            searched={searched}
            total={totalOf(manifest.counts)}
            state={lookingOf(lack, rest)}
            onStop={patience.stop}
            onGoOn={patience.goOn}
          />
        )}
      </div>
      {!empty && (
        <Timeline
          rows={rows}
          view={view}
          edges={{ older: patience.older, newer: timeline.hasNewer && !isStill ? timeline.newer : null }}
          busy={busy}
        />
      )}
      {!empty && <Contents rows={rows} busy={busy} foot={foot} />}
      {/* Under a list it is another one than in its place: what is told there has not moved here. */}
      <div className="stream-end" key={String(empty)}>
        <TimelineEnd
          state={endOf(lack, rest)}
          empty={empty}
          nothing={nothing(items, rest === "tired")}
          onRetry={timeline.retry}
          onGoOn={patience.goOn}
          onOlder={patience.older}
        />
      </div>
    </>
  );
}
