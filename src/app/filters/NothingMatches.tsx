import { type ReactNode, useEffect } from "react";
import type { Item } from "../../bundle/schema.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
import { bookmarksOf } from "../../reading/state/reading-state.ts";
import { remedies } from "../../reading/view/remedies.ts";
import { isFiltered, START, unfiltered, type View, type ViewName } from "../../reading/view/view.ts";
import { sayUnseen } from "../perform.ts";
import { useDispatch, useReading, useSession, useStores, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { Empty } from "../ui/Empty.tsx";

/** Where else there is something to read. */
function OtherLists() {
  const t = useT();
  const dispatch = useDispatch();
  const kept = useReading((state) => bookmarksOf(state).length);
  const go = (name: ViewName) => () => dispatch({ type: "go", view: { ...START, name } });
  return (
    <>
      {kept > 0 && (
        <button type="button" className="button" onClick={go("bookmarks")}>
          {t("state.see-bookmarks", { n: kept })}
        </button>
      )}
      <button type="button" className="button" onClick={go("archive")}>
        {t("state.see-archive")}
      </button>
    </>
  );
}

interface NothingMatchesProps {
  readonly view: View;
  /** All items that are here. */
  readonly items: readonly Item[];
  /** Whether these are all that there are: of a part nothing is counted, of the newest alone nothing is certain. */
  readonly among: "all" | "some" | "newest";
  /** Whether an item is out of sight whatever filter is taken off: muted, hidden. */
  readonly isGone: (item: Item) => boolean;
  readonly isUnread: (item: Item) => boolean;
  /** Stands where nothing is left unread: when the next digest is due. */
  readonly due?: ReactNode;
}

/** Says for readers by ear what stands where the list was, unless focus went to it. */
function useHeard(key: MessageKey): void {
  const stores = useStores();
  useEffect(() => {
    if (!document.activeElement?.closest(".empty")) sayUnseen(stores, key);
  }, [key, stores]);
}

/** No item matches: names the filters to blame, one button for each way out; says so where no filter is to blame. */
export function NothingMatches({ view, items, among, isGone, isUnread, due }: NothingMatchesProps) {
  const t = useT();
  const dispatch = useDispatch();
  const moved = useSession((session) => session.focus > 0 || session.undo.length > 0);
  const { isFollowed } = useAttitudes();
  const inSight = items.filter((item) => !isGone(item));
  const ways = remedies(view, inSight, isUnread, isFollowed);
  const some = ways.filter((way) => way.items > 0);
  const isAll = among === "all";
  // Where none leads to what is here, any of them may lead to what is not.
  const helpful = isAll || some.length > 0 ? some : ways;
  const isAllRead = among !== "newest" && due !== undefined && ways.length === 1 && view.unread;
  const none = among === "newest" ? "state.nothing-yet" : "state.nothing";
  const title = isAllRead ? "state.all-read" : none;
  useHeard(isFiltered(view) ? title : "catch-up.none");
  if (!isFiltered(view))
    return (
      <Empty title={t("catch-up.none")} hint={t("state.all-gone-hint")} takesFocus={moved}>
        {due}
      </Empty>
    );
  const isOneWay = ways.length === 1 && helpful.length === 1;
  return (
    <Empty
      title={t(title)}
      hint={t(isAllRead ? "state.all-read-hint" : "state.nothing-hint")}
      takesFocus={moved}
    >
      {isAllRead && due}
      {isAllRead && <OtherLists />}
      {helpful.map(({ facet, view: wider, items: count }) => (
        <button
          key={facet}
          type="button"
          className="button"
          onClick={() => dispatch({ type: "go", view: wider })}
        >
          {isAll
            ? t("remedy.drop", { facet: t(`facet.${facet}`), n: count })
            : t("remedy.drop-uncounted", { facet: t(`facet.${facet}`) })}
        </button>
      ))}
      {!isOneWay && (
        <button
          type="button"
          className="button primary"
          onClick={() => dispatch({ type: "go", view: unfiltered(view) })}
        >
          {t("chips.clear")}
        </button>
      )}
    </Empty>
  );
}
