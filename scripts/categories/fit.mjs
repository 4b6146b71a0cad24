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

/** One Float64Array of weights per class. */
export function fitMachines(rows, items, width) {
  return SLUGS.map((_, category) => {
    const parts = items.map((item) => shares(item, category));
    const forIt = parts.reduce((sum, [one]) => sum + one, 0);
    const against = parts.reduce((sum, [, one]) => sum + one, 0);
    const used = { rows: [], signs: [], costs: [], width };
    const use = (at, sign, cost) => {
      if (cost === 0) return;
      used.rows.push(rows[at]);
      used.signs.push(sign);
      used.costs.push(COST * cost);
    };
    for (const [at, [one, other]] of parts.entries()) {
      use(at, 1, one * balance(forIt + against, forIt));
      use(at, -1, other * balance(forIt + against, against));
    }
    return trainSvm(used);
  });
}

/** One margin per class. */
export const marginsOf = (weights, { ids, values }) =>
  weights.map((weight) => ids.reduce((sum, id, at) => sum + weight[id] * values[at], 0));
