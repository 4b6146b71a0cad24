import type { Plugin } from "vite";
import { withParts } from "./lean-parts.ts";
import { LEAN_RENDERER, RENDERER } from "./lean-renderer.ts";
import { askedOf, WITHOUT_NEVER_ASKED } from "./never-asked.ts";

/** Modules of which the app uses little or nothing, by the end of their ids, and what replaces them. */
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
  // Nor has it a query that suspends or throws: what failed is an answer.
  [
    "react-query/build/modern/suspense.js",
    `export const ensureSuspenseTimers = () => {};
export const shouldSuspend = () => false;
export const fetchOptimistic = () => {};
export const defaultThrowOnError = () => false;`,
  ],
  [
    "react-query/build/modern/errorBoundaryUtils.js",
    `export const ensurePreventErrorBoundaryRetry = () => {};
export const useClearResetErrorBoundary = () => {};
export const getHasError = () => false;`,
  ],
  [
    "react-query/build/modern/QueryErrorResetBoundary.js",
    `export const useQueryErrorResetBoundary = () => {};
export const QueryErrorResetBoundary = null;`,
  ],
  [
    "react-query/build/modern/IsRestoringProvider.js",
    `export const useIsRestoring = () => false;
export const IsRestoringProvider = null;`,
  ],
];

/** Modules that lose some of their parts, by the end of their ids. */
const PARTS = Object.entries({ [RENDERER]: LEAN_RENDERER, ...WITHOUT_NEVER_ASKED });

/** Leaves out of the app's first scripts what their libraries bring for other apps. */
export function leanImports(): Plugin {
  return {
    name: "tidings:lean-imports",
    apply: "build",
    transform(code, id) {
      const parts = PARTS.find(([end]) => id.endsWith(end));
      if (parts) return { code: withParts(code, parts[1], (text) => this.parse(text)), map: null };
      const lean = LEAN.find(([end]) => id.endsWith(end));
      return lean ? { code: lean[1], map: null } : null;
    },
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        const asked = file.type === "chunk" ? askedOf(file.code) : null;
        if (asked) this.error(`${file.fileName} asks for ${asked}, which never-asked.ts leaves out.`);
      }
    },
  };
}
