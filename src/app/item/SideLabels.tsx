import type { Item } from "../../bundle/schema.ts";
import { FirstSeenLabel } from "./FirstSeenLabel.tsx";
import { FollowedLabel } from "./FollowedLabel.tsx";
import { UpdateLabel } from "./UpdateLabel.tsx";

interface SideLabelsProps {
  /** The item with all that is folded under it. */
  readonly whole: readonly Item[];
  /** What it brings that is new on a story that was read. */
  readonly facts: readonly string[];
}

/** What an item is to this reader: news on what they read, of what they follow, or of a name never heard before. */
export function SideLabels({ whole, facts }: SideLabelsProps) {
  return (
    <>
      <UpdateLabel facts={facts} />
      <FollowedLabel items={whole} />
      <FirstSeenLabel items={whole} />
    </>
  );
}
