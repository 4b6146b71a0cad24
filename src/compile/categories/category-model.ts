import type { CategorySlug } from "../../bundle/schema.ts";
import { KNOWN_CATEGORIES } from "./categories.ts";
import { accountWeigher, type WeighAccount } from "./category-accounts.ts";
import { type Concepts, conceptFeature, PLACES, readConcepts, WHOLE } from "./category-concepts.ts";
import {
  BIAS,
  gramMeeter,
  type MeetGrams,
  ONE_ROW,
  type SumWeights,
  weightSummer,
} from "./category-grams.ts";
import { type HashIndex, indexHashes } from "./hash-index.ts";
import { type ListTerms, termMatcher } from "./term-matcher.ts";

/** The model as its file has it; `npm run train:categories` writes it. */
export interface ModelFile {
  readonly version: number;
  readonly scale: number;
  readonly termScale: number;
  /** Per class. */
  readonly bias: readonly number[];
  /** What the root of the number of terms of a class adds to each class. */
  readonly counts: readonly (readonly number[])[];
  /** Curated terms by class, with commas between them; accounts begin with `@`. */
  readonly terms: Readonly<Record<string, string>>;
  /** Base64: a signed byte per curated term and class. */
  readonly termWeights: string;
  /** Terms of each concept, with commas between them. */
  readonly concepts: Readonly<Record<string, string>>;
  readonly conceptScale: number;
  /** Base64: a signed byte per place, concept and class. */
  readonly conceptWeights: string;
  /** Accounts of each kind, with commas between them. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Per kind of account and class. */
  readonly accountWeights: readonly (readonly number[])[];
  /** Base64: hashes of the features, ascending as unsigned numbers, each less the one before, in three bytes. */
  readonly hashes: string;
  /** Base64: a signed byte per feature and class. */
  readonly weights: string;
}

/** Version of the file's shape; a model of another version is refused. */
export const MODEL_VERSION = 3;

/** How many classes there are. */
const CLASSES = KNOWN_CATEGORIES.length;

/** The class of a term that speaks by its concepts alone. */
export const NO_CLASS = CLASSES;

/** A model made ready: an index from hashes to features, and weights by feature and class. */
export interface CategoryModel {
  readonly slugs: readonly CategorySlug[];
  /** Curated terms, and behind them those that have concepts alone. */
  readonly terms: readonly string[];
  readonly listTerms: ListTerms;
  /** Class of each curated term, `NO_CLASS` of any other. */
  readonly termClasses: Uint8Array;
  /** A byte by term and class, to be multiplied by the file's `termScale`; 0 where a term is not curated. */
  readonly termWeights: Int8Array;
  /**
   * What each curated term adds by itself where it stands, by place, term and class: its weight, and what one term of
   * its class and one of each of its concepts count.
   */
  readonly termShares: readonly Float64Array[];
  readonly concepts: Concepts;
  /** What the root of the number of a concept's terms adds, by place, concept and class. */
  readonly conceptWeights: Float64Array;
  /** The class that an account speaks for, or -1. */
  readonly accountCategory: (handle: string) => number;
  readonly weighAccount: WeighAccount;
  /** From hashes to the slots of features. */
  readonly index: HashIndex;
  /** Slots of the index: as many places has whatever is kept by feature. */
  readonly slots: number;
  /** By feature and class. */
  readonly weights: Int8Array;
  readonly meetGrams: MeetGrams;
  readonly sumWeights: SumWeights;
  readonly file: ModelFile;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function hashesOf(base64: string): Int32Array {
  const bytes = bytesOf(base64);
  const hashes = new Int32Array(bytes.length / 3);
  let hash = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    hash += (bytes[at * 3] ?? 0) | ((bytes[at * 3 + 1] ?? 0) << 8) | ((bytes[at * 3 + 2] ?? 0) << 16);
    hashes[at] = hash | 0;
  }
  return hashes;
}

