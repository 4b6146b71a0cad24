import type { PluginOption } from "vite";
import { VitePWA } from "vite-plugin-pwa";

/**
 * Builds the service worker with the list of this release's scripts, styles and icons. Neither the page nor
 * digests are in it: they change without the app, and a new list is what readers are asked to reload for.
 */
export const offlineWorker = (): PluginOption =>
  VitePWA({
    strategies: "injectManifest",
    srcDir: "src/offline",
    filename: "service-worker.ts",
    // Registered by the app, once the first screen stands; the web manifest is a file of its own.
    injectRegister: false,
    manifest: false,
    integration: { closeBundleOrder: "post" },
    injectManifest: {
      globPatterns: ["assets/*.{js,css}", "icon.svg"],
      // A hash in the name says what is inside: nothing to add to the address, nothing to fetch twice.
      dontCacheBustURLsMatching: /^assets\//,
      maximumFileSizeToCacheInBytes: 1_000_000,
      rollupFormat: "iife",
    },
  });
