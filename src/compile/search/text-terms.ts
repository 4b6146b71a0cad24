import {
  BLANK_KIND,
  DENSE_KIND,
  eachSpan,
  fold,
  foldCharacters,
  isLetterKind,
  kindOf,
  MOST_SIGNS,
  OTHER_KIND,
  WORD_KIND,
} from "../../bundle/terms.ts";

/** Takes a term: code units in the lower 16 bits of `units`, from `from` up to `to`. */
type Visit = (units: Int32Array, from: number, to: number) => void;

/** By how many bits the kind of a folded unit is shifted. */
const KIND_SHIFT = 16;

/** What is known of a code unit: not met yet; what it becomes depends on others, or is more than one. */
const UNKNOWN = -1;
const TANGLED = -2;

const BLANK = 32 | (BLANK_KIND << KIND_SHIFT);

/** What joins the letter before it, to which Hangul letters belong, and halves of pairs. */
const JOINS = /[\p{M}\u1100-\u11ff\ud800-\udfff]/u;

/** What a code unit becomes by folding wherever it stands, with its kind; blanks but for how many they are. */
function foldAlone(unit: number): number {
  const folded = foldCharacters(String.fromCharCode(unit));
  if (folded.length !== 1 || JOINS.test(folded)) return TANGLED;
  const code = folded.charCodeAt(0);
  const kind = kindOf(code);
  return kind === BLANK_KIND ? BLANK : code | (kind << KIND_SHIFT);
}

/**
 * Prepares giving `visit` the terms of texts, those of `eachSpan` in `fold`. Most texts have only characters that fold
 * by themselves: these are looked up in a table, and no text is made. O(length).
 */
export function textTerms(visit: Visit): (text: string) => void {
  const known = new Int32Array(0x10000).fill(UNKNOWN);
  let units = new Int32Array(1 << 10);
  const knownOf = (unit: number): number => {
    if (known[unit] === UNKNOWN) known[unit] = foldAlone(unit);
    return known[unit] ?? TANGLED;
  };
  /** Folds a text into `units`; gives how many there are, -1 where a character does not fold by itself. */
  const foldEach = (text: string): number => {
    let length = 0;
    let isApart = false;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      let both = known[unit] ?? TANGLED;
      if (both < 0) both = knownOf(unit);
      if (both < 0) return -1;
      if (both === BLANK) {
        isApart = length > 0;
        continue;
      }
      if (isApart && !isJoined(units[length - 1] ?? 0, both)) units[length++] = BLANK;
      isApart = false;
      units[length++] = both;
    }
    return length;
  };
  return (text) => {
    if (text.length >= units.length) units = new Int32Array(text.length * 2);
    const length = foldEach(text);
    if (length >= 0) {
      eachUnitSpan(units, length, visit);
      return;
    }
    const folded = fold(text);
    if (folded.length > units.length) units = new Int32Array(folded.length * 2);
    for (let at = 0; at < folded.length; at += 1) units[at] = folded.charCodeAt(at);
    eachSpan(folded, (from, to) => visit(units, from, to));
  };
}

/** Whether blanks between two units go: between a dense character and a word. */
const isJoined = (before: number, after: number): boolean =>
  (before ^ after) >> KIND_SHIFT === (DENSE_KIND ^ WORD_KIND);

/** `eachSpan` for units that are characters, each with its kind. O(length). */
function eachUnitSpan(units: Int32Array, length: number, visit: Visit): void {
  // Ends the last word or run.
  units[length] = BLANK;
  let at = 0;
  while (at < length) {
    const kind = (units[at] ?? 0) >> KIND_SHIFT;
    if (kind === DENSE_KIND) {
      visit(units, at, (units[at + 1] ?? 0) >> KIND_SHIFT === DENSE_KIND ? at + 2 : at + 1);
      at += 1;
    } else if (kind === WORD_KIND) {
      const start = at;
      while ((units[at] ?? 0) >> KIND_SHIFT === WORD_KIND) at += 1;
      visit(units, start, at);
    } else {
      const end = kind === OTHER_KIND && at > 0 ? crossingEnd(units, at) : at;
      if (end > at) visit(units, at - 1, end);
      at += 1;
    }
  }
}

/** `crossingEnd` of `terms.ts` for such units. */
function crossingEnd(units: Int32Array, at: number): number {
  if (!isLetterKind((units[at - 1] ?? 0) >> KIND_SHIFT)) return at;
  for (let end = at; end <= at + MOST_SIGNS; end += 1) {
    const kind = (units[end] ?? 0) >> KIND_SHIFT;
    if (isLetterKind(kind)) return end + 1;
    if (kind !== OTHER_KIND) return at;
  }
  return at;
}
