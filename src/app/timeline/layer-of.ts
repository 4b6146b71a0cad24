import type { CacheSnapshot } from "virtua";
import type { Row } from "../../reading/timeline.ts";
import { takeLayerHeights } from "../env/first-layer.ts";

/** The list is drawn in slices: a reader may scroll on meanwhile, by so many px. */
const MARGIN_PX = 300;

/** What a list needs to stand where the prerendered cards stood. */
interface Layer {
  readonly cache?: CacheSnapshot;
  /** Rows drawn at once, before the list has measured the window. */
  readonly ssrCount?: number;
}

/** The list's own sign for a row that was not measured; the middle of the others is taken for it. */
const UNMEASURED = -1;

/** The heights of the prerendered rows, so that a list has its first rows at their places from its first frame on. */
export function layerOf(rows: readonly Row[]): Layer {
  const heights = takeLayerHeights();
  const known = [...heights.values()].sort((a, b) => a - b);
  const middle = known[known.length >> 1];
  if (middle === undefined) return {};
  const sizes = rows.map(({ key }) => heights.get(key) ?? UNMEASURED);
  const bottom = window.scrollY + window.innerHeight + MARGIN_PX;
  let ssrCount = 0;
  for (let top = 0; ssrCount < sizes.length && top < bottom; ssrCount += 1) {
    const size = sizes[ssrCount] ?? UNMEASURED;
    top += size === UNMEASURED ? middle : size;
  }
  return { cache: [sizes, middle] as unknown as CacheSnapshot, ssrCount };
}
