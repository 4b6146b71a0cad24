// The trained weights as the bytes that ship.
import { SLUGS } from "./data.mjs";
import { COUNT_VALUE, conceptValue, featureValue, KIND_VALUE, TERM_VALUE } from "./vectors.mjs";

/** Weights are cut to a signed byte; the scale is what 127 stands for, over 127. */
function quantise(values) {
  const most = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const scale = Number((most / 127).toPrecision(6));
  return {
    scale,
    bytes: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))),
  };
}

const base64 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

/** Ascending hashes as their differences, three bytes each. */
function encodeHashes(hashes) {
  const bytes = new Uint8Array(hashes.length * 3);
  let before = 0;
  for (const [at, hash] of hashes.entries()) {
    const step = (hash >>> 0) - before;
    if (step >= 1 << 24) throw new Error("Two neighbouring hashes are too far apart for three bytes.");
    bytes.set([step & 255, (step >> 8) & 255, step >> 16], at * 3);
    before = hash >>> 0;
  }
  return base64(bytes);
}

const rounded = (value) => Number(value.toFixed(5));

/** Trained weights → the text of the model's file. */
export function modelFile({ version, weights, columns, rare, accounts }) {
  const perClass = (ids, value) => ids.flatMap((id) => weights.map((weight) => weight[id] * value(id)));
  const range = (from, size) => Array.from({ length: size }, (_, at) => from + at);
  const features = quantise(
    perClass(range(0, columns.hashes.length), (id) => featureValue(rare.get(columns.hashes[id]).rarity)),
  );
  const terms = quantise(perClass(range(columns.firstTerm, columns.terms.length), () => TERM_VALUE));
  const { firstConcept, firstKind } = columns;
  const concepts = quantise(
    perClass(range(firstConcept, firstKind - firstConcept), (id) =>
      conceptValue(id - firstConcept, columns.concepts),
    ),
  );
  const listedBy = (groups) => Object.fromEntries(groups.map((one) => [one.name, one.terms.join(",")]));
  const listed = (category) => (one) => one.category === category;
  const file = {
    version,
    scale: features.scale,
    termScale: terms.scale,
    bias: weights.map((weight) => rounded(weight[columns.bias])),
    counts: SLUGS.map((_, from) =>
      weights.map((weight) => rounded(weight[columns.firstCount + from] * COUNT_VALUE)),
    ),
    terms: Object.fromEntries(
      SLUGS.map((slug, category) => [
        slug,
        [...columns.terms, ...accounts]
          .filter(listed(category))
          .map(({ term }) => term)
          .join(","),
      ]),
    ),
    termWeights: base64(terms.bytes),
    concepts: listedBy(columns.concepts),
    conceptScale: concepts.scale,
    conceptWeights: base64(concepts.bytes),
    accounts: listedBy(columns.kinds),
    accountWeights: columns.kinds.map((_, kind) =>
      weights.map((weight) => rounded(weight[firstKind + kind] * KIND_VALUE)),
    ),
    hashes: encodeHashes(columns.hashes),
    weights: base64(features.bytes),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
