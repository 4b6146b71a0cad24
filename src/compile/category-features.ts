/** A text as the category model reads it: folded code units, and where each stands in the text. */
export interface FoldedText {
  /** Lower case, half width, without marks of Markdown and addresses; starts with START and ends with END. */
  readonly units: Uint16Array;
  /** Place of each unit in the text, in UTF-16 units. */
  readonly places: Int32Array;
  readonly length: number;
}

/** What a character is to the model. */
const OTHER_KIND = 0;
const HAN_KIND = 1;
const WORD_KIND = 2;
const BLANK_KIND = 3;

/** Stand before and behind a text, so that a pair of characters can say that it begins or ends it. */
const START = 2;
const END = 3;
const BLANK = 32;

/** Seeds that keep the families of features apart. */
const CHARACTERS = 0x2f0b4a47;
const WORD = 0x5bd1e995;
const WORD_PAIR = 0x1b873593;

/** A feature's hash with these bits turned is the feature of standing in a headline. */
export const HEADLINE = 0x3c6ef372;

/** Begins the hash of an account. */
const ACCOUNT = 0x7a3d9e11;

/** Folded units and kinds of the code units met so far; both by code unit, 0 and 255 where not yet met. */
const folded = new Uint16Array(0x10000);
const kinds = new Uint8Array(0x10000).fill(255);

const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const LATIN = /[a-z0-9\u00df-\u024f\u0370-\u052f]/;

function meet(unit: number): void {
  const text = String.fromCharCode(unit);
  const plain = text.normalize("NFKC").toLowerCase();
  const one = plain.length === 1 ? plain : text;
  folded[unit] = /\s/.test(one) ? BLANK : one.charCodeAt(0);
  kinds[unit] = /\s/.test(one)
    ? BLANK_KIND
    : HAN.test(one)
      ? HAN_KIND
      : LATIN.test(one)
        ? WORD_KIND
        : OTHER_KIND;
}

function kindOf(unit: number): number {
  if (kinds[unit] === 255) meet(unit);
  return kinds[unit] ?? OTHER_KIND;
}

/** Whether a folded unit is written without blanks between words. */
export const isHan = (unit: number): boolean => kindOf(unit) === HAN_KIND;

/** Whether a folded unit belongs to a word of a script that separates its words. */
export const isWordUnit = (unit: number): boolean => kindOf(unit) === WORD_KIND;

const isAddress = (text: string, at: number): boolean =>
  text.startsWith("http", at) && (text.startsWith("://", at + 4) || text.startsWith("s://", at + 4));

/** Makes room for a folded text of so many units. */
export const emptyFolded = (room: number): FoldedText => ({
  units: new Uint16Array(room),
  places: new Int32Array(room),
  length: 0,
});

/**
 * Folds a text for the model. O(length). Written into `room` where it is large enough: what was folded there
 * before is gone then, and an item costs no memory of its own.
 */
export function foldForModel(text: string, room: FoldedText = emptyFolded(text.length + 2)): FoldedText {
  const { units, places } = room.units.length >= text.length + 2 ? room : emptyFolded(text.length * 2);
  let length = 1;
  units[0] = START;
  places[0] = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 42 || unit === 96) continue; // * and ` of Markdown
    if (unit === 104 && isAddress(text, at)) {
      while (at + 1 < text.length && text.charCodeAt(at + 1) > BLANK && text.charCodeAt(at + 1) < 127)
        at += 1;
      continue;
    }
    if (kinds[unit] === 255) meet(unit);
    const plain = folded[unit] ?? unit;
    if (plain === BLANK && (units[length - 1] === BLANK || length === 1)) continue;
    units[length] = plain;
    places[length] = at;
    length += 1;
  }
  if (units[length - 1] === BLANK) length -= 1;
  units[length] = END;
  places[length] = text.length;
  return { units, places, length: length + 1 };
}

/** A multiplier that spreads the bits of a hash upwards: its upper ones tell n-grams apart. */
const SPREAD = 0x9e3779b1;

/** Is called with a feature's hash (32 bits, signed) and the units that it covers. */
export type VisitFeature = (hash: number, from: number, to: number) => void;

/** Longest n-gram of characters; without a Han character, the only one. */
const LONGEST = 3;

/**
 * Calls `visit` with every feature of a folded text, with repetitions: its n-grams of one to three characters
 * that have a Han one, of three that have none, its words, and its pairs of words. O(length).
 */
export function eachFeature({ units, length }: FoldedText, visit: VisitFeature): void {
  for (let at = 0; at < length; at += 1) {
    const end = Math.min(at + LONGEST, length);
    let hash = CHARACTERS;
    let han = 0;
    for (let to = at; to < end; to += 1) {
      const unit = units[to] ?? 0;
      if (kindOf(unit) === HAN_KIND) han += 1;
      hash = Math.imul(hash ^ unit, SPREAD);
      if (han > 0 || to - at === LONGEST - 1) visit(hash, at, to + 1);
    }
  }
  eachWord(units, length, visit);
}

/** Inside a word: `gpt-4o`, `llama.cpp`, `c++`. */
const JOINS: ReadonlySet<number> = new Set([..."-.+#_"].map((one) => one.charCodeAt(0)));

function eachWord(units: Uint16Array, length: number, visit: VisitFeature): void {
  let before = 0;
  let beforeAt = -1;
  let beforeEnd = -1;
  for (let at = 0; at < length; at += 1) {
    if (kindOf(units[at] ?? 0) !== WORD_KIND) continue;
    let hash = WORD;
    let end = at;
    for (; end < length; end += 1) {
      const unit = units[end] ?? 0;
      const joins = JOINS.has(unit) && kindOf(units[end + 1] ?? 0) === WORD_KIND;
      if (kindOf(unit) !== WORD_KIND && !joins) break;
      hash = Math.imul(hash ^ unit, SPREAD);
    }
    visit(hash, at, end);
    if (beforeEnd === at - 1 && units[at - 1] === BLANK) {
      visit(Math.imul(before ^ hash, WORD_PAIR), beforeAt, end);
    }
    before = Math.imul(hash, 31);
    beforeAt = at;
    beforeEnd = end;
    at = end;
  }
}

/** The hash of the account that made a post. */
export function accountFeature(handle: string): number {
  let hash = ACCOUNT;
  for (let at = 0; at < handle.length; at += 1) {
    hash = Math.imul(hash ^ handle.toLowerCase().charCodeAt(at), SPREAD);
  }
  return hash;
}
