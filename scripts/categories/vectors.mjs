// Items as rows of numbers: features by their hashes, curated terms, how many terms speak for each class, how many have
// each concept, and of what kinds the account is.
import { SLUGS } from "./data.mjs";

/** Weights of the parts of a row against each other, found by cross-validation. */
const FEATURES = 0.2;
const TERMS = 0.1;
const COUNTS = 0.07;
/** Of concepts in the whole item, in its headline, and where its body begins. */
const CONCEPTS = [0.06, 0.08, 0.06];
/** Of each kind of the account. */
const KINDS = 0.08;

/** A feature must stand in so many items: what stands in one or two says nothing and might be a quotation. */
const FEWEST_ITEMS = 3;

/** What of an item the model can see. */
export function readItems(items, { terms, words, concepts, accounts, kinds }, compiler) {
  const listTerms = compiler.termMatcher(words);
  const listConcepts = conceptLister(words, concepts, compiler);
  const accountClass = new Map(accounts.map(({ term, category }) => [term.slice(1), category]));
  const kindsOf = (handle) =>
    [...kinds.keys()].filter((kind) => kinds[kind].terms.includes(handle?.toLowerCase()));
  return items.map(({ title, body, handle }) => {
    const hashes = new Set();
    const found = new Map();
    const hitsOf = (list, text) => {
      const hits = compiler.noHits();
      list(text, hits);
      return [...compiler.eachHit(hits)];
    };
    const listed = (list, text) => hitsOf(list, text).map(([what]) => what);
    const [head, text] = [compiler.foldForModel(title), compiler.foldForModel(body)];
    for (const hash of listed(compiler.listFeatures, text)) hashes.add(hash);
    for (const hash of listed(compiler.listFeatures, head)) hashes.add(hash).add(hash ^ compiler.HEADLINE);
    if (handle !== null) hashes.add(compiler.accountFeature(handle));
    const [headHits, textHits] = [hitsOf(listTerms, head), hitsOf(listTerms, text)];
    for (const [term] of textHits) if (term < terms.length) found.set(term, 1);
    for (const [term] of headHits) if (term < terms.length) found.set(term, compiler.HEADLINE_TERM);
    const account = accountClass.get(handle?.toLowerCase()) ?? -1;
    const own = kindsOf(handle);
    return { hashes, terms: found, concepts: listConcepts(headHits, textHits), account, kinds: own };
  });
}

/** Counts concepts by place, from the hits of headline and body. */
function conceptLister(words, concepts, compiler) {
  const { WHOLE, HEADLINE_PLACE, OPENING, OPENING_END } = compiler;
  const counter = compiler.conceptCounter(
    compiler.readConcepts(
      concepts.map(({ terms }) => terms.join(",")),
      words,
    ),
  );
  const count = (hits, place) => {
    for (const term of new Set(hits.map(([what]) => what))) counter.count(term, place);
  };
  return (headHits, textHits) => {
    const counts = [];
    count([...headHits, ...textHits], WHOLE);
    count(headHits, HEADLINE_PLACE);
    count(
      textHits.filter(([, from]) => from < OPENING_END),
      OPENING,
    );
    counter.take((feature, times) => counts.push([feature, times]));
    return counts;
  };
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

/** The columns of a row: features, then terms, one count per class, concepts by place, kinds of accounts, and the bias. */
export function columnsOf(hashes, { terms, concepts, kinds }) {
  const features = new Map(hashes.map((hash, at) => [hash, at]));
  const firstTerm = hashes.length;
  const firstCount = firstTerm + terms.length;
  const firstConcept = firstCount + SLUGS.length;
  const firstKind = firstConcept + concepts.length * CONCEPTS.length;
  const bias = firstKind + kinds.length;
  const places = { firstTerm, firstCount, firstConcept, firstKind, bias, width: bias + 1 };
  return { hashes, terms, concepts, kinds, features, ...places };
}

export const featureValue = (rarity) => FEATURES * rarity;
export const TERM_VALUE = TERMS;
export const COUNT_VALUE = COUNTS;
export const KIND_VALUE = KINDS;
/** What one term of a concept is worth, by the concept's number at its place. */
export const conceptValue = (feature, { length }) => CONCEPTS[Math.floor(feature / length)];

/** One row per item. */
export function rowsOf(read, columns, rare) {
  return read.map(({ hashes, terms, concepts, account, kinds }) => {
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
    for (const [feature, count] of concepts) {
      ids.push(columns.firstConcept + feature);
      values.push(conceptValue(feature, columns.concepts) * Math.sqrt(count));
    }
    for (const kind of kinds) {
      ids.push(columns.firstKind + kind);
      values.push(KINDS);
    }
    ids.push(columns.bias);
    values.push(1);
    return { ids: Int32Array.from(ids), values: Float64Array.from(values) };
  });
}
