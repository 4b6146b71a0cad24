import { hasMarksBelow } from "../../reading/search/marks-below.ts";
import type { Found } from "../../reading/search/search-read.ts";
import { digestWindow } from "../../reading/timeline/digest-window.ts";
import { FailedItem } from "../item/FailedItem.tsx";
import { ItemCard } from "../item/ItemCard.tsx";
import type { Place } from "../item/place.ts";
import { Boundary } from "../ui/Boundary.tsx";

interface FoundCardProps extends Pick<Place, "position" | "size"> {
  readonly hit: Found;
  /** The parts of the query, each of which it has. */
  readonly parts: readonly string[];
}

/** One item that a search found, unfolded where a part of the query may stand below the fold of its text. */
export function FoundCard({ hit: { item, digest }, parts, position, size }: FoundCardProps) {
  const windowStart = digestWindow(digest)?.start ?? null;
  return (
    <div className="row row-item" data-row={position - 1}>
      <Boundary fallback={(retry) => <FailedItem item={item} onRetry={retry} />}>
        <ItemCard
          item={item}
          shows={hasMarksBelow(item.body, parts) ? "whole" : "text"}
          place={{ day: null, zone: digest.zone, windowStart, position, size }}
        />
      </Boundary>
    </div>
  );
}
