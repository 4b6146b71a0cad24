import { type ReactNode, useMemo } from "react";
import { totalOf } from "../../bundle/counts.ts";
import type { Item, Manifest, ShardRef } from "../../bundle/schema.ts";
import { isCountable, matches } from "../../reading/view/filter.ts";
import type { View } from "../../reading/view/view.ts";
import { useTimeline } from "../data/use-timeline.ts";
import { later } from "../state/later.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { Contents } from "./Contents.tsx";
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

/** The timeline of a view: its window of shards, its rows, and words where there are none. */
export function TimelineView({ manifest, view, lead, nothing, foot }: TimelineViewProps) {
  const timeline = useTimeline(manifest, view, useRestoredDay(view));
  const { rows, items, isWhole, shows } = useTimelineRows(manifest, view, timeline);
  const { isOut, follows } = useAttitudes();
  const muted = useMemo(
    () => items.filter((item) => matches(item, view) && isOut(item)).length,
    [items, view, isOut],
  );
  const { loaded } = timeline;
  const busy = loaded.some((one) => one.state === "loading") || timeline.isWaiting;
  useOutOfSight(items, isOut);
  // A gap does not end the list; two in a row mean that the network, not a file, is what is missing.
  const isGone = loaded.length > 0 && loaded.slice(-2).every((one) => one.state === "failed");
  const stuck = timeline.isListFailed || isGone;
  const shown = rows.filter((row) => row.type === "item").length;
  const empty = shown === 0;
  const still = busy || stuck;
  // Where nobody is followed no digest has what is looked for.
  const inVain = view.followed && !follows;
  const hasOlder = timeline.hasOlder && !inVain;
  const patience = usePatience(view, shown, hasOlder && !still ? timeline.older : null);
  const total = totalOf(manifest.counts);
  const rest = !hasOlder ? "end" : patience.tired ? "tired" : "more";
  return (
    <>
      <SecondThoughts manifest={manifest} items={items} shards={timeline.shards} complete={!busy} />
      <div className="lead">
        {lead({ items, muted, isWhole, shows, shards: timeline.shards })}
        {!isCountable(view) && !inVain && (
          <LookingOn
            searched={timeline.searched}
            total={total}
            state={rest === "tired" ? "stopped" : busy ? "running" : rest === "more" ? "waiting" : "done"}
            onStop={patience.stop}
            onGoOn={patience.goOn}
          />
        )}
      </div>
      {!empty && (
        <Timeline
          rows={rows}
          view={view}
          edges={{ older: patience.older, newer: timeline.hasNewer && !still ? timeline.newer : null }}
          busy={busy}
        />
      )}
      {!empty && <Contents rows={rows} busy={busy} foot={foot} />}
      {/* Under a list it is another one than in its place: what is told there has not moved here. */}
      <div className="stream-end" key={String(empty)}>
        <TimelineEnd
          state={stuck ? "failed" : busy ? "busy" : rest}
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
