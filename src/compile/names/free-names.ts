import { FIELD_TERMS } from "./field-terms.ts";
import type { FoundName } from "./found-name.ts";
import { GIVEN_NAMES } from "./given-names.ts";
import { latinWords, type Word } from "./latin-words.ts";
import { modelAt } from "./model-names.ts";
import { ORDINARY_WORDS } from "./ordinary-words.ts";

/** Least share of Han characters at which capitals stand out: an English text has them everywhere. */
const LEAST_HAN = 0.25;

/** A word with a capital inside: `DatologyAI`, `OlympicCoder`. */
const CAMEL = /^[A-Z][a-z]+(?:[A-Z][a-z]+|AI)+$/;

/** Benchmarks and methods by their endings. */
const NO_CAMEL = /(?:Bench|Eval|Arena|SWE|ML|QA|Net|Attention|Former)s?$/;

/** An account, called after whom it belongs to or what it tells of: `TheAITimeline`, `EpochAIResearch`. */
const ACCOUNT = /^The[A-Z]|AI[A-Z][a-z]+$/;

/** Endings of what is done or thought, not of names: `Reward Hacking`, `Scalable Oversight`. */
const ABSTRACT = /(?:.{3}ing|tions?|ments?|ness|ity|isms?|ics|izers?|ology)$/;

/**
 * Finds names that the table lacks: in a text that is mostly Chinese two or three capitalised words by themselves (`Ben
 * Mann`), words with a capital inside and bold words, and in any text models with their versions.
 * `known` has the table's names from left to right, none inside another. Precision comes first: a phrase with a term of
 * the field is no name. O(length).
 */
export function freeNames(
  text: string,
  known: readonly FoundName[],
  isKnown: (spelling: string) => boolean,
): readonly FoundName[] {
  const words = latinWords(text);
  const found: FoundName[] = [];
  let chinese: boolean | null = null;
  const isChinese = (): boolean => {
    chinese ??= hasHanUnits(text, text.length * LEAST_HAN);
    return chinese;
  };
  let next = 0;
  let reached = 0;
  /** Whether one of the known names, or one found so far, takes some of a stretch; asked from the left to the right. */
  const isTaken = ({ at, end }: Pick<Word, "at" | "end">): boolean => {
    while ((known[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    return at < reached || end > (known[next]?.at ?? Number.POSITIVE_INFINITY);
  };
  const add = (name: FoundName): void => {
    found.push(name);
    reached = Math.max(reached, name.end);
  };
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] as Word;
    if (!isCapital(word.text)) continue;
    const one = modelAt(text, word, words[n + 1]);
    if (one) add(one);
    else if (!isTaken(word) && isChinese()) {
      const name = nameAt(text, words, n, isKnown);
      if (name && !isTaken(name)) add(name);
    }
  }
  return found;
}

/** The name that a word begins by its looks, unless the table has it. */
function nameAt(
  text: string,
  words: readonly Word[],
  n: number,
  isKnown: (spelling: string) => boolean,
): FoundName | null {
  const word = words[n] as Word;
  const last = isPhraseStart(text, words, n) ? phraseEnd(text, words, n) : n;
  const isName = last > n ? isPhrase(words.slice(n, last + 1)) : isNameAlone(text, word);
  if (!isName || isAccount(word.text, isKnown)) return null;
  const { end } = words[last] as Word;
  const name = text.slice(word.at, end);
  return isKnown(name) ? null : { name, at: word.at, end };
}

/** An account is called after whom it belongs to: `GeminiApp`, `UnslothAI`. */
const isAccount = (word: string, isKnown: (spelling: string) => boolean): boolean =>
  CAMEL.test(word) &&
  (ACCOUNT.test(word) ||
    isKnown(/^[A-Z][a-z]+/.exec(word)?.[0] ?? "") ||
    isKnown(word.replace(/(?<=[a-z])(?=[A-Z])/g, " ")));

function hasHanUnits(text: string, least: number): boolean {
  let count = 0;
  for (let at = 0; at < text.length && count < least; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) count += 1;
  }
  return count >= least;
}

const isCapital = (word: string): boolean => word.charCodeAt(0) >= 65 && word.charCodeAt(0) <= 90;
const isNoTerm = ({ text }: Word): boolean =>
  !FIELD_TERMS.has(text.toLowerCase()) && !FIELD_TERMS.has(text.toLowerCase().replace(/s$/, ""));

/** Whether words with capitals are a name: a person's, or something that no ordinary words say. */
function isPhrase(words: readonly Word[]): boolean {
  if (!words.every(isNoTerm)) return false;
  const [first = "", last = ""] = [words[0]?.text.toLowerCase(), words.at(-1)?.text.toLowerCase()];
  if (ABSTRACT.test(last) || words.some(({ text }) => CAMEL.test(text) && /AI$/.test(text))) return false;
  return GIVEN_NAMES.has(first) || !words.every(isOrdinary);
}

function isOrdinary({ text }: Word): boolean {
  const word = text.toLowerCase();
  return ORDINARY_WORDS.has(word) || ORDINARY_WORDS.has(word.replace(/s$/, "")) || ABSTRACT.test(word);
}

/** Whether two words have one blank between them, and nothing else. */
const areNeighbours = (text: string, before: Word | undefined, word: Word | undefined): boolean =>
  before !== undefined &&
  word !== undefined &&
  before.end + 1 === word.at &&
  text.charCodeAt(before.end) === BLANK;

const BLANK = 32;

/** No Latin word stands right before: `to Ben Mann` is English, where capitals say little. */
const isPhraseStart = (text: string, words: readonly Word[], n: number): boolean =>
  !areNeighbours(text, words[n - 1], words[n]);

/** The last of up to three capitalised words with a blank between, itself followed by no Latin word. */
function phraseEnd(text: string, words: readonly Word[], n: number): number {
  let end = n;
  for (let at = n + 1; at < words.length && areNeighbours(text, words[at - 1], words[at]); at += 1) {
    if (at - n > 2 || !/^[A-Z][A-Za-z'’]+$/.test(words[at]?.text ?? "")) return n;
    end = at;
  }
  return end > n && /^[A-Z][a-z'’]+$/.test(words[n]?.text ?? "") ? end : n;
}

/** A word that is a name by its looks: a capital inside, or bold all by itself. */
function isNameAlone(text: string, word: Word): boolean {
  const isCamel = CAMEL.test(word.text);
  if (!isCamel && !isBold(text, word)) return false;
  if (!isNoTerm(word) || isOrdinary(word)) return false;
  if (!isCamel) return true;
  // In brackets stands an account, as a rule.
  const isBracketed = "(（".includes(text.charAt(word.at - 1)) && ")），,".includes(text.charAt(word.end));
  return !isBracketed && !NO_CAMEL.test(word.text);
}

const isBold = (text: string, { text: word, at, end }: Word): boolean =>
  at >= 2 &&
  text.startsWith("**", at - 2) &&
  text.startsWith("**", end) &&
  /^[A-Z][a-z]{3,}[A-Za-z]*$/.test(word);
