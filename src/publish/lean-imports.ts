import type { Plugin } from "vite";

/** Vite's own helper, by the end of its id. */
const HELPER = "vite/preload-helper.js";

/**
 * Says that a script did not come, as Vite's helper does. What that does besides, preloading what a script imports,
 * costs each first visit a list of all files of the app.
 */
const LEAN = `export const __vitePreload = (load) => load().catch((error) => {
  window.dispatchEvent(new Event("vite:preloadError"));
  throw error;
});`;

/** Scripts that come later, without the helper that preloads what they import. */
export function leanImports(): Plugin {
  return {
    name: "tidings:lean-imports",
    apply: "build",
    transform: (_, id) => (id.endsWith(HELPER) ? { code: LEAN, map: null } : null),
  };
}
