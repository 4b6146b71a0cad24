import { joined, type Visit } from "./visit.ts";

/** The visit of this page goes on after another state was taken in, and knows what either knew. */
export const joinVisits = (own: Visit, other: Visit): Visit => ({
  ...own,
  seen: Math.max(own.seen, other.seen),
  shown: joined(own.shown, other.shown),
});
