import { totalOf } from "../../bundle/counts.ts";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import type { View } from "../../reading/view/view.ts";
import { NothingMatches } from "../filters/NothingMatches.tsx";
import { useSession } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { NextDue } from "../timeline/NextDue.tsx";
import { useRepeats } from "../timeline/use-repeats.ts";

interface NothingHereProps {
  readonly manifest: Manifest;
  readonly view: View;
  /** All items that are here. */
  readonly items: readonly Item[];
}

/** The timeline's list is empty: what would show is judged as the list does it. */
export function NothingHere({ manifest, view, items }: NothingHereProps) {
  const drawn = useSession((session) => session.drawn);
  const { isOut } = useAttitudes();
  const isRepeat = useRepeats();
  return (
    <NothingMatches
      view={view}
      items={items}
      isAll={items.length === totalOf(manifest.counts)}
      isGone={(item) => !view.muted && isOut(item)}
      isUnread={(item) => !(isRead(drawn, item.id) || isRepeat(item))}
      due={<NextDue manifest={manifest} />}
    />
  );
}
