// The labelled items and the curated terms that the category model is trained on.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../setup.mjs";

/** The model's classes, in the order of `KNOWN_CATEGORIES`. */
export const SLUGS = ["industry", "research", "ethics", "hardware", "software"];
const NAMES = ["AI Industry", "AI Research", "AI Ethics", "AI Hardware", "Software Development"];

export const LABELS = resolve(root, "../shared/labels");

const readLines = (file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");

/** Labelled items; `splitHeadline` and `postOf` are the compiler's own, so that training reads as it does. */
export function readLabels(file, { splitHeadline, postOf }) {
  return readLines(file).map((line) => {
    const { url, title, text, primary, also } = JSON.parse(line);
    return {
      url,
      headline: title,
      title: splitHeadline(title).title,
      body: text,
      handle: postOf(url).handle,
      primary: primary.map((name) => NAMES.indexOf(name)),
      also: also.map((name) => NAMES.indexOf(name)),
    };
  });
}

const CORPUS = resolve(root, "../shared/corpus/real-4h");

/** Finds nothing: texts are read for training, which must not need the model that it makes. */
const BLIND = { classify: () => ({}), findNames: () => [] };

/** Items labelled here by address: their texts are read from the corpus, in the order of the labels. */
export function readOwnLabels({ compileDigest, postOf }) {
  const items = new Map();
  const paths = readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".md"),
  );
  for (const path of paths.sort()) {
    const { draft } = compileDigest({ path, bytes: readFileSync(join(CORPUS, path)) }, BLIND);
    for (const item of draft?.items ?? []) items.set(item.url, item);
  }
  return readLines(resolve(root, "scripts/categories/labels.txt"))
    .filter((line) => !line.startsWith("#"))
    .map((line) => {
      const [url, primary, ...also] = line.split(" ");
      const item = items.get(url);
      if (item === undefined) throw new Error(`No item of the corpus has the address ${url}.`);
      const { title, body } = item;
      const categories = [primary, ...also].map((slug) => SLUGS.indexOf(slug));
      const { handle } = postOf(url);
      return {
        url,
        headline: title,
        title,
        body,
        handle,
        primary: categories.slice(0, 1),
        also: categories.slice(1),
        isOwn: true,
      };
    });
}

const TERMS = resolve(root, "scripts/categories/terms");

/** The terms of lines with commas between them. */
const termsOf = (lines) =>
  lines
    .filter((line) => !line.startsWith("#"))
    .flatMap((line) => line.split(","))
    .map((term) => term.trim().toLowerCase())
    .filter((term) => term !== "");

/** Groups of terms by name: concepts, or kinds of accounts. A term may stand in several. */
function readGroups(file) {
  const [, ...parts] = readFileSync(resolve(TERMS, "..", file), "utf8").split(/^## /m);
  return parts.map((part) => {
    const [name, ...lines] = part.split("\n");
    return { name, terms: termsOf(lines) };
  });
}

/**
 * Every curated term with its class; accounts (`@name`) come apart. A term stands in one list only. `words` has all
 * terms and behind them those that stand in concepts alone.
 */
export function readTerms() {
  const all = SLUGS.flatMap((slug, category) =>
    termsOf(readLines(resolve(TERMS, `${slug}.txt`))).map((term) => ({ term, category })),
  );
  const seen = new Set();
  for (const { term } of all) {
    if (seen.has(term)) throw new Error(`The term "${term}" stands in two lists.`);
    seen.add(term);
  }
  const terms = all.filter(({ term }) => !term.startsWith("@"));
  const concepts = readGroups("concepts.txt");
  const words = new Set([...terms.map(({ term }) => term), ...concepts.flatMap((one) => one.terms)]);
  const accounts = all.filter(({ term }) => term.startsWith("@"));
  return { terms, accounts, kinds: readGroups("accounts.txt"), concepts, words: [...words] };
}

/** Short texts about nothing that the five categories know. */
export const readUnrelated = () => readLines(resolve(TERMS, "../unrelated.txt"));