/** Five weights a feature as two numbers by its slot, as `weightSummer` has them. */
function rowsOf(weights: Int8Array, { hashes, slots }: HashIndex): Int32Array {
  const rows = new Int32Array(hashes.length * 2);
  for (const [feature, slot] of slots.entries()) {
    const byte = (category: number): number => (weights[feature * 5 + category] ?? 0) + BIAS;
    rows[slot * 2] = byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
    rows[slot * 2 + 1] = byte(4) | ONE_ROW;
  }
  return rows;
}

/** What each of the first `curated` terms adds by itself, by place. */
function termSharesOf(
  { termScale, counts }: ModelFile,
  curated: number,
  model: Pick<CategoryModel, "termClasses" | "termWeights" | "concepts" | "conceptWeights">,
): readonly Float64Array[] {
  const { termClasses, termWeights, conceptWeights } = model;
  const { size, starts, members } = model.concepts;
  const shares = Array.from({ length: PLACES }, () => new Float64Array(curated * CLASSES));
  for (const [place, own] of shares.entries()) {
    for (let row = 0; row < own.length; row += 1) {
      const term = Math.floor(row / CLASSES);
      const category = row % CLASSES;
      let share =
        (termWeights[row] ?? 0) * termScale + (counts[termClasses[term] ?? NO_CLASS]?.[category] ?? 0);
      for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at += 1) {
        const weightAt = (where: number): number =>
          conceptWeights[conceptFeature(size, members[at] ?? 0, where) * CLASSES + category] ?? 0;
        share += weightAt(WHOLE) + (place === WHOLE ? 0 : weightAt(place));
      }
      own[row] = share;
    }
  }
  return shares;
}

/** Makes a model ready. A file of another version is a bug of ours: it comes with the program. */
export function readModel(file: ModelFile): CategoryModel {
  if (file.version !== MODEL_VERSION) throw new Error(`The category model is of version ${file.version}.`);
  const slugs = KNOWN_CATEGORIES.map(({ slug }) => slug);
  const listed = slugs.flatMap((slug, category) =>
    (file.terms[slug] ?? "").split(",").map((term) => ({ term, category })),
  );
  const curated = listed.filter(({ term }) => !term.startsWith("@"));
  const accounts = new Map(
    listed.filter(({ term }) => term.startsWith("@")).map(({ term, category }) => [term.slice(1), category]),
  );
  const index = indexHashes(hashesOf(file.hashes));
  const weights = new Int8Array(bytesOf(file.weights).buffer);
  const classes = new Map(curated.map(({ term, category }) => [term, category]));
  const lists = Object.values(file.concepts);
  const terms = [...new Set([...classes.keys(), ...lists.flatMap((list) => list.split(","))])];
  const concepts = readConcepts(lists, terms);
  const conceptWeights = Float64Array.from(
    new Int8Array(bytesOf(file.conceptWeights).buffer),
    (weight) => weight * file.conceptScale,
  );
  const termWeights = new Int8Array(terms.length * slugs.length);
  termWeights.set(new Int8Array(bytesOf(file.termWeights).buffer));
  const termClasses = Uint8Array.from(terms, (term) => classes.get(term) ?? NO_CLASS);
  const told = { termClasses, termWeights, concepts, conceptWeights };
  return {
    slugs,
    terms,
    listTerms: termMatcher(terms),
    ...told,
    termShares: termSharesOf(file, classes.size, told),
    accountCategory: (handle) => accounts.get(handle.toLowerCase()) ?? -1,
    weighAccount: accountWeigher(Object.values(file.accounts), file.accountWeights),
    index,
    slots: index.hashes.length,
    weights,
    meetGrams: gramMeeter(index),
    sumWeights: weightSummer(rowsOf(weights, index)),
    file,
  };
}

/** A term in a headline counts one and a half times. */
export const HEADLINE_TERM = 1.5;
