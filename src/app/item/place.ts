import type { Day } from "../../bundle/schema.ts";

/** Where an item stands: its digest's day and zone, for its time; its place in the list, for readers by ear. */
export interface Place {
  /** The day that the list says over the item; null in lists that say none. */
  readonly day: Day | null;
  readonly zone: string;
  /** The beginning of the stretch that its digest covers; null where that is not known. */
  readonly windowStart: number | null;
  /** 1-based. */
  readonly position: number;
  /** -1 where the length of the list is not known. */
  readonly size: number;
}
