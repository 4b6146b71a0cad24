import { withAddresses } from "./addresses.ts";

/** Longest address that a message shows whole, in UTF-16 units. */
const LONGEST = 300;

/** Shortens an address for a message: a very long one to its beginning and to every http(s) address in it. */
export const shown = (url: string): string =>
  url.length <= LONGEST ? url : `${url.slice(0, LONGEST)}…${withAddresses(url)}`;
