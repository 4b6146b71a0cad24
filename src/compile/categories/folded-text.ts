/** A text as the category model reads it: folded code units, and where each stands in the text. */
export interface FoldedText {
  /** Lower case, half width, without marks of Markdown and addresses; starts with START and ends with END. */
  readonly units: Uint16Array;
  /** Place of each unit in the text, in UTF-16 units. */
  readonly places: Int32Array;
  /** `HAN_KIND` for a unit written without blanks between words, `WORD_KIND` for one of a word, or another. */
  readonly kinds: Uint8Array;
  readonly length: number;
}

/** What a character is to the model: a bit each. */
const OTHER_KIND = 0;
export const HAN_KIND = 1;
export const WORD_KIND = 2;
/** By how many bits `WORD_KIND` is shifted. */
export const WORD_SHIFT = 1;
const BLANK_KIND = 4;

/** Stand before and behind a text, so that a pair of characters can say that it begins or ends it. */
const START = 2;
const END = 3;
export const BLANK = 32;

/** Han characters that are the same folded, which most of a text is: nothing is looked up for them. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** By code unit, those met so far: the folded unit, and its kind from bit `KIND_SHIFT` on; -1 where not yet met. */
const met = new Int32Array(0x10000).fill(-1);
const KIND_SHIFT = 16;

const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const LATIN = /[a-z0-9\u00df-\u024f\u0370-\u052f]/;

function meet(unit: number): number {
  const one = foldUnit(String.fromCharCode(unit));
  const plain = /\s/.test(one) ? BLANK : one.charCodeAt(0);
  const both = plain | (kindOf(foldUnit(String.fromCharCode(plain))) << KIND_SHIFT);
  met[unit] = both;
  return both;
}

function foldUnit(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.length === 1 ? plain : text;
}

function kindOf(one: string): number {
  if (/\s/.test(one)) return BLANK_KIND;
  return HAN.test(one) ? HAN_KIND : LATIN.test(one) ? WORD_KIND : OTHER_KIND;
}

const isAddress = (text: string, at: number): boolean =>
  text.startsWith("http", at) && (text.startsWith("://", at + 4) || text.startsWith("s://", at + 4));

/** Makes room for a folded text of so many units. */
export const emptyFolded = (room: number): FoldedText => ({
  units: new Uint16Array(room),
  places: new Int32Array(room),
  kinds: new Uint8Array(room),
  length: 0,
});

/**
 * Folds a text for the model. O(length). Written into `room` where it is large enough: what was folded there
 * before is gone then, and an item costs no memory of its own.
 */
export function foldForModel(text: string, room: FoldedText = emptyFolded(text.length + 2)): FoldedText {
  const { units, places, kinds } = room.units.length >= text.length + 2 ? room : emptyFolded(text.length * 2);
  let length = 1;
  units[0] = START;
  places[0] = 0;
  kinds[0] = OTHER_KIND;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    let both = unit | (HAN_KIND << KIND_SHIFT);
    if (unit < FIRST_HAN || unit > LAST_HAN) {
      if (unit === 42 || unit === 96) continue; // * and ` of Markdown
      if (unit === 104 && isAddress(text, at)) {
        while (at + 1 < text.length && text.charCodeAt(at + 1) > BLANK && text.charCodeAt(at + 1) < 127)
          at += 1;
        continue;
      }
      both = met[unit] ?? 0;
      if (both < 0) both = meet(unit);
    }
    const plain = both & 0xffff;
    if (plain === BLANK && (units[length - 1] === BLANK || length === 1)) continue;
    units[length] = plain;
    places[length] = at;
    kinds[length] = both >> KIND_SHIFT;
    length += 1;
  }
  if (units[length - 1] === BLANK) length -= 1;
  units[length] = END;
  places[length] = text.length;
  kinds[length] = OTHER_KIND;
  return { units, places, kinds, length: length + 1 };
}
