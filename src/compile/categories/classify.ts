import type { CategorySlug } from "../../bundle/schema.ts";
import { categorySlug, OTHER } from "./categories.ts";
import { type CategoryModel, HEADLINE_TERM, readModel } from "./category-model.ts";
import { type AddReasons, featureLeans, type Lean, reasonAdder, termLeans } from "./category-reasons.ts";
import { type ItemText, itemReader, type Reading, type ReadPart } from "./category-score.ts";
import { addSpan, noSpans, strongest } from "./category-spans.ts";
import { eachHit, noHits } from "./hits.ts";
import { termMatcher } from "./term-matcher.ts";
import modelFile from "./weights.json" with { type: "json" };

/** An item's one category, how sure it is (0 to 1), and up to five terms that decided, strongest first. */
export interface Classification {
  readonly category: CategorySlug;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/**
 * Finds the one category of an item among those that its digest declares.
 * A section's name decides alone; nothing that fits gives `other`.
 */
export type Classify = (
  text: ItemText,
  declared: readonly string[],
  section: string | null,
) => Classification;

/** Below this margin nothing speaks for a category: 6 in 10,000 labelled items, 88 in 100 texts about something else. */
const LEAST_MARGIN = -0.47;

/** A margin where nothing at all is known of an item. */
const NO_EVIDENCE = -1;

/** Lists of declared categories that are remembered: of how many kinds they are is for whoever writes digests to say. */
const MOST_DECLARED = 200;

/** What a configuration's term adds to a margin. */
const TERM_MARGIN = 1;

/** Turns differences of margins into odds; fitted by cross-validation. */
const ODDS = 4;

/** A configured term where it stands, and what it adds to a margin. */
interface Reason {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

/** Configured terms of one category that stand in an item. */
type Configured = ReadonlyMap<string, readonly Reason[]>;

const NO_REASONS: readonly Reason[] = [];

/** Made ready on first use and kept: reading the model takes some milliseconds. */
let ready: Ready | null = null;
function categoryModel(): Ready {
  if (ready === null) {
    const model = readModel(modelFile);
    ready = { model, read: itemReader(model), decide: decider(reasonAdder()) };
  }
  return ready;
}

interface Ready {
  readonly model: CategoryModel;
  readonly read: (item: ItemText) => Reading;
  readonly decide: Decide;
}

/** A digest's declared categories made ready: slug, class (-1 where the model has none), and its rivals. */
interface Declared {
  readonly slug: CategorySlug;
  readonly category: number;
  readonly lean: () => Lean;
}

/** Prepares the finding of categories; `more` holds a configuration's terms by category. */
export function classifierFor(more: ReadonlyMap<string, readonly string[]>): Classify {
  const { model, read, decide } = categoryModel();
  const findConfigured = configuredFinder(more);
  const declaredOf = remembered(declaredReader(model));
  return (text, declared, section) => {
    if (section?.trim()) return { category: categorySlug(section), confidence: 1, reasons: [section.trim()] };
    const categories = declaredOf(declared);
    if (categories.length === 0) return { category: OTHER, confidence: 0, reasons: [] };
    const reading = read(text);
    return decide(categories, reading, findConfigured(reading));
  };
}

/** Digests declare the same categories as a rule, and all items of one the very same list. */
function remembered(
  read: (declared: readonly string[]) => readonly Declared[],
): (declared: readonly string[]) => readonly Declared[] {
  const known = new Map<string, readonly Declared[]>();
  let last: readonly string[] = [];
  let categories = read(last);
  return (declared) => {
    if (declared === last) return categories;
    const key = JSON.stringify(declared);
    categories = known.get(key) ?? read(declared);
    if (known.size < MOST_DECLARED) known.set(key, categories);
    last = declared;
    return categories;
  };
}

type Table<Leans> = (category: number, rivals: readonly number[]) => Leans;

/** A table for each class and list of rivals, made once: of these there are few, however many lists digests declare. */
function tables<Leans>(
  make: Table<Leans>,
  keyOf = (rivals: readonly number[]): string => rivals.join(),
): Table<Leans> {
  const made = new Map<string, Leans>();
  return (category, rivals) => {
    const key = `${category} ${keyOf(rivals)}`;
    const table = made.get(key) ?? make(category, rivals);
    made.set(key, table);
    return table;
  };
}

function declaredReader(model: CategoryModel): (declared: readonly string[]) => readonly Declared[] {
  const termsOf = tables((category, rivals) => termLeans(model, category, rivals));
  // Features' weights are whole numbers, whose sum is the same in any order: one table for each set of rivals.
  const featuresOf = tables(
    (category, rivals) => featureLeans(model, category, rivals),
    (rivals) => rivals.toSorted().join(),
  );
  return (declared) => {
    const slugs = [...new Set(declared.map(categorySlug))];
    const classes = slugs.map((slug) => model.slugs.indexOf(slug)).filter((category) => category >= 0);
    const field = classes.length > 1 ? classes : model.slugs.map((_, category) => category);
    return slugs.map((slug) => {
      const category = model.slugs.indexOf(slug);
      const rivals = field.filter((one) => one !== category);
      let made: Lean | null = null;
      const lean = () => {
        made ??= { features: featuresOf(category, rivals), terms: termsOf(category, rivals) };
        return made;
      };
      return { slug, category, lean };
    });
  };
}

function configuredFinder(more: ReadonlyMap<string, readonly string[]>): (reading: Reading) => Configured {
  const listed = [...more].flatMap(([slug, terms]) => terms.map((term) => ({ slug, term })));
  const none: Configured = new Map();
  if (listed.length === 0) return () => none;
  const listTerms = termMatcher(listed.map(({ term }) => term));
  const owners = new Map(listed.map(({ term }) => [term.toLowerCase(), slugsOf(term)] as const));
  function slugsOf(term: string): readonly string[] {
    return listed.flatMap((one) => (one.term.toLowerCase() === term.toLowerCase() ? [one.slug] : []));
  }
  return ({ title, body }) => {
    const found = new Map<string, Map<string, Reason>>();
    const look = ({ text, folded }: ReadPart, strength: number): void => {
      const hits = noHits();
      listTerms(folded, hits);
      for (const [term, from, to] of eachHit(hits)) {
        const name = listed[term]?.term.toLowerCase() ?? "";
        const span = { text, from: folded.places[from] ?? 0, to: (folded.places[to - 1] ?? 0) + 1 };
        for (const slug of owners.get(name) ?? []) {
          const reasons = found.get(slug) ?? new Map<string, Reason>();
          if (!reasons.has(name)) reasons.set(name, { ...span, strength });
          found.set(slug, reasons);
        }
      }
    };
    look(title, TERM_MARGIN * HEADLINE_TERM);
    look(body, TERM_MARGIN);
    return new Map([...found].map(([slug, reasons]) => [slug, [...reasons.values()]]));
  };
}

/** Decides which of the declared categories an item has, and says what spoke for it. */
type Decide = (declared: readonly Declared[], reading: Reading, configured: Configured) => Classification;

function decider(addReasons: AddReasons): Decide {
  /** What decided, used again for each item. */
  const spans = noSpans();
  return (declared, reading, configured) => {
    const reasonsFor = ({ slug }: Declared): readonly Reason[] =>
      (configured.size === 0 ? undefined : configured.get(slug)) ?? NO_REASONS;
    let best: Declared | null = null;
    let most = LEAST_MARGIN;
    for (const one of declared) {
      const margin = marginOf(one, reading, reasonsFor(one));
      if (margin < most || (margin === most && best !== null)) continue;
      best = one;
      most = margin;
    }
    if (best === null) return { category: OTHER, confidence: 0, reasons: [] };
    let odds = power((LEAST_MARGIN - most) * ODDS);
    for (const one of declared) odds += power((marginOf(one, reading, reasonsFor(one)) - most) * ODDS);
    spans.length = 0;
    for (const { text, from, to, strength } of reasonsFor(best)) addSpan(spans, text, from, to, strength);
    if (best.category >= 0) addReasons(reading, best.lean(), spans);
    return { category: best.slug, confidence: Math.round(100 / odds) / 100, reasons: strongest(spans) };
  };
}

/** How much speaks for a category, infinitely little where it cannot be told. */
function marginOf({ category }: Declared, { margins }: Reading, reasons: readonly Reason[]): number {
  if (category < 0 && reasons.length === 0) return Number.NEGATIVE_INFINITY;
  const base = category < 0 ? NO_EVIDENCE : (margins[category] ?? NO_EVIDENCE);
  return reasons.length === 0 ? base : reasons.reduce((sum, { strength }) => sum + strength, base);
}

/** e to the power of `x` (at most 0) by plain arithmetic, which gives the same bits everywhere. */
function power(x: number): number {
  let result = Math.max(0, 1 + x / 1024);
  for (let doubling = 0; doubling < 10; doubling += 1) result *= result;
  return result;
}
