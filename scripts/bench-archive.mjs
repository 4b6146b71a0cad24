// npm run bench:archive: scrolling and filtering in a long archive, in a browser, and what filters compute.
//
//   --digests N   length of the archive (22000)
//   --items N     items scrolled through (2000)
//   --rounds N    how often each filter is set (9)
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { runnerImport } from "vite";
import { filterFrames, scrollFrames } from "./bench/archive-page.mjs";
import { serve } from "./bench/serve.mjs";
import { mustRun, siteOf } from "./bench/sites.mjs";
import { ensureChromium, findWholeChromium } from "./setup.mjs";

const { values } = parseArgs({
  options: {
    digests: { type: "string", default: "22000" },
    items: { type: "string", default: "2000" },
    rounds: { type: "string", default: "9" },
  },
});
const load = async (path) => (await runnerImport(path)).module;
const { START, formatView } = await load("./src/reading/view/view.ts");
const { sift } = await load("./src/reading/view/sieve.ts");
const { openAt } = await load("./src/reading/view/span.ts");
const { chipCounts } = await load("./src/reading/view/chip-counts.ts");
const { matches } = await load("./src/reading/view/filter.ts");
const { buildRows } = await load("./src/reading/timeline/timeline.ts");
const { NO_FOLDS } = await load("./tests/reading/made.ts");
const { emptyReading } = await load("./src/reading/state/reading-state.ts");
const { allShards } = await load("./src/bundle/locate.ts");

const addressOf = (view) => `?${formatView(view)}`;
const at = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

mustRun("npm", "run", "--silent", "build");
const { folder, bundle } = await siteOf(values.digests);
const json = (file) => JSON.parse(readFileSync(join(bundle, file), "utf8"));
const manifest = json("manifest.json");
const years = manifest.years.map(({ file }) => json(file));
const shards = allShards(manifest, years);
const items = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
const newest = json(shards[0].file).digests[0].items;
const author = newest.map(({ source }) => source.author).find(Boolean);
const middle = years[years.length >> 1].shards[0].digests[0].id.slice(0, 10);
const FILTERS = {
  "a category": { categories: { only: [newest[0].category], not: [] } },
  "without a category": { categories: { only: [], not: [newest[0].category] } },
  "a source": { sources: { only: [author], not: [] } },
  "unread only": { unread: true },
  "up to a date": { to: middle },
};

/** What setting a filter computes, with every shard of the archive listed: which can match, counts, the first rows. */
function computed(view) {
  const shows = () => true;
  const started = performance.now();
  const possible = sift(shards, view, null);
  const { first, end } = openAt(possible, view, 0);
  const sifted = performance.now() - started;
  const loaded = possible.slice(first, end).map((ref) => ({ state: "ready", ref, shard: json(ref.file) }));
  const again = performance.now();
  const rules = {
    shows: (item) => matches(item, view),
    markerBefore: null,
    before: 0,
    size: -1,
    fold: () => NO_FOLDS,
  };
  buildRows(loaded, rules);
  const here = loaded.flatMap(({ shard }) => shard.digests.flatMap((digest) => digest.items));
  chipCounts({ manifest, shards, items: here, shows, reading: emptyReading, muted: new Set() }, view);
  return sifted + performance.now() - again;
}

console.log(`${values.digests} digests, ${items} items, ${shards.length} shards\n`);
console.log(
  "| filter | computed, ms: median, most | frames until painted: median, most | script in the page, ms: median |",
);
console.log("| --- | --- | --- | --- |");
const host = await serve(folder);
const browser = await chromium.launch({
  executablePath: findWholeChromium() ?? ensureChromium(),
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
for (const [name, part] of Object.entries(FILTERS)) {
  const view = { ...START, ...part };
  const times = Array.from({ length: 200 }, () => computed(view));
  const { frames, script } = await filterFrames(page, host.url, {
    // The oldest day has every year listed.
    oldest: addressOf({ ...START, day: years.at(-1).shards.at(-1).digests.at(-1).id.slice(0, 10) }),
    base: addressOf(START),
    filtered: addressOf(view),
    rounds: Number(values.rounds),
  });
  const shown = [at(times, 0.5), Math.max(...times)].map((ms) => ms.toFixed(1)).join(", ");
  console.log(
    `| ${name} | ${shown} | ${at(frames, 0.5)}, ${Math.max(...frames)} | ${at(script, 0.5).toFixed(1)} |`,
  );
}
const { gaps, work, passed } = await scrollFrames(page, host.url, Number(values.items));
const under = (list, ms) => `${((100 * list.filter((one) => one < ms).length) / list.length).toFixed(2)} %`;
console.log(
  `\nscrolled through ${passed} items in ${gaps.length} frames: ${under(gaps, 20)} of them under 20 ms,`,
);
console.log(
  `99 of 100 under ${at(gaps, 0.99).toFixed(1)} ms, the longest ${Math.max(...gaps).toFixed(0)} ms;`,
);
console.log(
  `the page's own work in a frame: ${under(work, 20)} under 20 ms, half under ${at(work, 0.5).toFixed(1)} ms,`,
);
console.log(`99 of 100 under ${at(work, 0.99).toFixed(1)} ms, most ${Math.max(...work).toFixed(0)} ms`);
await browser.close();
host.stop();
