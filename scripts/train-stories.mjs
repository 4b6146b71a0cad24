// Counts in how many texts of the field each term stands: what stories weigh terms by before a window has filled.
// npm run train:stories: reads ../shared, writes src/compile/stories/story-background.json, the same bytes every time.
// Only hashes and counts of terms are kept, and only of those in two texts or more.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

const SHARED = "../shared";
const labels = join(SHARED, "labels/categories-train.jsonl");
if (!existsSync(labels)) {
  console.error(`The labels ${labels} are not here.`);
  process.exit(2);
}
const load = async (path) => (await runnerImport(path)).module;
const { storyReader } = await load("./src/compile/stories/story-text.ts");
const { BUCKETS, NUMBER, vocabulary } = await load("./src/compile/stories/story-vocabulary.ts");
const { compileDigest } = await load("./src/compile/compile-digest.ts");
const { findersFor } = await load("./src/compile/finders.ts");
const { NO_CONFIGURATION } = await load("./src/compile/configuration.ts");
const { countsText } = await load("./src/compile/stories/story-background.ts");

const finders = findersFor(NO_CONFIGURATION);
const words = vocabulary();
const read = storyReader(words);
const counts = new Int32Array(BUCKETS);
const seen = new Set();
let texts = 0;

function count(url, title, body) {
  if (url !== null && seen.has(url)) return;
  seen.add(url);
  texts += 1;
  for (const term of read(title, body, finders.findNames(title, body)).terms)
    counts[words.buckets[term & NUMBER]] += 1;
}

for (const line of readFileSync(labels, "utf8").trim().split("\n")) {
  const { url, title, text } = JSON.parse(line);
  count(url, title, text);
}
for (const corpus of ["real-4h", "insight-daily"]) {
  const folder = join(SHARED, "corpus", corpus);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  for (const path of paths.sort()) {
    const { draft } = compileDigest({ path, bytes: readFileSync(join(folder, path)) }, finders);
    for (const { url, title, body } of draft?.items ?? []) count(url, title, body);
  }
}
writeFileSync(
  "src/compile/stories/story-background.json",
  `${JSON.stringify({ texts, counts: countsText(counts) }, null, 2)}\n`,
);
console.log(`${texts} texts, ${counts.filter((n) => n > 1).length} terms in two or more`);
