import type { CSSProperties } from "react";

/** Sets how much of a gauge is thick, 0 to 1. */
export const gaugeStyle = (share: number): CSSProperties => ({ "--unread": share }) as CSSProperties;
