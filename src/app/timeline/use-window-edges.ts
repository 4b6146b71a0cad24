import { type RefObject, useEffect } from "react";
import type { Row } from "../../reading/timeline/timeline.ts";
import type { Edges } from "./edges.ts";

/** Asks for more rows when the reader is this near to an edge, in windows' heights. */
const NEAR = 2.5;

/** How long a new list is left alone before newer rows are added above it, in milliseconds. */
const SETTLE_MS = 700;

/** Asks for older or newer shards as the reader nears an edge. */
export function useWindowEdges(
  root: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  edges: Edges,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows may leave the reader near an edge again
  useEffect(() => {
    let lastTop = window.scrollY;
    const look = (newerToo: boolean) => {
      const box = root.current?.getBoundingClientRect();
      if (!box) return;
      const near = window.innerHeight * NEAR;
      if (edges.older && box.bottom < window.innerHeight + near) edges.older();
      else if (newerToo && edges.newer && box.top > -near) edges.newer();
    };
    const onScroll = () => {
      look(window.scrollY < lastTop);
      lastTop = window.scrollY;
    };
    look(false);
    // A place that was just restored or jumped to settles first: rows before it would move it.
    const timer = window.setTimeout(() => look(true), SETTLE_MS);
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
    };
  }, [root, rows, edges]);
}
