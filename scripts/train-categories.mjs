// npm run train:categories [-- --cv]: trains the category model on ../shared/labels/categories-train.jsonl and
// scripts/categories/labels.txt and writes its weights; same labels and terms, same bytes. --cv prints what
// cross-validation gives instead.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { loadCompiler } from "./categories/compiler.mjs";
import { LABELS, readLabels, readOwnLabels, readTerms, readUnrelated } from "./categories/data.mjs";
import { fitMachines, marginsOf } from "./categories/fit.mjs";
import { modelFile } from "./categories/model-file.mjs";
import { printScores, scoresOf } from "./categories/scores.mjs";
import { columnsOf, featureValue, rarities, readItems, rowsOf } from "./categories/vectors.mjs";
import { root } from "./setup.mjs";

/** As good by cross-validation as twice as many, and faster. */
const MOST_FEATURES = 12_000;
const FOLDS = 5;
const OUT = resolve(root, "src/compile/categories/weights.json");

const file = join(LABELS, "categories-train.jsonl");
if (!existsSync(file)) {
  console.error(`The labels ${file} are not here.`);
  process.exit(2);
}
const compiler = await loadCompiler();
const lists = readTerms();
const given = readLabels(file, compiler);
const labelled = [...given, ...readOwnLabels(compiler)];
const unrelated = readUnrelated().map((body) => ({ title: "", body, handle: null, primary: [], also: [] }));

/** Trains on some items: once on every feature, then on those alone that proved to matter. */
function train(items) {
  const read = readItems(items, lists, compiler);
  const rare = rarities(read.slice(0, items.length - items.filter((one) => one.primary.length === 0).length));
  const every = columnsOf([...rare.keys()], lists.terms);
  const first = fitMachines(rowsOf(read, every, rare), items, every);
  const worth = (hash, at) => {
    const { rarity, count } = rare.get(hash);
    const most = Math.max(...first.map((weight) => Math.abs(weight[at])));
    return most * featureValue(rarity) * Math.sqrt(count);
  };
  const ranked = every.hashes.map((hash, at) => ({ hash, worth: worth(hash, at) }));
  ranked.sort((a, b) => b.worth - a.worth || a.hash - b.hash);
  const kept = ranked.slice(0, MOST_FEATURES).map(({ hash }) => hash);
  kept.sort((a, b) => (a >>> 0) - (b >>> 0));
  const columns = columnsOf(kept, lists.terms);
  return { rare, columns, weights: fitMachines(rowsOf(read, columns, rare), items, columns) };
}

function crossValidate() {
  const margins = [];
  const foldOf = (at) => (Math.imul(at, 2654435761) >>> 8) % FOLDS;
  const tested = [...labelled, ...unrelated];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const { rare, columns, weights } = train(tested.filter((_, at) => foldOf(at) !== fold));
    const held = tested.flatMap((_, at) => (foldOf(at) === fold ? [at] : []));
    const rows = rowsOf(
      readItems(
        held.map((at) => tested[at]),
        lists,
        compiler,
      ),
      columns,
      rare,
    );
    for (const [k, at] of held.entries()) margins[at] = marginsOf(weights, rows[k]);
  }
  const best = margins.map((all) => all.indexOf(Math.max(...all)));
  printScores(scoresOf(given, best.slice(0, given.length)));
  printScores(scoresOf(labelled.slice(given.length), best.slice(given.length, labelled.length)));
  const top = margins.map((all) => Math.max(...all));
  const share = (list, below) => (list.filter((one) => one < below).length / list.length).toFixed(3);
  for (const below of [-1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, 0]) {
    const [known, strange] = [top.slice(0, labelled.length), top.slice(labelled.length)];
    console.log(
      `best margin < ${below}: ${share(known, below)} of labelled, ${share(strange, below)} of unrelated`,
    );
  }
  return margins;
}

if (process.argv.includes("--cv")) crossValidate();
else {
  const trained = train([...labelled, ...unrelated]);
  const text = modelFile({ version: compiler.MODEL_VERSION, ...trained, accounts: lists.accounts });
  mkdirSync(dirname(OUT), { recursive: true });
  writeFileSync(OUT, text);
  console.log(
    `${OUT}: ${trained.columns.hashes.length} features, ${lists.terms.length} terms, ${text.length} bytes`,
  );
}
