/** Marks in this tab's storage that a release was reloaded once, so that it never is in a loop. */
const key = (basePath: string): string => `tidings:${basePath}:reloaded`;

/**
 * Reloads the page, once for each release, where a script of it is gone from the host: the page is of an
 * older release then. Without a network nothing is reloaded, as the page in hand is better than none.
 */
export function reloadOnLostChunk(basePath: string): void {
  window.addEventListener("vite:preloadError", () => {
    void fetch(document.baseURI, { cache: "no-store" }).then((response) => {
      if (!response.ok || !claimReload(basePath)) return;
      window.location.reload();
    }, ignoreOffline);
  });
}

/** Offline: the part that could not be loaded shows its own words. */
const ignoreOffline = (): void => {};

function claimReload(basePath: string): boolean {
  try {
    if (sessionStorage.getItem(key(basePath)) === import.meta.url) return false;
    sessionStorage.setItem(key(basePath), import.meta.url);
    return true;
  } catch {
    // Without storage a loop could not be told from a first time: better no reload at all.
    return false;
  }
}
