import { type ReactNode, useRef, useState } from "react";
import type { Item } from "../../bundle/schema.ts";
import { firstCards } from "../../reading/timeline/rows.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import type { View } from "../../reading/view/view.ts";
import { takeLayerHeights } from "../env/first-layer.ts";
import { RowList, type RowListHandle } from "../list/RowList.tsx";
import { useT } from "../state/context.tsx";
import { later } from "../state/later.tsx";
import { PRERENDERING } from "../state/prerendering.ts";
import { CurrentDigest } from "./CurrentDigest.tsx";
import type { Edges } from "./edges.ts";
import { TimelineRow } from "./TimelineRow.tsx";
import { useAnchor } from "./use-anchor.ts";
import { useRegisteredList } from "./use-registered-list.ts";
import { useWindowEdges } from "./use-window-edges.ts";

const MarkOnScroll = later(() => import("./MarkOnScroll.tsx").then((module) => module.MarkOnScroll));

interface TimelineProps {
  readonly rows: readonly Row[];
  readonly view: View;
  readonly edges: Edges;
  readonly busy: boolean;
  /** Stands under an item's text: a bookmark's note. */
  readonly below?: ((item: Item) => ReactNode) | undefined;
}

/**
 * A list of so many rows stands in the page whole: the browser's own find-in-page and a screen reader's
 * list of articles then have all of it, and 60 cards stay below 1,500 elements.
 */
const WHOLE_ROWS = 60;

/** Cards of the prerendered page: the newest digest and what makes up sixty, but never a page of megabytes. */
const PRERENDERED = { fewest: 60, most: 200 } as const;

/**
 * The list of items. Headings in it are plain text, as a feed may hold articles only;
 * `CurrentDigest` before it has the true headings and the button of the digest on screen.
 */
export function Timeline({ rows, view, edges, busy, below }: TimelineProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<RowListHandle>(null);
  useWindowEdges(root, rows, edges);
  const whole = rows.length <= WHOLE_ROWS && !busy && !edges.older && !edges.newer;
  const [heights] = useState(takeLayerHeights);
  const draw = (row: Row, index: number) => (
    <TimelineRow key={row.key} row={row} index={index} below={below} />
  );
  useAnchor(root, handle, rows, view);
  const cards = useRegisteredList(root, handle, rows, view);
  return (
    <div className="stream">
      <MarkOnScroll root={root} cards={cards} />
      <CurrentDigest root={root} rows={rows} />
      <div ref={root} role="feed" aria-label={t("list.label")} aria-busy={busy} data-list="" tabIndex={-1}>
        {PRERENDERING ? (
          firstCards(rows, PRERENDERED).map(draw)
        ) : (
          <RowList ref={handle} rows={rows} draw={draw} known={heights} whole={whole} />
        )}
      </div>
    </div>
  );
}
