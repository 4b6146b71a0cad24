import {
  HEADLINE_PLACE,
  OPENING,
  OPENING_END,
  WHOLE,
} from "../../src/compile/categories/category-concepts.ts";
import { accountFeature, HEADLINE, listFeatures } from "../../src/compile/categories/category-features.ts";
import { type CategoryModel, HEADLINE_TERM, NO_CLASS } from "../../src/compile/categories/category-model.ts";
import type { ItemText } from "../../src/compile/categories/category-score.ts";
import {
  type FoldedText,
  foldForModel,
  HAN_KIND,
  WORD_KIND,
} from "../../src/compile/categories/folded-text.ts";
import { eachHit, noHits } from "../../src/compile/categories/hits.ts";

/** What stands in a text: a feature or a term, and where. */
interface Found {
  readonly what: number;
  readonly from: number;
  readonly to: number;
}

/** A part of an item, and what was found in it; features of the headline are lists of their own. */
interface Part {
  readonly text: string;
  readonly folded: FoldedText;
  readonly features: readonly (readonly Found[])[];
  readonly terms: readonly Found[];
}

interface Span {
  readonly text: string;
  readonly strength: number;
}

const CLASSES = [0, 1, 2, 3, 4];
const JOINING =
  "的了是在和与其中对将被从到也都而及或就这那有为以并于个们我你他她它出上下着过得地把让还但又很更最可能会要说等如使用通";

const lettersOf = ({ units }: FoldedText, from: number, to: number): string =>
  String.fromCharCode(...units.slice(from, to));
const isWord = ({ units }: FoldedText, at: number): boolean => ((units[at] ?? 0) & WORD_KIND) !== 0;
const isHan = ({ units }: FoldedText, at: number): boolean => ((units[at] ?? 0) & HAN_KIND) !== 0;
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Finds categories as their rules say, with a map of features and one of terms, and each thing in a list of its own. */
export function slowClassifier(model: CategoryModel) {
  const places = new Map([...model.index.slots].map((slot, place) => [model.index.hashes[slot] ?? 0, place]));
  const spellings = model.terms.map((term) => foldForModel(term));
  const terms = new Map(spellings.map((one, term) => [lettersOf(one, 1, one.length - 1), term]));
  const longest = Math.max(...spellings.map(({ length }) => length));

  const featuresOf = (folded: FoldedText, turn: number): readonly Found[] => {
    const hits = noHits();
    listFeatures(folded, hits);
    return [...eachHit(hits)].flatMap(([hash, from, to]) => {
      const what = places.get(hash ^ turn);
      return what === undefined ? [] : [{ what, from, to }];
    });
  };
  const goesOn = (folded: FoldedText, at: number): boolean => isWord(folded, at - 1) && isWord(folded, at);
  const termsOf = (folded: FoldedText): readonly Found[] =>
    range(1, folded.length - 1).flatMap((from) =>
      range(from + 1, Math.min(from + longest, folded.length)).flatMap((to) => {
        const what = terms.get(lettersOf(folded, from, to));
        return what === undefined || goesOn(folded, from) || goesOn(folded, to) ? [] : [{ what, from, to }];
      }),
    );
  const partOf = (text: string, turns: readonly number[]): Part => {
    const folded = foldForModel(text);
    return {
      text,
      folded,
      features: turns.map((turn) => featuresOf(folded, turn)),
      terms: termsOf(folded),
    };
  };
  return ({ title, body, handle }: ItemText) => {
    const parts = [partOf(title, [0, HEADLINE]), partOf(body, [0])];
    const features = new Set(parts.flatMap((part) => part.features.flat().map(({ what }) => what)));
    const account = handle === null ? undefined : places.get(accountFeature(handle));
    if (account !== undefined) features.add(account);
    const share = model.file.scale / Math.sqrt(features.size || 1);
    const margins = marginsOf(model, parts, features, share, handle);
    const category = margins.indexOf(Math.max(...margins));
    if ((margins[category] ?? 0) < -0.47) return { category: "other", confidence: 0, reasons: [] };
    const most = margins[category] ?? 0;
    const odds = [-0.47, ...margins].reduce((sum, margin) => sum + power((margin - most) * 4), 0);
    const spans = parts.flatMap((part) => spansOf(model, part, category, share));
    return {
      category: model.slugs[category],
      confidence: Math.round(100 / odds) / 100,
      reasons: strongestOf(spans),
    };
  };
}

/** What speaks for each class. */
function marginsOf(
  model: CategoryModel,
  parts: readonly Part[],
  features: ReadonlySet<number>,
  share: number,
  handle: string | null,
): readonly number[] {
  const { file, termClasses, termWeights, weights, accountCategory, weighAccount } = model;
  const margins = conceptMargins(model, parts, file.bias);
  const counts = CLASSES.map(() => 0);
  const seen = new Set<number>();
  for (const [at, { terms }] of parts.entries()) {
    const times = at === 0 ? HEADLINE_TERM : 1;
    for (const { what } of terms) {
      if (seen.has(what)) continue;
      seen.add(what);
      const own = termClasses[what] ?? 0;
      if (own < CLASSES.length) counts[own] = (counts[own] ?? 0) + times;
      for (const one of CLASSES)
        margins[one] = (margins[one] ?? 0) + times * file.termScale * (termWeights[what * 5 + one] ?? 0);
    }
  }
  const known = handle === null ? -1 : accountCategory(handle);
  if (known >= 0) counts[known] = (counts[known] ?? 0) + 1;
  const kinds = handle === null ? [] : weighAccount(handle);
  return CLASSES.map((one) => {
    const sum = [...features].reduce((all, feature) => all + (weights[feature * 5 + one] ?? 0), 0);
    const start = (margins[one] ?? 0) + (kinds[one] ?? 0) + share * sum;
    return CLASSES.reduce(
      (all, from) => all + (file.counts[from]?.[one] ?? 0) * Math.sqrt(counts[from] ?? 0),
      start,
    );
  });
}

