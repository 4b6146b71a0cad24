// npm run train:categories [-- --cv [division]]: trains the category model on ../shared/labels/categories-train.jsonl
// and scripts/categories/labels.txt and writes its weights; same labels and terms, same bytes. --cv prints what
// cross-validation gives instead; each number, 0 if there is none, divides the items into folds in another way.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { blended, fitBlend } from "./categories/blend.mjs";
import { loadCompiler } from "./categories/compiler.mjs";
import { LABELS, readLabels, readOwnLabels, readTerms, readUnrelated, SLUGS } from "./categories/data.mjs";
import { fitMachines, marginsOf } from "./categories/fit.mjs";
import { countLeanings, foldLeanings, withLeanings } from "./categories/leanings.mjs";
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

/** Numbers of folds that look random, in another way for each division. */
const foldOf = (at, division) => (Math.imul(at + division * 7919, 2654435761) >>> 8) % FOLDS;

/** Calls `test` with the places of items in and out of each fold. */
function eachFold(length, division, test) {
  const places = Array.from({ length }, (_, at) => at);
  for (let fold = 0; fold < FOLDS; fold += 1)
    test(
      places.filter((at) => foldOf(at, division) !== fold),
      places.filter((at) => foldOf(at, division) === fold),
    );
}

/** Divides the items that the blend is learned from otherwise than those that test it. */
const BLEND_DIVISION = 100;

/** Margins of items by machines that were trained on others. */
function heldMargins(rows, items, columns) {
  const margins = [];
  eachFold(items.length, BLEND_DIVISION, (trained, held) => {
    const pick = (list) => trained.map((at) => list[at]);
    const weights = fitMachines(pick(rows), pick(items), columns);
    for (const at of held) margins[at] = marginsOf(weights, rows[at]);
  });
  return margins;
}

/** Trains on some items: once on every feature, then on those alone that proved to matter. */
function train(items) {
  const read = readItems(items, lists, compiler);
  const rare = rarities(read.slice(0, items.length - items.filter((one) => one.primary.length === 0).length));
  const every = columnsOf([...rare.keys()], lists);
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
  const columns = columnsOf(kept, lists);
  const plain = rowsOf(read, columns, rare);
  const leanings = countLeanings(plain, items, columns);
  const rows = withLeanings(plain, items, columns, leanings);
  const wider = { ...columns, width: columns.width + SLUGS.length };
  const blend = fitBlend(heldMargins(rows, items, wider), items);
  const weights = blended(fitMachines(rows, items, wider), blend, columns.bias);
  return { rare, columns, weights: foldLeanings(weights, columns, leanings) };
}

function crossValidate(division) {
  const margins = [];
  const tested = [...labelled, ...unrelated];
  eachFold(tested.length, division, (trained, held) => {
    const pick = (places) => places.map((at) => tested[at]);
    const { rare, columns, weights } = train(pick(trained));
    const rows = rowsOf(readItems(pick(held), lists, compiler), columns, rare);
    for (const [k, at] of held.entries()) margins[at] = marginsOf(weights, rows[k]);
  });
  const best = margins.map((all) => all.indexOf(Math.max(...all)));
  printScores(scoresOf(given, best.slice(0, given.length)));
  printScores(scoresOf(labelled.slice(given.length), best.slice(given.length, labelled.length)));
  const top = margins.map((all) => Math.max(...all));
  const share = (list, below) => (list.filter((one) => one < below).length / list.length).toFixed(3);
  for (const below of [-1, -0.8, -0.6, -0.5, -0.48, -0.47, -0.46, -0.45, -0.4, -0.35, -0.3, -0.2, 0]) {
    const [known, strange] = [top.slice(0, labelled.length), top.slice(labelled.length)];
    console.log(
      `best margin < ${below}: ${share(known, below)} of labelled, ${share(strange, below)} of unrelated`,
    );
  }
  return margins;
}

const cv = process.argv.indexOf("--cv");
if (cv > 0) crossValidate(Number(process.argv[cv + 1] ?? 0));
else {
  const trained = train([...labelled, ...unrelated]);
  const text = modelFile({ version: compiler.MODEL_VERSION, ...trained, accounts: lists.accounts });
  mkdirSync(dirname(OUT), { recursive: true });
  writeFileSync(OUT, text);
  console.log(
    `${OUT}: ${trained.columns.hashes.length} features, ${lists.terms.length} terms, ${text.length} bytes`,
  );
}
