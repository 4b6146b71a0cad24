import { useRef } from "react";
import { dayOf } from "../../bundle/item-id.ts";
import type { Item } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { useReading } from "../state/context.tsx";
import { Byline } from "./Byline.tsx";
import { ItemActions } from "./ItemActions.tsx";
import { ItemHeadline } from "./ItemHeadline.tsx";
import { ItemText } from "./ItemText.tsx";
import { ItemTime } from "./ItemTime.tsx";
import { MarkerContext } from "./Marked.tsx";
import type { Place } from "./place.ts";
import { useKeptHeight } from "./use-kept-height.ts";
import { useVerdict } from "./use-verdict.ts";

interface ReportProps {
  readonly item: Item;
  /** Where the card stands that it is folded under. */
  readonly place: Place;
}

/** An item under the card of another: read, kept and opened by itself. */
export function Report({ item, place }: ReportProps) {
  const read = useReading((state) => isRead(state, item.id));
  const id = `report-${item.id.replace(".", "-")}`;
  const whole = [item];
  const { facts, marker } = useVerdict(item);
  const ref = useRef<HTMLElement>(null);
  useKeptHeight(ref, read, "");
  return (
    <article
      ref={ref}
      className={`report${facts.length > 0 ? " update" : ""}${read ? " read" : ""}`}
      aria-labelledby={id}
      data-report={item.id}
    >
      <MarkerContext value={marker}>
        <ItemTime instant={item.publishedAt} place={{ ...place, day: dayOf(item.id), windowStart: null }} />
        <div>
          <ItemHeadline item={item} id={id} whole={whole} update={facts.length > 0} level="h5" />
          <div className="body">
            <Byline source={item.source} />
            <ItemText markdown={item.body} />
          </div>
        </div>
        <ItemActions item={item} whole={whole} />
      </MarkerContext>
    </article>
  );
}
