// Five machines, one a class: labelled items for and against, in costs that make rare classes count.
import { SLUGS } from "./data.mjs";
import { trainSvm } from "./svm.mjs";

/** Found by cross-validation on the training labels. A text about nothing known counts as several against. */
const COST = 0.25;
const BALANCE = 0.8;
const ALSO_FOR = 0.4;
const ALSO_AGAINST = 0.3;
const UNRELATED = 4;

/** How far an item speaks for a class and against it. */
function shares({ primary, also }, category) {
  if (primary.includes(category)) return [1, 0];
  if (also.includes(category)) return [ALSO_FOR, ALSO_AGAINST];
  return [0, primary.length === 0 ? UNRELATED : 1];
}

/** Powers of ratios would differ in their last bits between machines: cut to 1/1024. */
const balance = (all, part) => Math.round((all / part / 2) ** BALANCE * 1024) / 1024;

/** What every feature is counted beforehand, so that none seems never to stand in a class. */
const COUNTED = 0.3;
/** How much of a feature's value is left to how it leans. */
const LEANING = 0.5;

/**
 * How much each column is worth to a class: a feature the more, the more often it stands in items of the class than in
 * others, or the other way about, as in naive Bayes; 1 in the middle, and for all columns behind the features.
 */
function worths(rows, items, category, { features, width }) {
  const within = new Float64Array(features).fill(COUNTED);
  const without = new Float64Array(features).fill(COUNTED);
  for (const [at, { primary, also }] of items.entries()) {
    const isWithin = primary.includes(category);
    if (primary.length === 0 || (!isWithin && also.includes(category))) continue;
    const counts = isWithin ? within : without;
    for (const id of rows[at].ids) if (id < features) counts[id] += 1;
  }
  const sum = (counts) => counts.reduce((all, one) => all + one, 0);
  const [all, others] = [sum(within), sum(without)];
  // Logarithms would differ in their last bits between machines: cut to 1/64.
  const leanings = within.map(
    (one, id) => Math.round(Math.abs(Math.log(one / all / (without[id] / others))) * 64) / 64,
  );
  const middle = sum(leanings) / features;
  const worth = new Float64Array(width).fill(1);
  for (const [id, leaning] of leanings.entries()) worth[id] = 1 - LEANING + (LEANING * leaning) / middle;
  return worth;
}

/** One Float64Array of weights per class; `columns` has features first. */
export function fitMachines(rows, items, columns) {
  const size = { features: columns.hashes.length, width: columns.width };
  return SLUGS.map((_, category) => {
    const worth = worths(rows, items, category, size);
    const weighed = rows.map(({ ids, values }) => ({
      ids,
      values: values.map((one, at) => one * worth[ids[at]]),
    }));
    const parts = items.map((item) => shares(item, category));
    const forIt = parts.reduce((sum, [one]) => sum + one, 0);
    const against = parts.reduce((sum, [, one]) => sum + one, 0);
    const used = { rows: [], signs: [], costs: [], width: columns.width };
    const use = (at, sign, cost) => {
      if (cost === 0) return;
      used.rows.push(weighed[at]);
      used.signs.push(sign);
      used.costs.push(COST * cost);
    };
    for (const [at, [one, other]] of parts.entries()) {
      use(at, 1, one * balance(forIt + against, forIt));
      use(at, -1, other * balance(forIt + against, against));
    }
    return trainSvm(used).map((weight, id) => weight * worth[id]);
  });
}

/** One margin per class. */
export const marginsOf = (weights, { ids, values }) =>
  weights.map((weight) => ids.reduce((sum, id, at) => sum + weight[id] * values[at], 0));
