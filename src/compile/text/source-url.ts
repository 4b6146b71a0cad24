import { PLAIN_POST, X_HOST } from "./x-post.ts";

/** First millisecond of the post ids on X: 2010-11-04T01:42:54.657Z. */
const SNOWFLAKE_EPOCH_MS = 1288834974657;

/** Ids below this are from before November 2010, when they were counted up and carried no time. */
const FIRST_SNOWFLAKE = 1n << 22n;

/** Names in the first part of a path on X that are no accounts. */
const NOT_ACCOUNTS: ReadonlySet<string> = new Set([
  "i",
  "home",
  "search",
  "hashtag",
  "intent",
  "share",
  "explore",
]);

/** What an address tells about its post. */
export interface Post {
  /** Account without `@`, or null where the address names none. */
  readonly handle: string | null;
  /** Milliseconds since 1970, or null where the address has no usable post id. */
  readonly publishedAt: number | null;
}

const NO_POST: Post = { handle: null, publishedAt: null };

/**
 * The absolute http(s) address that a link leads to, as written; null for any other link, be it relative,
 * scheme-relative or unparsable.
 */
export function httpAddress(address: string): string | null {
  if (!/^https?:\/\//i.test(address)) return null;
  return URL.canParse(address) ? address : null;
}

/** Whether a link in a text may lead to an address: http, https or mailto. */
export const isLinkable = (address: string): boolean =>
  httpAddress(address) !== null || /^mailto:[^\s]+$/i.test(address);

/** Account and time of a post on X (or twitter.com) from its address alone. */
export function postOf(address: string | null): Post {
  if (address === null) return NO_POST;
  const plain = PLAIN_POST.exec(address);
  if (plain) return postBy(plain[1] ?? "", snowflakeTime(plain[2] ?? ""));
  if (!URL.canParse(address)) return NO_POST;
  const url = new URL(address);
  if (!X_HOST.test(url.hostname)) return NO_POST;
  const [, account = "", kind = "", id = ""] = url.pathname.split("/");
  const numbered = kind === "status" || kind === "statuses";
  return postBy(account, numbered ? snowflakeTime(id) : null);
}

function postBy(account: string, publishedAt: number | null): Post {
  const handle = /^\w{1,30}$/.test(account) && !NOT_ACCOUNTS.has(account.toLowerCase()) ? account : null;
  return { handle, publishedAt };
}

/** When a post was made (ms since 1970), from its id; null where the text is no such id. */
export function snowflakeTime(id: string): number | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const value = BigInt(id);
  if (value < FIRST_SNOWFLAKE || value >= 1n << 63n) return null;
  return Number(value >> 22n) + SNOWFLAKE_EPOCH_MS;
}
