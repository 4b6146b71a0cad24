// npm run bench:stories: how well reports of one event are found, on labelled pairs and on a synthetic corpus.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";

const SHARED = "../shared";
const load = async (path) => (await runnerImport(path)).module;
const { measurePairs, measureStories } = await load("./tests/compile/story-measures.ts");

const row = (name, { precision, recall, found, of }) =>
  console.log(
    `${name.padEnd(44)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${found} folded of ${of})`,
  );

const pairs = join(SHARED, "labels/story-pairs-dev.jsonl");
if (existsSync(pairs)) {
  row("story-pairs-dev", measurePairs(readFileSync(pairs, "utf8")));
  const { ownPairs } = await load("./tests/compile/own-pairs.ts");
  row("own pairs", measurePairs(ownPairs()));
  row("held-out pairs", measurePairs(ownPairs("scripts/stories/held-out.txt")));
} else console.log("skipped: no ../shared");

const maker = join(SHARED, "tools/make-digests.mjs");
for (const [digests, seed] of existsSync(maker)
  ? [
      [600, 1],
      [600, 2],
      [22_000, 3],
    ]
  : []) {
  const folder = mkdtempSync(join(tmpdir(), "tidings-stories-"));
  try {
    const truth = join(folder, "truth.json");
    const out = join(folder, "digests");
    execFileSync(
      process.execPath,
      [maker, "--out", out, "--digests", `${digests}`, "--seed", `${seed}`, "--truth", truth],
      { stdio: "ignore" },
    );
    const files = readdirSync(out).map((path) => ({ path, bytes: readFileSync(join(out, path)) }));
    const measured = measureStories(files, JSON.parse(readFileSync(truth, "utf8")).groups);
    row(`synthetic, ${digests} digests, pairs in 72 hours`, measured.pairs);
    row("  first report or repeat, each item", measured.repeats);
    console.log(
      `  ${measured.items} items in ${measured.milliseconds.toFixed(0)} ms (${((measured.milliseconds * 1000) / measured.items).toFixed(1)} µs each)`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
