import { PLAIN_POST, X_HOST } from "./x-post.ts";

/**
 * Parameters that say where a reader came from and not what the page is; `s` and `t` on X alone, as elsewhere they may
 * name the page.
 */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|igshid|mc_cid|mc_eid|ref_src|ref_url|spm|s|t)$/;

const POST = /^\/(?:[^/]+|i\/web)\/status(?:es)?\/(\d+)/;

/**
 * Gives one spelling to all addresses of a page, for identity and never for linking.
 * `https://twitter.com/a/status/1?s=20` and `http://x.com/b/status/1/` give `x.com/status/1`; other addresses lose
 * scheme, `www.`, tracking parameters, fragment and the last slash.
 */
export function canonicalUrl(address: string): string {
  const plain = PLAIN_POST.exec(address)?.[2];
  if (plain !== undefined) return `x.com/status/${plain}`;
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const onX = X_HOST.test(url.hostname);
  const post = onX ? POST.exec(url.pathname)?.[1] : undefined;
  if (post !== undefined) return `x.com/status/${post}`;
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((pair) => {
      const name = pair.split("=", 1)[0] ?? "";
      return name !== "" && !(TRACKING.test(name) && (onX || name.length > 1));
    });
  const query = kept.length > 0 ? `?${kept.join("&")}` : "";
  return `${siteOf(address) ?? ""}${url.pathname.replace(/\/+$/, "")}${query}`;
}

/** The host that a reader recognises: lower case, without `www.`; null for anything that is not an address. */
export function siteOf(address: string): string | null {
  if (PLAIN_POST.test(address)) return "x.com";
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : null;
}
