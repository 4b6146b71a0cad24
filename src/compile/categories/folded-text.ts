/** A text as the category model reads it: folded code units, and where each stands in the text. */
export interface FoldedText {
  /**
   * Lower case, half width, without marks of Markdown and addresses; starts with START and ends with END. A code unit
   * is in the lower bits, those of `UNIT`, and its kind in one above: n-grams are met in a third less time than by two
   * arrays. One more behind the end means nothing.
   */
  readonly units: Int32Array;
  /** Place of each unit in the text, in UTF-16 units. */
  readonly places: Int32Array;
  readonly length: number;
}

/** The bits of a code unit. */
export const UNIT = 0xffff;

/** What a character is to the model: written without blanks between words, of a word, a blank, or something else. */
export const HAN_KIND = 0x10000;
export const WORD_KIND = 0x20000;
const BLANK_KIND = 0x40000;
const OTHER_KIND = 0;
/** A bit more for a Han one that does not only join words, and so can begin or end one that explains something. */
const TELLING = 0x80000;

/** By how many bits these are shifted. */
export const HAN_SHIFT = 16;
export const WORD_SHIFT = 17;
export const TELLING_SHIFT = 19;

/** Stand before and behind a text, so that a pair of characters can say that it begins or ends it. */
const START = 2;
const END = 3;
export const BLANK = 32 | BLANK_KIND;

/** Units of a folded text besides those of the text: these two, and the one behind them. */
const MORE = 3;

/** Han characters that are the same folded. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Han characters that join words and begin or end none that explains anything. */
const JOINING: ReadonlySet<number> = new Set(
  [
    ..."的了是在和与其中对将被从到也都而及或就这那有为以并于个们我你他她它出上下着过得地把让还但又很更最可能会要说等如使用通",
  ].map((one) => one.charCodeAt(0)),
);
const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const LATIN = /[a-z0-9\u00df-\u024f\u0370-\u052f]/;

/** What a code unit becomes, with its kind. */
function fold(unit: number): number {
  if (unit >= FIRST_HAN && unit <= LAST_HAN) return withKind(unit);
  const one = foldUnit(String.fromCharCode(unit));
  return /\s/.test(one) ? BLANK : withKind(one.charCodeAt(0));
}

/** A folded code unit with its kind. */
export function withKind(unit: number): number {
  if (unit >= FIRST_HAN && unit <= LAST_HAN)
    return unit | (JOINING.has(unit) ? HAN_KIND : HAN_KIND | TELLING);
  return unit | kindOf(foldUnit(String.fromCharCode(unit)));
}

function foldUnit(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.length === 1 ? plain : text;
}

function kindOf(one: string): number {
  if (/\s/.test(one)) return BLANK_KIND;
  if (HAN.test(one)) return HAN_KIND | TELLING;
  return LATIN.test(one) ? WORD_KIND : OTHER_KIND;
}

const isAddress = (text: string, at: number): boolean =>
  text.startsWith("http", at) && (text.startsWith("://", at + 4) || text.startsWith("s://", at + 4));

/** Where an address ends that begins at a place. */
function addressEnd(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && text.charCodeAt(end) > 32 && text.charCodeAt(end) < 127) end += 1;
  return end;
}

/** Makes room for a folded text of so many units. */
export const emptyFolded = (room: number): FoldedText => ({
  units: new Int32Array(room),
  places: new Int32Array(room),
  length: 0,
});

/** What is known of a code unit that does not become another: not met yet; a mark of Markdown; begins an address. */
const UNKNOWN = -1;
const LEFT_OUT = -2;
const ADDRESS = -3;
const LETTER_H = 104;

/** Prepares the folding of texts. Called once, so that its table is a part of it, as those of `gramMeeter` are. */
function textFolder(): (text: string, room?: FoldedText) => FoldedText {
  /** By code unit, what it becomes. Han characters are looked up too, as each change of script would be a branch. */
  const known = new Int32Array(UNIT + 1).fill(UNKNOWN);
  for (const mark of "*`") known[mark.charCodeAt(0)] = LEFT_OUT;
  known[LETTER_H] = ADDRESS;
  return (text, room = emptyFolded(text.length + MORE)) => {
    const hasRoom = room.units.length >= text.length + MORE;
    const { units, places } = hasRoom ? room : emptyFolded((text.length + MORE) * 2);
    const blank = BLANK;
    let length = 1;
    units[0] = START;
    places[0] = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      let both = known[unit] ?? 0;
      if (both < 0) {
        if (both === LEFT_OUT) continue;
        if (both === ADDRESS && isAddress(text, at)) {
          at = addressEnd(text, at) - 1;
          continue;
        }
        if (both === UNKNOWN) known[unit] = fold(unit);
        both = both === ADDRESS ? LETTER_H | WORD_KIND : (known[unit] ?? 0);
      }
      if (both === blank && (units[length - 1] === blank || length === 1)) continue;
      units[length] = both;
      places[length] = at;
      length += 1;
    }
    if (units[length - 1] === blank) length -= 1;
    units[length] = END;
    places[length] = text.length;
    return { units, places, length: length + 1 };
  };
}

/**
 * Folds a text for the model. O(length). Written into `room` where it is large enough: what was folded there
 * before is gone then, and an item costs no memory of its own.
 */
export const foldForModel = textFolder();
