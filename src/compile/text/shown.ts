import { withAddresses } from "./addresses.ts";

/** Longest address that a message shows whole, in UTF-16 units. */
const LONGEST = 300;

/** An address, or what stands in place of one, for a message; of a very long one what leads somewhere is kept. */
export const shown = (url: string): string =>
  url.length <= LONGEST ? url : `${url.slice(0, LONGEST)}…${withAddresses(url)}`;
