import { totalOf } from "../../bundle/counts.ts";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import type { View } from "../../reading/view/view.ts";
import { NothingMatches } from "../filters/NothingMatches.tsx";
import { useSession, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { NextDue } from "../timeline/NextDue.tsx";
import { useRepeats } from "../timeline/use-repeats.ts";
import { Empty } from "../ui/Empty.tsx";
import { GoOn } from "./GoOn.tsx";

interface NothingHereProps {
  readonly manifest: Manifest;
  readonly view: View;
  /** All items that are here. */
  readonly items: readonly Item[];
  /** Whether older ones were not looked at. */
  readonly isStopped: boolean;
}

/** The timeline's list is empty: what would show is judged as the list does it. */
export function NothingHere({ manifest, view, items, isStopped }: NothingHereProps) {
  const drawn = useSession((session) => session.drawn);
  const { isOut, follows } = useAttitudes();
  const isRepeat = useRepeats();
  const here = items.length === totalOf(manifest.counts) ? "all" : "some";
  if (view.followed && !follows) return <NobodyFollowed />;
  return (
    <NothingMatches
      view={view}
      items={items}
      among={isStopped ? "newest" : here}
      isGone={(item) => !view.muted && isOut(item)}
      isUnread={(item) => !(isRead(drawn, item.id) || isRepeat(item))}
      due={<NextDue manifest={manifest} />}
    />
  );
}

/** Only the followed are asked for, and there are none: how one comes to follow. */
function NobodyFollowed() {
  const t = useT();
  return (
    <Empty title={t("state.no-follows")} hint={t("state.no-follows-hint")}>
      <GoOn to="names" />
      <GoOn to="sources" />
      <GoOn to="timeline" />
    </Empty>
  );
}
