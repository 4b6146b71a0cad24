import type { WorkboxPlugin } from "workbox-core/types.js";
import { decodeManifest } from "../bundle/decode.ts";
import { isNamedAfter } from "../bundle/named-after.ts";
import { parseJson } from "../bundle/parse-json.ts";
import { isPageOf, STORED_AT, scriptsOfPage } from "../reading/offline/cache-policy.ts";

/** Headers that speak of bytes on the wire, which the stored text no longer is. */
const OF_THE_WIRE = ["content-encoding", "content-length", "transfer-encoding"] as const;

/** An answer for the page, and all of its text. */
export interface WholePage {
  readonly answer: Response;
  readonly html: string;
}

/**
 * The answer once all of it is here, which costs no time: nothing of a page is painted for a known reader before it is
 * whole. Throws where it is cut, and for a host that is down or has no page while it changes to another release: that
 * counts as no network. Whatever else the host says is shown, or a site in this one's place would be hidden for ever.
 * Firefox answers a navigation preload that found no network with an error instead of rejecting it.
 */
export async function wholePage(answer: Response): Promise<WholePage> {
  if (answer.type === "error") throw new Error("There is no network.");
  if (answer.status >= 500 || answer.status === 404) throw new Error(`The host answered ${answer.status}.`);
  return { answer, html: await answer.clone().text() };
}

/**
 * The page, where its scripts are on the host too. Throws for a page of another release that came before its scripts, or
 * stayed after them in a cache on its way: as that page would stand there without the app, it counts as no network. A
 * page of this release is not looked into, nor one of another site. `ask` says with which status the host answers.
 */
export async function withScripts(
  whole: WholePage,
  files: readonly string[],
  ask: (script: string) => Promise<number>,
): Promise<WholePage> {
  if (isPageOf(whole.html, files)) return whole;
  const statuses = await Promise.all(scriptsOfPage(whole.html).map(ask));
  if (statuses.some((status) => status === 403 || status === 404))
    throw new Error("The page has no scripts.");
  return whole;
}

/** The answer as it is stored, or null for one that is not the page of this release. */
export function pageToKeep({ answer, html }: WholePage, files: readonly string[]): Response | null {
  if (answer.status !== 200 || !isPageOf(html, files)) return null;
  const headers = new Headers(answer.headers);
  for (const name of OF_THE_WIRE) headers.delete(name);
  // Made anew, as a browser refuses to show a page that remembers a redirect.
  return new Response(html, { headers });
}

/** Only whole files are stored, each under its true name; what is cut, swapped or a page of the host is not. */
export const keepShard: WorkboxPlugin = {
  cacheWillUpdate: async ({ request, response }) => {
    const text = response.status === 200 ? await response.text().catch(() => null) : null;
    return text !== null && isNamedAfter(request.url, text) ? answerToStore(text) : null;
  },
};

/** What was stored is better than a manifest that is none, or that does not come to its end. */
export const keepManifest: WorkboxPlugin = {
  fetchDidSucceed: async ({ response, state = {} }) => {
    const text = await response.clone().text();
    const read = response.ok ? readManifest(text) : "none";
    // Of newer data the page tells, and asks to be loaded anew.
    if (read !== "ok" && read !== "newer") throw new Error(`No manifest: ${response.status}, ${read}.`);
    state.answer = read === "ok" ? answerToStore(text) : null;
    return response;
  },
  cacheWillUpdate: async ({ state }) => state?.answer,
};

function answerToStore(text: string): Response {
  const bytes = new TextEncoder().encode(text);
  return new Response(bytes, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-length": String(bytes.length),
      [STORED_AT]: String(Date.now()),
    },
  });
}

/** How a text reads as a manifest: `ok`, or what is wrong with it. */
function readManifest(text: string): string {
  const manifest = decodeManifest(parseJson(text.replace(/^\uFEFF/, "")));
  return manifest.ok ? "ok" : manifest.error.type;
}
