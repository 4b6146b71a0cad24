import { type ReactNode, useRef, useState } from "react";
import { WindowVirtualizer, type WindowVirtualizerHandle } from "virtua";
import type { Item } from "../../bundle/schema.ts";
import { firstCards } from "../../reading/rows.ts";
import type { Row } from "../../reading/timeline.ts";
import { formatView, type View } from "../../reading/view.ts";
import { usePrerendering, useT } from "../state/context.tsx";
import { CurrentDigest } from "./CurrentDigest.tsx";
import type { Edges } from "./edges.ts";
import { layerOf } from "./layer-of.ts";
import { TimelineRow } from "./TimelineRow.tsx";
import { useAnchor } from "./use-anchor.ts";
import { useMarkOnScroll } from "./use-mark-on-scroll.ts";
import { useRegisteredList } from "./use-registered-list.ts";
import { useWindowEdges } from "./use-window-edges.ts";

interface TimelineProps {
  readonly rows: readonly Row[];
  readonly view: View;
  readonly edges: Edges;
  readonly busy: boolean;
  /** Stands under an item's text: further reports. */
  readonly below?: ((item: Item) => ReactNode) | undefined;
}

/** Extra rows kept ready beyond the window, in px: about three cards each way. */
const BUFFER_PX = 500;

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
  const handle = useRef<WindowVirtualizerHandle>(null);
  const shifted = useWindowEdges(root, rows, edges);
  // A list that will grow starts as the virtual one and remains it: a change in between draws every
  // card anew, which loses the place and the click that was on its way.
  const grows = rows.length > WHOLE_ROWS || busy || Boolean(edges.older) || Boolean(edges.newer);
  const prerendering = usePrerendering();
  const list = formatView(view);
  const [first] = useState(() => ({ list, layer: layerOf(rows) }));
  const [grown, setGrown] = useState<string | null>(null);
  if (grows && grown !== list) setGrown(list);
  const whole = !grows && grown !== list;
  const draw = (row: Row, index: number) => (
    <TimelineRow key={row.key} row={row} index={index} below={below} />
  );
  useAnchor(root, handle, rows, view, shifted);
  useMarkOnScroll(root, useRegisteredList(root, handle, rows, view));
  return (
    <div className="stream">
      <CurrentDigest root={root} rows={rows} />
      <div ref={root} role="feed" aria-label={t("list.label")} aria-busy={busy} data-list="" tabIndex={-1}>
        {prerendering || whole ? (
          (prerendering ? firstCards(rows, PRERENDERED) : rows).map(draw)
        ) : (
          <WindowVirtualizer
            // A list that took over cards draws only as many as these were until it is scrolled: no other list may.
            key={list}
            ref={handle}
            data={rows}
            bufferSize={BUFFER_PX}
            shift={shifted}
            {...(list === first.list ? first.layer : {})}
          >
            {draw}
          </WindowVirtualizer>
        )}
      </div>
    </div>
  );
}
