import type { Plugin } from "vite";

/** Modules of which the app uses little or nothing, by the end of their ids, and that little. */
const LEAN: readonly (readonly [string, string])[] = [
  // Vite's own helper: what it does besides, preloading what a script imports, costs each first visit a list of all
  // files of the app.
  [
    "vite/preload-helper.js",
    `export const __vitePreload = (load) => load().catch((error) => {
  window.dispatchEvent(new Event("vite:preloadError"));
  throw error;
});`,
  ],
  // Each query client has a cache of mutations and can page through endless queries; the app has neither (2 kB).
  [
    "query-core/build/modern/mutationCache.js",
    `export class MutationCache {
  findAll = () => [];
  getAll = () => [];
  clear() {}
  resumePausedMutations = async () => {};
}`,
  ],
  [
    "query-core/build/modern/infiniteQueryBehavior.js",
    `export const infiniteQueryBehavior = () => undefined;
export const hasNextPage = () => false;
export const hasPreviousPage = () => false;`,
  ],
];

/** First scripts without what their libraries bring for others. */
export function leanImports(): Plugin {
  return {
    name: "tidings:lean-imports",
    apply: "build",
    transform: (_, id) => {
      const lean = LEAN.find(([end]) => id.endsWith(end));
      return lean ? { code: lean[1], map: null } : null;
    },
  };
}
