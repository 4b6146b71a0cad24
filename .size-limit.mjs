// Upper bounds of what a first visit loads, a little above what it loads today; `docs/performance.md` has the goals.
import { firstScripts, laterScripts } from "./scripts/bench/first-load.mjs";

export default [
  { name: "the page, its style and its cards", path: "dist/index.html", limit: "19 kB", brotli: true },
  { name: "all scripts before the first press", path: firstScripts("dist"), limit: "88.6 kB", brotli: true },
  { name: "what comes after it, unasked", path: laterScripts("dist"), limit: "18.4 kB", brotli: true },
];
