/** How a file of the site is had: kept for ever, asked for anew each time, or left to the network alone. */
export type CachePolicy = "immutable" | "revalidate" | "network";

/** Names whose hash fixes what is in them: scripts and styles of a release, files of the bundle. */
const HASHED = [/^assets\/[\w.-]+-[\w-]{8}\.\w+$/, /^data\/[\w./-]+\.[\w-]{8}\.json$/] as const;

/** The page, whatever its view, and the one file of the bundle with a fixed name. */
const CURRENT: readonly string[] = ["", "index.html", "data/manifest.json"];

/** The path of an address below the scope (an address that ends with `/`); null for one outside it. */
export const pathBelow = (url: string, scope: string): string | null =>
  url.startsWith(scope) ? url.slice(scope.length).replace(/[?#].*$/, "") : null;

/**
 * What to do with a request, by its address. Parts of the search index stay with the network: they serve
 * only a search that can fetch what it finds, and without a network all that is stored is searched in full.
 */
export function cachePolicy(url: string, scope: string): CachePolicy {
  const path = pathBelow(url, scope);
  if (path === null) return "network";
  if (CURRENT.includes(path)) return "revalidate";
  return HASHED.some((hashed) => hashed.test(path)) ? "immutable" : "network";
}

/** The header that tells a stored answer from one of the network: when it was stored, in ms since 1970. */
export const STORED_AT = "x-tidings-stored";

/** Names of our caches begin with this: another deployment on the origin has caches of its own. */
export const cachePrefix = (basePath: string): string => `tidings:${basePath}:`;

/** The cache of what digests hold, which outlives releases; `basePath` is the scope's path, `/reader/`. */
export const dataCache = (basePath: string): string => `${cachePrefix(basePath)}data`;

/** The caches of one release: its scripts and its page. */
export const releaseCaches = (
  basePath: string,
  release: string,
): { readonly scripts: string; readonly page: string } => ({
  scripts: `${cachePrefix(basePath)}scripts:${release}`,
  page: `${cachePrefix(basePath)}page:${release}`,
});

/**
 * Caches of ours that a release no longer needs. The scripts of the release before stay, as tabs may still
 * show it; `names` is in the order in which the caches were made.
 */
export function outdatedCaches(
  names: readonly string[],
  basePath: string,
  release: string,
): readonly string[] {
  const prefix = cachePrefix(basePath);
  const own: readonly string[] = [dataCache(basePath), ...Object.values(releaseCaches(basePath, release))];
  const others = names.filter((name) => name.startsWith(prefix) && !own.includes(name));
  const before = others.findLast((name) => name.startsWith(`${prefix}scripts:`));
  return others.filter((name) => name !== before);
}

/** The scripts that a page of any release names to be loaded first, as the page has them; none in a page of another site. */
export const scriptsOfPage = (html: string): readonly string[] =>
  / data-app="([^"]*)"/.exec(html)?.[1]?.split(" ").filter(Boolean) ?? [];

/**
 * True for a page all of whose scripts and styles are files of this release. What a portal or another
 * release answers is shown to the reader, but never kept as the page of this one.
 */
export function isPageOf(html: string, files: readonly string[]): boolean {
  const named = [...html.matchAll(/\bassets\/[\w.-]+\.(?:js|css)\b/g)].map(([name]) => name);
  return named.some((name) => name.endsWith(".js")) && named.every((name) => files.includes(name));
}
