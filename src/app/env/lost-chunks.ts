import { storagePrefix } from "./storage-prefix.ts";

/** Marks in this tab's storage that a release was reloaded once, so that it never is in a loop. */
const key = (basePath: string): string => `${storagePrefix(basePath)}reloaded`;

/**
 * Reloads the page, once for each release, where a script of it is gone from the host: the page is of an
 * older release then. Without a network nothing is reloaded, as the page in hand is better than none.
 */
export function reloadOnLostChunk(basePath: string): void {
  let isAsking = false;
  window.addEventListener("vite:preloadError", () => {
    // A script holds many parts, and all of them miss it at once.
    if (isAsking || wasReloaded(basePath)) return;
    isAsking = true;
    void fetch(document.baseURI, { cache: "no-store" })
      .then((response) => {
        isAsking = response.ok && claimReload(basePath);
        if (isAsking) window.location.reload();
      })
      .catch(() => {
        // Offline: the part that could not be loaded shows its own words.
        isAsking = false;
      });
  });
}

/** Whether this release was reloaded before. Without storage a loop could not be told from a first time: as if it was. */
function wasReloaded(basePath: string): boolean {
  try {
    return sessionStorage.getItem(key(basePath)) === import.meta.url;
  } catch {
    return true;
  }
}

function claimReload(basePath: string): boolean {
  try {
    sessionStorage.setItem(key(basePath), import.meta.url);
    return true;
  } catch {
    // A page that could not tell that it was reloaded would be so again and again.
    return false;
  }
}
