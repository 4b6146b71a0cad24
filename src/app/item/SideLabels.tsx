import type { Item } from "../../bundle/schema.ts";
import { FirstSeenLabel } from "./FirstSeenLabel.tsx";
import { FollowedLabel } from "./FollowedLabel.tsx";
import { UpdateLabel } from "./UpdateLabel.tsx";

interface SideLabelsProps {
  readonly item: Item;
  /** What it brings that is new on a story that was read. */
  readonly facts: readonly string[];
}

/** What an item is to this reader: news on what they read, of what they follow, or of a name never heard before. */
export function SideLabels({ item, facts }: SideLabelsProps) {
  return (
    <>
      <UpdateLabel facts={facts} />
      <FollowedLabel item={item} />
      <FirstSeenLabel item={item} />
    </>
  );
}
