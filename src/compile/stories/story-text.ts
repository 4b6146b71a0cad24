import {
  doesFollow,
  isPerson,
  namesInTitle,
  numbersIn,
  type OpeningFacts,
  openingFacts,
} from "./story-facts.ts";
import { BUCKETS, type Vocabulary } from "./story-vocabulary.ts";

/** Most distinct terms that are kept of one item: about the first thousand characters. */
export const MOST_TERMS = 600;

/** Terms of different items that are kept in one array. */
const TERMS_TOGETHER = 1 << 14;

/** The number of a term, without its marks. */
export const NUMBER = BUCKETS - 1;

/** Marks a term as a word of letters or digits. */
export const WORD_BIT = BUCKETS;

/** Marks a word of a person's name: one person does many things. */
export const PERSON_BIT = BUCKETS << 1;

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

/** What a character is to a term. */
const NONE = 0;
const WORD = 1;
const HAN = 2;
/** Joins the parts of a word, `gpt-4.5`; ends one where no part follows. */
const JOINT = 3;
/** Emphasis marks part nothing: `**150**亿` is one phrase. */
const SKIP = 4;

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

function kindOf(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return WORD;
  if ((code >= FIRST_HAN && code <= LAST_HAN) || (code >= 0x3400 && code <= 0x4dbf)) return HAN;
  if (code === 45 || code === 46 || code === 95 || code === 0x2011 || code === 0x2010) return JOINT;
  if (code === 42 || code === 96) return SKIP;
  if (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) return WORD;
  if ((code >= 0x3041 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3)) return HAN;
  return code >= 0x370 && code <= 0x52f ? WORD : NONE;
}

/** Lower case and half width, for the characters of which terms are made. */
function foldCode(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  if (code >= 0xff01 && code <= 0xff5e) return foldCode(code - 0xfee0);
  return code;
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

function bucketOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) & (BUCKETS - 1);
}

/** Length of the address or the destination of a link that begins at `at`, else 0. */
function addressLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 93 && text.charCodeAt(at + 1) === 40) {
    const end = text.indexOf(")", at);
    return end === -1 ? 0 : end - at + 1;
  }
  if ((code | 32) !== 104 || !(text.startsWith("http://", at) || text.startsWith("https://", at))) return 0;
  let end = at;
  while (end < text.length && /[^\s)\]，。；、（）]/.test(text.charAt(end))) end += 1;
  return end - at;
}

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

/**
 * Prepares the reading of texts for stories: words in lower case, whole (`gpt-4.5`) and in parts (`gpt`, `4.5`),
 * and pairs of Han characters, hashed; addresses left out. `names` are read as part of the body,
 * so that two spellings of one name meet in the main one. Terms are numbered by a vocabulary. One pass over the text, no
 * copy of it.
 */
export function storyReader({
  numberOf,
}: Vocabulary): (title: string, body: string, names: readonly string[]) => StoryText {
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
  const scan = createScanner(add);
  const scanPerson = createScanner((bucket) => {
    people[numberOf(bucket)] = item;
  });
  return (title, body, names) => {
    item += 1;
    length = 0;
    for (const name of names) if (isPerson(name)) scanPerson(name);
    const unsigned = unsignedOf(title);
    const text = unsignedOf(body);
    scan(/\S/.test(unsigned) ? unsigned : (CLAUSE.exec(text)?.[0] ?? ""));
    const titled = length;
    const stop = FIRST_SENTENCE.exec(text)?.[0].length ?? text.length;
    scan(text.slice(0, stop));
    const opened = length;
    scan(text.slice(stop));
    for (const name of names) scan(name);
    const follows = doesFollow(`${unsigned} ${text.slice(0, stop)}`);
    let opening: OpeningFacts | null = null;
    return {
      terms: kept(found, length),
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

/** Gives each term of a text to `add`. */
function createScanner(add: (bucket: number, bit: number) => void): (text: string) => void {
  return (text) => {
    let whole = SEED;
    let part = SEED;
    let shorter = SEED;
    let last = 0;
    let size = 0;
    let parts = 0;
    let letters = 0;
    let han = 0;
    const endPart = (): void => {
      if (size === 0) return;
      // `agents` is `agent`.
      add(bucketOf(size > 3 && last === 115 ? shorter : part), letters > 0 ? WORD_BIT : 0);
      parts += 1;
      letters = 0;
      part = SEED;
      size = 0;
    };
    const endWord = (): void => {
      endPart();
      if (parts > 1) add(bucketOf(whole), WORD_BIT);
      whole = SEED;
      parts = 0;
    };
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      // Most of a text is Han.
      if (unit >= FIRST_HAN && unit <= LAST_HAN) {
        if (size > 0 || parts > 0) endWord();
        if (han !== 0) add(bucketOf(mix(mix(SEED, han), unit)), 0);
        han = unit;
        continue;
      }
      const code = foldCode(unit);
      const kind = kindOf(code);
      if (kind === WORD) {
        const skipped = size === 0 && code === 104 ? addressLength(text, at) : 0;
        if (skipped > 0) at += skipped - 1;
        else {
          shorter = part;
          part = mix(part, code);
          whole = mix(whole, code);
          last = code;
          size += 1;
          if (code > 57) letters += 1;
          han = 0;
        }
      } else if (kind === JOINT && size > 0 && kindOf(foldCode(text.charCodeAt(at + 1))) === WORD) {
        // `4.5` stays whole as a part, a hyphen parts.
        whole = mix(whole, code === 46 ? 46 : 45);
        if (code === 46) part = mix(part, 46);
        else endPart();
      } else if (kind !== SKIP) {
        endWord();
        if (kind === HAN && han !== 0) add(bucketOf(mix(mix(SEED, han), code)), 0);
        han = kind === HAN ? code : 0;
        if (code === 93) at += Math.max(0, addressLength(text, at) - 1);
      }
    }
    endWord();
  };
}
