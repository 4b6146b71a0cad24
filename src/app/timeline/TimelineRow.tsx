import { memo, type ReactNode } from "react";
import type { Item } from "../../bundle/schema.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import { FailedItem } from "../item/FailedItem.tsx";
import { ItemCard } from "../item/ItemCard.tsx";
import { later } from "../state/later.tsx";
import { PRERENDERING } from "../state/prerendering.ts";
import { Boundary } from "../ui/Boundary.tsx";
import { DayHeading } from "./DayHeading.tsx";
import { DigestHeading } from "./DigestHeading.tsx";
import { FailedRow } from "./FailedRow.tsx";
import { LoadingRow } from "./LoadingRow.tsx";

const Marker = later(() => import("./Marker.tsx").then((module) => module.Marker));

interface TimelineRowProps {
  readonly row: Row;
  readonly index: number;
  readonly below: ((item: Item) => ReactNode) | undefined;
}

/** One row of the timeline; drawn again only when the row itself changes. */
export const TimelineRow = memo(function TimelineRow({ row, index, below }: TimelineRowProps) {
  switch (row.type) {
    case "day":
      return (
        <div className="row row-day" data-row={index} data-day={row.day}>
          <DayHeading row={row} />
        </div>
      );
    case "digest":
      return (
        <div
          className="row row-digest"
          data-row={index}
          data-digest={row.digest.id}
          data-holds={PRERENDERING ? row.items.map(({ id }) => id).join(" ") : undefined}
        >
          <DigestHeading row={row} />
        </div>
      );
    case "item":
      return (
        <div className={`row row-item${row.last ? " last" : ""}${row.few ? " few" : ""}`} data-row={index}>
          <Boundary fallback={(retry) => <FailedItem item={row.item} onRetry={retry} />}>
            <ItemCard item={row.item} place={row} card={row}>
              {below?.(row.item)}
            </ItemCard>
          </Boundary>
        </div>
      );
    case "marker":
      return (
        <div className="row row-marker" data-row={index}>
          <Marker />
        </div>
      );
    case "loading":
      return <LoadingRow items={row.items} />;
    case "failed":
      return <FailedRow label={row.file} />;
    default:
      return row satisfies never;
  }
});
