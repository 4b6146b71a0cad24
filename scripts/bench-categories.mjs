// npm run bench:categories: how well and how fast categories are found, on ../shared.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadBundled } from "./bundled.mjs";
import { LABELS, readLabels, SLUGS } from "./categories/data.mjs";
import { labelledDigest } from "./categories/labelled-digest.mjs";
import { printScores, scoresOf } from "./categories/scores.mjs";
import { root } from "./setup.mjs";

const MAKE_DIGESTS = resolve(root, "../shared/tools/make-digests.mjs");
const dev = join(LABELS, "categories-dev.jsonl");
if (!existsSync(dev)) {
  console.error(`The labels ${dev} are not here.`);
  process.exit(2);
}
const { compileDigest, classifierFor, splitHeadline, postOf } = await loadBundled([
  "src/compile/compile-digest.ts",
  "src/compile/categories/classify.ts",
  "src/compile/dialects/headline.ts",
  "src/compile/text/source-url.ts",
]);

const items = readLabels(dev, { splitHeadline, postOf });
const found = new Map();
for (const item of compileDigest(labelledDigest(items)).draft.items)
  found.set(item.url, SLUGS.indexOf(item.category));
printScores(
  scoresOf(
    items,
    items.map(({ url }) => found.get(url) ?? -1),
  ),
);

/** Items for the clock: synthetic ones, over and over, until there are enough. */
const TIMED = 100_000;
const folder = mkdtempSync(join(tmpdir(), "tidings-bench-"));
spawnSync("node", [MAKE_DIGESTS, "--out", join(folder, "digests"), "--digests", "400"]);
const digests = readdirSync(join(folder, "digests")).map((path) => ({
  path,
  bytes: readFileSync(join(folder, "digests", path)),
}));
rmSync(folder, { recursive: true });
const timed = digests.flatMap((file) => compileDigest(file).draft.items);
const classify = classifierFor(new Map());
const names = ["AI Industry", "AI Research", "AI Ethics", "AI Hardware", "Software Development"];
const RUNS = 5;
const run = (count) => {
  const started = process.cpuUsage();
  for (let at = 0; at < count; at += 1) classify(timed[at % timed.length], names, null);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
};
run(20_000);
const seconds = Math.min(...Array.from({ length: RUNS }, () => run(TIMED)));
const length = timed.reduce((sum, { title, body }) => sum + title.length + body.length, 0) / timed.length;
console.log(
  `${TIMED} items of ${Math.round(length)} characters (${timed.length} different): ${seconds.toFixed(2)} s of one core (best of ${RUNS})`,
);
