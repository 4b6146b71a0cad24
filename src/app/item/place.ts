import type { TimePlace } from "../../reading/text/time-text.ts";

/** Where an item stands: its digest's day and zone, for its time; its place in the list, for readers by ear. */
export interface Place extends TimePlace {
  /** 1-based. */
  readonly position: number;
  /** -1 where the length of the list is not known. */
  readonly size: number;
}
