// A linear support vector machine by dual coordinate descent. Plain arithmetic in a fixed order: the same
// weights to the last bit on every machine.

/** Numbers that look random and are the same everywhere. */
function shuffler(seed) {
  let state = seed >>> 0;
  return (order) => {
    for (let at = order.length - 1; at > 0; at -= 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const other = state % (at + 1);
      const kept = order[at];
      order[at] = order[other];
      order[other] = kept;
    }
  };
}

/**
 * Minimises |w|²/2 + Σ costs[i] · max(0, 1 − signs[i] · w·rows[i])².
 * A row has `ids` and `values`; gives one weight per id, Float64Array of `width`.
 */
export function trainSvm({ rows, signs, costs, width, rounds = 40 }) {
  const weights = new Float64Array(width);
  const alphas = new Float64Array(rows.length);
  const order = Int32Array.from(rows.keys());
  const shuffle = shuffler(12345);
  const squares = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, 0));
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order);
    for (const at of order) {
      const { ids, values } = rows[at];
      const sign = signs[at];
      const soft = 0.5 / costs[at];
      let margin = 0;
      for (let k = 0; k < ids.length; k += 1) margin += weights[ids[k]] * values[k];
      const gradient = sign * margin - 1 + soft * alphas[at];
      const before = alphas[at];
      const after = Math.max(0, before - gradient / (squares[at] + soft));
      if (after === before) continue;
      alphas[at] = after;
      const step = (after - before) * sign;
      for (let k = 0; k < ids.length; k += 1) weights[ids[k]] += step * values[k];
    }
  }
  return weights;
}
