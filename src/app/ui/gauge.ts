import type { CSSProperties } from "react";

interface GaugeProps {
  readonly style?: CSSProperties;
  readonly "data-full"?: "";
}

/**
 * Sets how much of a gauge is thick, 0 to 1. A full or empty one takes no style attribute: those are what
 * a prerendered page has, and the page's policy allows no such attribute in its markup.
 */
export function gauge(share: number): GaugeProps {
  if (share === 0) return {};
  return share === 1 ? { "data-full": "" } : { style: { "--unread": share } as CSSProperties };
}
