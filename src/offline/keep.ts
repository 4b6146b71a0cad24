import type { WorkboxPlugin } from "workbox-core/types.js";
import { decodeManifest } from "../bundle/decode.ts";
import { isNamedAfter } from "../bundle/named-after.ts";
import { isPageOf, STORED_AT } from "../reading/offline/cache-policy.ts";

/** Headers that speak of bytes on the wire, which the stored text no longer is. */
const OF_THE_WIRE = ["content-encoding", "content-length", "transfer-encoding"] as const;

/** The answer as it is stored, or null for one that is not the page of this release. */
export async function pageToKeep(answer: Response, files: readonly string[]): Promise<Response | null> {
  const html = answer.status === 200 ? await answer.text().catch(() => null) : null;
  if (html === null || !isPageOf(html, files)) return null;
  const headers = new Headers(answer.headers);
  for (const name of OF_THE_WIRE) headers.delete(name);
  // Made anew, as a browser refuses to show a page that remembers a redirect.
  return new Response(html, { headers });
}

/**
 * The answer once all of it is here, which costs no time: nothing of a page is painted for a known reader before it is
 * whole. Throws where it is cut, and for a host that is down, which counts as no network.
 */
export async function wholePage(answer: Response): Promise<Response> {
  if (answer.status >= 500) throw new Error(`The host answered ${answer.status}.`);
  await answer.clone().text();
  return answer;
}

/** Only whole files are stored, each under its true name; what is cut, swapped or a page of the host is not. */
export const keepData: WorkboxPlugin = {
  fetchDidSucceed: async ({ request, response }) => {
    // What was stored is better than a manifest that is none, or that does not come to its end; other files have no
    // other answer.
    if (isManifest(request.url) && !(response.ok && isWorthShowing(await response.clone().text())))
      throw new Error(`No manifest: ${response.status}.`);
    return response;
  },
  cacheWillUpdate: async ({ request, response }) => {
    const text = response.status === 200 ? await response.text().catch(() => null) : null;
    if (text === null || !isWhole(request.url, text)) return null;
    const bytes = new TextEncoder().encode(text);
    return new Response(bytes, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": String(bytes.length),
        [STORED_AT]: String(Date.now()),
      },
    });
  },
};

const isManifest = (url: string): boolean => url.endsWith("/data/manifest.json");

const isWhole = (url: string, text: string): boolean =>
  isManifest(url) ? readManifest(text) === "ok" : isNamedAfter(url, text);

/** Of newer data the page tells, and asks to be loaded anew. */
const isWorthShowing = (text: string): boolean => ["ok", "newer"].includes(readManifest(text));

/** How a text reads as a manifest: `ok`, or what is wrong with it. */
function readManifest(text: string): string {
  try {
    const manifest = decodeManifest(JSON.parse(text.replace(/^\uFEFF/, "")));
    return manifest.ok ? "ok" : manifest.error.type;
  } catch {
    return "no JSON";
  }
}
