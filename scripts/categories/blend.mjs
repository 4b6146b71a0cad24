// What five machines say, blended: soft-max regression on their margins of items that they were not trained on. Each
// margin that comes out is a sum of theirs, so that the blend is worked into the weights and costs nothing to use.
import { SLUGS } from "./data.mjs";

/** Found by cross-validation on the training labels, as what is below. How much an equally acceptable category takes. */
const ALSO = 0.25;
/** An item that was labelled in the digests' own format counts as two. */
const OWN = 2;
/** How hard weights are held at 0. */
const HELD = 0.001;
const ROUNDS = 400;
const STEP = 0.2;
const MOMENTUM = 0.9;

/** Of blended margins the differences, times this, are logarithms of odds; classifying takes them for that. */
const ODDS = 4;

/** e to the power of `x` (at most 0) by plain arithmetic, which gives the same bits everywhere. */
function power(x) {
  let result = Math.max(0, 1 + x / 1024);
  for (let doubling = 0; doubling < 10; doubling += 1) result *= result;
  return result;
}

/** What an item should be taken for, by class. */
function wanted({ primary, also }) {
  const shares = SLUGS.map(() => 0);
  const taken = also.length === 0 ? 0 : ALSO;
  for (const category of primary) shares[category] += (1 - taken) / primary.length;
  for (const category of also) shares[category] += taken / also.length;
  return shares;
}

/** Shares of the classes, from logarithms of odds. */
function sharesOf(logs) {
  const most = Math.max(...logs);
  const odds = logs.map((one) => power(one - most));
  const sum = odds.reduce((all, one) => all + one, 0);
  return odds.map((one) => one / sum);
}

const summed = (row, values) => values.reduce((sum, value, at) => sum + row[at] * value, 0);

/**
 * Learns from margins of labelled items: by class, what each class's margin and then 1 are multiplied by. Rare classes
 * count for more, by the root of how rare they are.
 */
export function fitBlend(margins, items) {
  const used = items.flatMap((item, at) => {
    if (item.primary.length === 0) return [];
    return [{ item, values: [...margins[at], 1], shares: wanted(item) }];
  });
  const many = SLUGS.map((_, category) => used.filter(({ item }) => item.primary[0] === category).length);
  const worthOf = ({ isOwn, primary }) =>
    Math.sqrt(used.length / SLUGS.length / many[primary[0]]) * (isOwn ? OWN : 1);
  const worths = used.map(({ item }) => worthOf(item));
  const rows = SLUGS.map(() => new Float64Array(SLUGS.length + 1));
  const speeds = SLUGS.map(() => new Float64Array(SLUGS.length + 1));
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = rows.map((row) => row.map((one) => one * HELD));
    for (const [at, { values, shares }] of used.entries()) {
      const found = sharesOf(rows.map((row) => summed(row, values)));
      for (const [category, slope] of slopes.entries()) {
        const wrong = ((found[category] - shares[category]) * worths[at]) / used.length;
        for (const [k, value] of values.entries()) slope[k] += wrong * value;
      }
    }
    for (const [category, row] of rows.entries()) {
      for (let k = 0; k < row.length; k += 1) {
        speeds[category][k] = MOMENTUM * speeds[category][k] - STEP * slopes[category][k];
        row[k] += speeds[category][k];
      }
    }
  }
  return rows;
}

/**
 * Weights of machines → those of their blend. Odds say nothing of how much speaks for any class at all, below which an
 * item is other: the mean of the blended margins is that of the machines' own.
 */
export function blended(weights, rows, bias) {
  const size = SLUGS.length;
  return SLUGS.map((_, category) =>
    weights[0].map((_weight, id) => {
      const own = weights.map((weight) => weight[id]);
      const logs = rows.map((row) => summed(row, own) + (id === bias ? row[size] : 0));
      const mean = (all) => all.reduce((sum, one) => sum + one, 0) / size;
      return (logs[category] - mean(logs)) / ODDS + mean(own);
    }),
  );
}
