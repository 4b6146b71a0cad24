import { useMemo } from "react";
import type { Item } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { showsIn } from "../../reading/view/shows.ts";
import type { View } from "../../reading/view/view.ts";
import { useSession } from "./context.tsx";
import { useAttitudes } from "./use-attitudes.ts";

/** Whether an item is in a view's list for what the reader did with it; the same function until that changes. */
export function useShows({
  unread,
  followed,
  muted,
}: Pick<View, "unread" | "followed" | "muted">): (item: Item) => boolean {
  const drawn = useSession((session) => session.drawn);
  const { isFollowed, isOut } = useAttitudes();
  return useMemo(
    () =>
      showsIn({ unread, followed, muted }, { isRead: (item) => isRead(drawn, item.id), isFollowed, isOut }),
    [unread, followed, muted, drawn, isFollowed, isOut],
  );
}
