import {
  doesFollow,
  isPerson,
  namesInTitle,
  numbersIn,
  type OpeningFacts,
  openingFacts,
} from "./story-facts.ts";
import { createScanner } from "./story-scanner.ts";
import { BUCKETS, PERSON_BIT, type Vocabulary } from "./story-vocabulary.ts";

/** Most distinct terms that are kept of one item: about the first thousand characters. */
export const MOST_TERMS = 600;

/** Terms of different items that are kept in one array. */
const TERMS_TOGETHER = 1 << 14;

/** The terms of one item, those of the title first, each once: its number, with `WORD_BIT` for a word. */
export interface StoryText {
  readonly terms: Int32Array;
  /** How many of `terms` stand in the title. */
  readonly titled: number;
  /** How many stand in the title and the first sentence. */
  readonly opened: number;
  /** It says itself that it tells more of what was told before. */
  readonly follows: boolean;
  /** Numbers and versions in the title, as written: `4.5`, `150`, `4o`. */
  readonly numbers: readonly string[];
  readonly names: readonly string[];
  /** Those of `names` in the table that the title says. */
  readonly titleNames: readonly string[];
  /** Found when first asked for. */
  readonly opening: () => OpeningFacts;
}

const FIRST_SENTENCE = /^[^。！？!?\n]{12,}[。！？!?\n]/u;

/** A post that is titled by whose it is: `来自 Some One (@some_one) 的推文`. */
const SIGNATURE =
  /^(?:来自|Tweet from)?\s*[^:：\n]{0,60}?[(（]@\w+[)）]\s*[)）]?\s*(?:的推文)?[)）]?\s*[:：]?/u;

/** A text without its signature; most have no `@`, which is found sooner. */
const unsignedOf = (text: string): string => (text.includes("@") ? text.replace(SIGNATURE, "") : text);

/** An item without a title is told by its first clause. */
const CLAUSE = /^[^。；;！!？?，,\n]{4,40}/u;

/** Terms of items that follow one another are kept in one array: thousands of small ones are dear to make. */
function termStore(): (terms: Int32Array, length: number) => Int32Array {
  let store = new Int32Array(0);
  let taken = 0;
  return (terms, length) => {
    if (taken + length > store.length) {
      store = new Int32Array(TERMS_TOGETHER);
      taken = 0;
    }
    const own = store.subarray(taken, taken + length);
    for (let at = 0; at < length; at += 1) own[at] = terms[at] ?? 0;
    taken += length;
    return own;
  };
}

/** The terms of the item that is read. */
interface Gathered {
  /** Begins with the next item; words of people's names are marked from then on. */
  readonly begin: (names: readonly string[]) => void;
  /** Adds the terms of a text. */
  readonly scan: (text: string) => void;
  readonly count: () => number;
  readonly terms: () => Int32Array;
}

function createGathered({ numberOf }: Vocabulary): Gathered {
  /** By a term's number, the last item that has it. */
  const seen = new Int32Array(BUCKETS);
  /** By a term's number, the last item in which it is a word of a person's name. */
  const people = new Int32Array(BUCKETS);
  const found = new Int32Array(MOST_TERMS);
  const kept = termStore();
  let item = 0;
  let length = 0;
  const add = (bucket: number, bit: number): void => {
    if (length === MOST_TERMS) return;
    const number = numberOf(bucket);
    if (seen[number] === item) return;
    seen[number] = item;
    found[length] = number | bit | (people[number] === item ? PERSON_BIT : 0);
    length += 1;
  };
  const scanPerson = createScanner((bucket) => {
    people[numberOf(bucket)] = item;
  });
  const begin = (names: readonly string[]): void => {
    item += 1;
    length = 0;
    for (const name of names) if (isPerson(name)) scanPerson(name);
  };
  return { begin, scan: createScanner(add), count: () => length, terms: () => kept(found, length) };
}

/**
 * Prepares the reading of texts for stories. `names` are read as part of the body, so that two spellings of one name
 * meet in the main one. Terms are numbered by a vocabulary. One pass over the text.
 */
export function storyReader(
  terms: Vocabulary,
): (title: string, body: string, names: readonly string[]) => StoryText {
  const gathered = createGathered(terms);
  const { scan } = gathered;
  return (title, body, names) => {
    gathered.begin(names);
    const unsigned = unsignedOf(title);
    const text = unsignedOf(body);
    scan(/\S/.test(unsigned) ? unsigned : (CLAUSE.exec(text)?.[0] ?? ""));
    const titled = gathered.count();
    const stop = FIRST_SENTENCE.exec(text)?.[0].length ?? text.length;
    scan(text.slice(0, stop));
    const opened = gathered.count();
    scan(text.slice(stop));
    for (const name of names) scan(name);
    const follows = doesFollow(`${unsigned} ${text.slice(0, stop)}`);
    let opening: OpeningFacts | null = null;
    return {
      terms: gathered.terms(),
      titled,
      opened,
      follows,
      numbers: numbersIn(unsigned),
      names,
      titleNames: namesInTitle(unsigned, names),
      opening: () => {
        opening ??= openingFacts(unsigned, text, stop, names, follows);
        return opening;
      },
    };
  };
}
