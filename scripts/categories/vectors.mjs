// Items as rows of numbers: features by their hashes, curated terms, and how many terms speak for each class.
import { SLUGS } from "./data.mjs";

/** Weights of the parts of a row against each other, found by cross-validation. */
const FEATURES = 0.2;
const TERMS = 0.1;
const COUNTS = 0.07;

/** A feature must stand in so many items: what stands in one or two says nothing and might be a quotation. */
const FEWEST_ITEMS = 3;

/** What of an item the model can see. */
export function readItems(items, { terms, accounts }, compiler) {
  const listTerms = compiler.termMatcher(terms.map(({ term }) => term));
  const accountClass = new Map(accounts.map(({ term, category }) => [term.slice(1), category]));
  return items.map(({ title, body, handle }) => {
    const hashes = new Set();
    const found = new Map();
    const listed = (list, text) => {
      const hits = compiler.noHits();
      list(text, hits);
      return [...compiler.eachHit(hits)].map(([what]) => what);
    };
    const [head, text] = [compiler.foldForModel(title), compiler.foldForModel(body)];
    for (const hash of listed(compiler.listFeatures, text)) hashes.add(hash);
    for (const hash of listed(compiler.listFeatures, head)) hashes.add(hash).add(hash ^ compiler.HEADLINE);
    if (handle !== null) hashes.add(compiler.accountFeature(handle));
    for (const term of listed(listTerms, text)) found.set(term, 1);
    for (const term of listed(listTerms, head)) found.set(term, compiler.HEADLINE_TERM);
    return { hashes, terms: found, account: accountClass.get(handle?.toLowerCase()) ?? -1 };
  });
}

/**
 * The features that stand in enough items, each with how rare it is: 1 + ln(items / items that have it). The
 * logarithm is cut to 1/64, as its last bits differ between machines.
 */
export function rarities(read) {
  const counts = new Map();
  for (const { hashes } of read) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= FEWEST_ITEMS).sort(([a], [b]) => a - b);
  return new Map(
    kept.map(([hash, count]) => [
      hash,
      { count, rarity: Math.round((1 + Math.log(read.length / count)) * 64) / 64 },
    ]),
  );
}

/** The columns of a row: features, then terms, then one count per class, then the bias. */
export function columnsOf(hashes, terms) {
  const features = new Map(hashes.map((hash, at) => [hash, at]));
  const firstTerm = hashes.length;
  const firstCount = firstTerm + terms.length;
  const bias = firstCount + SLUGS.length;
  return { hashes, terms, features, firstTerm, firstCount, bias, width: bias + 1 };
}

export const featureValue = (rarity) => FEATURES * rarity;
export const TERM_VALUE = TERMS;
export const COUNT_VALUE = COUNTS;

/** One row per item. */
export function rowsOf(read, columns, rare) {
  return read.map(({ hashes, terms, account }) => {
    const ids = [];
    const values = [];
    for (const hash of hashes) {
      const id = columns.features.get(hash);
      if (id === undefined) continue;
      ids.push(id);
      values.push(featureValue(rare.get(hash).rarity));
    }
    const root = Math.sqrt(ids.length || 1);
    for (let at = 0; at < values.length; at += 1) values[at] /= root;
    const counts = SLUGS.map(() => 0);
    for (const [term, share] of terms) {
      ids.push(columns.firstTerm + term);
      values.push(TERMS * share);
      counts[columns.terms[term].category] += share;
    }
    if (account >= 0) counts[account] += 1;
    for (const [category, count] of counts.entries()) {
      if (count === 0) continue;
      ids.push(columns.firstCount + category);
      values.push(COUNTS * Math.sqrt(count));
    }
    ids.push(columns.bias);
    values.push(1);
    return { ids: Int32Array.from(ids), values: Float64Array.from(values) };
  });
}
