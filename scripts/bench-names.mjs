// npm run bench:names: precision and recall of names on 200 items labelled by hand (addresses and names only).
import { existsSync, readFileSync } from "node:fs";
import { runnerImport } from "vite";

const ITEMS = "../shared/labels/categories-dev.jsonl";
const LABELS = "tests/fixtures/names/labels.jsonl";
if (existsSync(ITEMS)) {
  const { measureNames } = (await runnerImport("./tests/compile/name-measures.ts")).module;
  const { precision, recall, items, unexpected } = measureNames(
    readFileSync(LABELS, "utf8"),
    readFileSync(ITEMS, "utf8"),
  );
  console.log(`names of ${items} items: precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`);
  console.log(`not expected: ${unexpected.join(", ")}`);
} else console.log("skipped: no ../shared");
