// What concepts and kinds of accounts say by naive Bayes, as one more number a class in each row; worked into the
// weights afterwards, so that it costs nothing when compiling.
import { SLUGS } from "./data.mjs";

/** Found by cross-validation on the training labels. */
const VALUE = 0.2;
/** Items that are counted beforehand, as the classes are common. */
const COUNTED = 2;

/** Logarithms would differ in their last bits between machines: cut to 1/1024. */
const log = (ratio) => Math.round(Math.log(ratio) * 1024) / 1024;

/** Counts items by column, from the first concept on, and class. */
export function countLeanings(rows, items, { firstConcept, bias }) {
  const counts = Array.from({ length: bias - firstConcept }, () => new Float64Array(SLUGS.length));
  const all = new Float64Array(SLUGS.length);
  for (const [at, { primary }] of items.entries()) {
    for (const category of primary) {
      all[category] += 1;
      for (const id of rows[at].ids)
        if (id >= firstConcept && id < bias) counts[id - firstConcept][category] += 1;
    }
  }
  const sum = all.reduce((total, one) => total + one, 0);
  return { counts, shares: all.map((one) => one / sum) };
}

/** How much more often than others a class has what is counted, without an item of some classes. */
function leaningsOf(counts, shares, left) {
  const own = counts.map((one, category) => one - (left.includes(category) ? 1 : 0));
  const sum = own.reduce((total, one) => total + one, 0);
  return shares.map((share, category) => log((own[category] + COUNTED * share) / ((sum + COUNTED) * share)));
}

/** Rows with these numbers behind the bias, each without what its own label says. */
export const withLeanings = (rows, items, { firstConcept, bias }, { counts, shares }) =>
  rows.map(({ ids, values }, at) => {
    const sums = new Float64Array(SLUGS.length);
    for (const [k, id] of ids.entries()) {
      if (id < firstConcept || id >= bias) continue;
      const own = leaningsOf(counts[id - firstConcept], shares, items[at].primary);
      for (const [category, one] of own.entries()) sums[category] += VALUE * values[k] * one;
    }
    return {
      ids: Int32Array.from([...ids, ...Array.from(sums, (_, category) => bias + 1 + category)]),
      values: Float64Array.from([...values, ...sums]),
    };
  });

/** Works the weights of these numbers into those of concepts and kinds. */
export function foldLeanings(weights, { firstConcept, bias }, { counts, shares }) {
  for (const [place, count] of counts.entries()) {
    const own = leaningsOf(count, shares, []);
    for (const weight of weights)
      for (const [category, one] of own.entries())
        weight[firstConcept + place] += VALUE * one * weight[bias + 1 + category];
  }
  return weights;
}
