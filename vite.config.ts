import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";
import { leanImports } from "./src/publish/site/lean-imports.ts";
import { offlineWorker } from "./src/publish/site/offline-plugin.ts";
import { prerender } from "./src/publish/site/prerender-plugin.ts";
import { digestBundle } from "./src/publish/vite-plugin.ts";

const REACT = /node_modules\/(react|react-dom|scheduler)\/|env\/create-root/;

/** What `later` loads, and so comes together once the app stands. */
const LATER =
  /\/(item\/(ConflictLine|ItemNames|KeyFactsLine|Report)|timeline\/(BundleFailure|Marker|SecondThoughts|MarkOnScroll|ArrivalLine|ArrivalPill|NoDigests)|filters\/(FilterSummary|MutedLine|Name|SubjectHead)|commands\/(Badge|Commands|LiveWords)|settings\/(BackupReminder|StorageBanner)|offline\/(UpdateOffer|OfflineWords)|state\/VisitKeeper|messages\/zh-later)/;

/** Pages of a few kilobytes and what they share: one file is asked for sooner than five, one after the other. */
const PAGES =
  /\/(pages\/(BookmarksPage|CatchUpPage|Earlier|GoOn|NothingHere|StoryPage|use-brief|use-story)|views\/(ArchiveView|BookmarkNote|DayField|DayRange|FailedAnswers|HeatMonth|LedgerLine|NameLine|NamesView|SourceLine|SourceTabs|SourcesView|use-slices)|reading\/(timeline\/(archive|catch-up|time-away)|stories\/story-page|view\/(names|sources))|filters\/NothingMatches|state\/use-entry-state|ui\/(SearchBar|StopButton)|data\/(readable|use-readable|refetch-failed)|env\/stored-files)\./;

/** Searching and what it reads of the index. */
const SEARCH =
  /\/(pages\/SearchPage|app\/search\/(?!SearchBox)|data\/(fetch-part|search-files|sieving)|bundle\/(decode-search|packed-segment|search-|terms)|reading\/search\/)/;

/**
 * The command line, which runs on Node 20 with nothing installed beside it: its threads have files of their own, and it
 * begins before the compiler is read. All files are in one folder, where `compilerHash` finds them.
 */
const COMMAND_LINE: UserConfig = {
  ssr: { noExternal: true },
  publicDir: false,
  build: {
    ssr: true,
    outDir: "build",
    target: "node20",
    minify: false,
    rolldownOptions: {
      input: {
        tidings: "src/publish/cli.ts",
        hand: "src/publish/hand-thread.ts",
        look: "src/publish/look-thread.ts",
      },
      output: { chunkFileNames: "[name]-[hash].js" },
    },
  },
};

/** What draws the first screen at build time; it finds its packages where they are installed. */
const PRERENDER: UserConfig = {
  plugins: [react()],
  publicDir: false,
  build: {
    ssr: true,
    outDir: "build/prerender",
    target: "node20",
    minify: false,
    rolldownOptions: { input: ["src/app/prerender.tsx", "src/app/prerender-outlines.tsx"] },
  },
};

/** What runs the site, see `README.md`: all of them know `popover`, `AbortSignal.any` and lookbehind. */
const BROWSERS = ["chrome120", "edge120", "firefox128", "safari17.4"];

/** The site. */
const SITE: UserConfig = {
  base: "./",
  resolve: {
    alias: {
      // React has it since version 18.
      "use-sync-external-store/shim/index.js": "react",
      // Its version for browsers decodes by innerHTML, which the page's Trusted Types forbid.
      "decode-named-character-reference": fileURLToPath(
        new URL("./node_modules/decode-named-character-reference/index.js", import.meta.url),
      ),
    },
  },
  plugins: [react(), tailwindcss(), leanImports(), digestBundle(), prerender(), offlineWorker()],
  build: {
    target: BROWSERS,
    cssMinify: true,
    modulePreload: {
      // Each of these browsers knows it.
      polyfill: false,
      // The page names what it needs; a script that comes later says so itself, see `lean-imports.ts`.
      resolveDependencies: (_, scripts, { hostType }) => (hostType === "html" ? scripts : []),
    },
    rolldownOptions: {
      // All that is loaded at once is two files: two dozen small ones compress worse and take more requests. React is
      // one of them, as it seldom changes and is run in a task of its own.
      output: {
        // Named on the page, where each letter counts.
        chunkFileNames: ({ name }) => `assets/${name === "rolldown-runtime" ? "run" : "[name]"}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: "react", test: REACT, priority: 1 },
            { name: "first", tags: ["$initial"], priority: 1 },
            { name: "later", test: LATER },
            { name: "pages", test: PAGES },
            { name: "search", test: SEARCH },
          ],
        },
      },
    },
  },
};

const BY_MODE: ReadonlyMap<string, UserConfig> = new Map([
  ["cli", COMMAND_LINE],
  ["prerender", PRERENDER],
]);

export default defineConfig(({ mode }) => BY_MODE.get(mode) ?? SITE);