/** What is added by how many terms of each concept stand in an item, in its headline, and where its body begins. */
function conceptMargins(
  { concepts, conceptWeights }: CategoryModel,
  [head, body]: readonly Part[],
  start: readonly number[],
): number[] {
  const margins = [...start];
  const add = (found: readonly Found[], place: number): void => {
    const terms = new Set(found.map(({ what }) => what));
    for (const concept of range(0, concepts.size)) {
      const count = [...terms].filter((term) =>
        concepts.members.subarray(concepts.starts[term], concepts.starts[term + 1]).includes(concept),
      ).length;
      const row = (place * concepts.size + concept) * 5;
      for (const one of CLASSES)
        margins[one] = (margins[one] ?? 0) + Math.sqrt(count) * (conceptWeights[row + one] ?? 0);
    }
  };
  const [headline, rest] = [head?.terms ?? [], body?.terms ?? []];
  add([...headline, ...rest], WHOLE);
  add(headline, HEADLINE_PLACE);
  add(
    rest.filter(({ from }) => from < OPENING_END),
    OPENING,
  );
  return margins;
}

/** Spans of a part that speak for a class, in the order in which they are given. */
function spansOf(model: CategoryModel, part: Part, category: number, share: number): readonly Span[] {
  const { text, folded } = part;
  const terms = part.terms.filter(({ what }) => model.termClasses[what] !== NO_CLASS);
  const isHead = part.features.length > 1;
  const rivals = CLASSES.filter((one) => one !== category);
  const lean = (table: ArrayLike<number>, what: number): number =>
    Math.fround(
      (table[what * 5 + category] ?? 0) -
        rivals.reduce((sum, one) => sum + (table[what * 5 + one] ?? 0), 0) / 4,
    );
  const credit = new Float64Array(folded.length);
  for (const list of part.features) {
    for (const { what, from, to } of list)
      for (const at of range(from, to))
        credit[at] = (credit[at] ?? 0) + (share * lean(model.weights, what)) / (to - from);
  }
  const given = new Set(terms.flatMap(({ from, to }) => range(from, to)));
  const spanOf = (from: number, to: number, base: number): readonly Span[] => {
    const strength = range(from, to).reduce((sum, at) => sum + (credit[at] ?? 0), base);
    const first = folded.places[from] ?? 0;
    const end = (folded.places[to - 1] ?? 0) + 1;
    const isShown = end - first === to - from && strength > 0.02;
    return isShown ? [{ text: text.slice(first, end), strength }] : [];
  };
  const canRun = (at: number): boolean =>
    isHan(folded, at) &&
    !given.has(at) &&
    (credit[at] ?? 0) > 0 &&
    !JOINING.includes(lettersOf(folded, at, at + 1));
  const bodyPlace = (from: number): number => (from < OPENING_END ? OPENING : WHOLE);
  const shares = (from: number): Float64Array =>
    model.termShares[isHead ? HEADLINE_PLACE : bodyPlace(from)] as Float64Array;
  const spans = terms.flatMap(({ what, from, to }) => spanOf(from, to, lean(shares(from), what)));
  for (let at = 1; at < folded.length - 1; ) {
    let to = at + 1;
    if (isWord(folded, at) && !given.has(at)) {
      while (isWord(folded, to)) to += 1;
      if (to - at > 1 && /[^\x20-9]/.test(lettersOf(folded, at, to))) spans.push(...spanOf(at, to, 0));
    } else if (canRun(at)) {
      while (to < at + 4 && canRun(to)) to += 1;
      if (to - at > 1) spans.push(...spanOf(at, to, 0));
    }
    at = to;
  }
  return spans;
}

/** The five strongest, none in another, none of less than 0.12 of the strongest; of equal ones the first. */
function strongestOf(spans: readonly Span[]): readonly string[] {
  const sorted = spans.toSorted((a, b) => b.strength - a.strength);
  const least = (sorted[0]?.strength ?? 0) * 0.12;
  const chosen: string[] = [];
  for (const [at, { text, strength }] of sorted.entries()) {
    if (strength < least || chosen.length === 5 || strength === sorted[at - 1]?.strength) continue;
    const key = text.toLowerCase();
    const keys = chosen.map((one) => one.toLowerCase());
    if (!keys.some((one) => one.includes(key) || key.includes(one))) chosen.push(text);
  }
  return chosen;
}

function power(x: number): number {
  let result = Math.max(0, 1 + x / 1024);
  for (let doubling = 0; doubling < 10; doubling += 1) result *= result;
  return result;
}
