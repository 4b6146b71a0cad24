import { type ReactNode, useMemo, useRef } from "react";
import type { Item, ItemId } from "../../bundle/schema.ts";
import { partName } from "../../reading/commands/intent.ts";
import { isBookmarked, isRead } from "../../reading/state/reading-state.ts";
import { byTime } from "../../reading/stories/folding.ts";
import { type ItemRow, wholeOf } from "../../reading/timeline/rows.ts";
import { useDispatch, usePreferences, useReading, useSession } from "../state/context.tsx";
import { later } from "../state/later.tsx";
import { classNames } from "../ui/class-names.ts";
import { Byline } from "./Byline.tsx";
import { CategoryLabel } from "./CategoryLabel.tsx";
import { Fold } from "./Fold.tsx";
import { ItemActions } from "./ItemActions.tsx";
import { ItemBody } from "./ItemBody.tsx";
import { ItemHeadline } from "./ItemHeadline.tsx";
import { ItemTime } from "./ItemTime.tsx";
import { MarkerContext } from "./Marked.tsx";
import type { Place } from "./place.ts";
import { SideLabels } from "./SideLabels.tsx";
import { Unfold } from "./Unfold.tsx";
import { useCardFocus } from "./use-card-focus.ts";
import { useKeptHeight } from "./use-kept-height.ts";
import { useSettledReports } from "./use-settled-reports.ts";
import { useVerdict } from "./use-verdict.ts";

interface ItemCardProps {
  readonly item: Item;
  readonly place: Place;
  /** What stands under it, and whether it repeats what was read. */
  readonly card?: Pick<ItemRow, "reports" | "voices" | "repeat">;
  /** Stands under the text, and keeps it open: a bookmark's note. */
  readonly children?: ReactNode;
  /** What was searched for is never one line; "whole" where a hit may stand below the fold of its text. */
  readonly shows?: "text" | "whole";
}

const ConflictLine = later(() => import("./ConflictLine.tsx").then((module) => module.ConflictLine));
const ItemNames = later(() => import("./ItemNames.tsx").then((module) => module.ItemNames));
const KeyFactsLine = later(() => import("./KeyFactsLine.tsx").then((module) => module.KeyFactsLine));

const BARE = { reports: [], voices: [], repeat: false };

/** What a card shows of the reader's state. */
function useCardState(id: ItemId) {
  const read = useReading((state) => isRead(state, id));
  const kept = useReading((state) => isBookmarked(state, id));
  const selected = useSession((session) => session.selected === id);
  const open = useSession((session) => session.expanded.has(partName(id, "text")));
  const readBefore = useSession((session) => isRead(session.atLoad, id));
  return { read, kept, selected, open, readBefore };
}

/** One item: state rule, headline, text, what folds under it, and beside it category, time and actions. */
export function ItemCard({ item, place, card = BARE, children, shows }: ItemCardProps) {
  const { reports, voices, repeat } = card;
  const dispatch = useDispatch();
  const { density, foldRead } = usePreferences();
  const { read, kept, selected, open, readBefore } = useCardState(item.id);
  const ref = useRef<HTMLElement>(null);
  const tabbable = useCardFocus(ref, item.id, place.position === 1);
  const whole = useMemo(() => wholeOf({ item, reports }), [item, reports]);
  const under = useSettledReports(reports);
  const inTime = useMemo(() => wholeOf({ item, reports: under }).toSorted(byTime), [item, under]);
  const oneLine =
    !shows && (density === "titles" || (!children && (repeat || (foldRead && read && readBefore))));
  const folded = oneLine && !open;
  // Less than the text stands here, and more than a press on `… 展开` is needed to see it.
  const folds = oneLine || density === "facts";
  const brief = density === "facts" && !open;
  const isWhole = shows === "whole";
  useKeptHeight(ref, read, `${density} ${open}`);
  const verdict = useVerdict(item);
  const id = `item-${item.id.replace(".", "-")}`;
  const isUpdate = verdict.facts.length > 0;
  const classes = {
    card: true,
    update: isUpdate,
    read,
    selected,
    kept,
    folded,
    folds: folds && !folded,
  };
  return (
    <article
      ref={ref}
      lang="zh-Hans"
      className={classNames(classes)}
      aria-labelledby={id}
      aria-posinset={place.position}
      aria-setsize={place.size}
      aria-current={selected ? "true" : undefined}
      tabIndex={tabbable ? 0 : -1}
      data-item={item.id}
      onFocus={() => dispatch({ type: "select", id: item.id })}
    >
      <div className="card-main">
        <MarkerContext value={verdict.marker}>
          <ItemHeadline item={item} id={id} whole={whole} update={isUpdate}>
            {folded && (
              <>
                {" "}
                <span className="who">{item.source.author ?? item.source.handle ?? item.source.site}</span>
              </>
            )}
          </ItemHeadline>
          {folds && <Unfold id={item.id} open={open} />}
          {!folded && brief && (
            <KeyFactsLine markdown={item.body}>
              <Byline source={item.source} />
            </KeyFactsLine>
          )}
          {!folded && !brief && (
            <ItemBody item={item} open={open || isWhole} folds={folds || isWhole}>
              <Byline source={item.source} />
            </ItemBody>
          )}
        </MarkerContext>
        {open && <ItemNames item={item} />}
        {!folded && under.length > 0 && <ConflictLine items={inTime} />}
        <Fold item={item} part="reports" items={under} place={place} />
        <Fold item={item} part="voices" items={voices} place={place} />
        {!folded && children}
      </div>
      <div className="card-side">
        <CategoryLabel item={item} filled={!read} />
        <ItemTime instant={item.publishedAt} place={place} />
        <SideLabels whole={whole} facts={verdict.facts} />
        <ItemActions item={item} whole={whole} />
      </div>
    </article>
  );
}
