import type { Timeline } from "../data/use-timeline.ts";

/** What of a list is not here. */
export interface Lack {
  /** Whether some of it is on its way. */
  readonly busy: boolean;
  /** Whether the network is missing, and not a single file. */
  readonly stuck: boolean;
}

/** What a list has below its last row once nothing is on its way. */
export type Rest = "more" | "tired" | "end";

/** What stands below the last row. */
export type ListEnd = "failed" | "busy" | Rest;

/** How a filter looks through the archive; waits where older items are looked at once the reader comes near the end. */
export type Looking = "running" | "waiting" | "stopped" | "done";

/** What of a timeline's window is not here. A gap does not end the list; two in a row mean that all of it is missing. */
export function lackOf({ loaded, isWaiting, isListFailed }: Timeline): Lack {
  const isGone = loaded.length > 0 && loaded.slice(-2).every(({ state }) => state === "failed");
  return {
    busy: isWaiting || loaded.some(({ state }) => state === "loading"),
    stuck: isListFailed || isGone,
  };
}

/** What stands below the last row of a list that lacks something, or has such a rest. */
export function endOf({ busy, stuck }: Lack, rest: Rest): ListEnd {
  if (stuck) return "failed";
  return busy ? "busy" : rest;
}

/** How far a filter is in looking through a list that lacks something, or has such a rest. */
export function lookingOf({ busy }: Lack, rest: Rest): Looking {
  if (rest === "tired") return "stopped";
  if (busy) return "running";
  return rest === "more" ? "waiting" : "done";
}
