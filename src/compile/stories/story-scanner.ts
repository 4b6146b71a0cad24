import { BUCKETS, WORD_BIT } from "./story-vocabulary.ts";

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

/** Takes a term by its bucket, with `WORD_BIT` for a word. */
type Add = (bucket: number, bit: number) => void;

/** Spells words, letter by letter. */
interface Speller {
  readonly letter: (code: number) => void;
  /** `4.5` stays whole as a part, a hyphen parts. */
  readonly joint: (code: number) => void;
  readonly end: () => void;
  /** Whether there is a letter since the last hyphen, and since the last end. */
  readonly inPart: () => boolean;
  readonly inWord: () => boolean;
}

function createSpeller(add: Add): Speller {
  let whole = SEED;
  let part = SEED;
  let shorter = SEED;
  let last = 0;
  let size = 0;
  let parts = 0;
  let letters = 0;
  const endPart = (): void => {
    if (size === 0) return;
    // `agents` is `agent`.
    add(bucketOf(size > 3 && last === 115 ? shorter : part), letters > 0 ? WORD_BIT : 0);
    parts += 1;
    letters = 0;
    part = SEED;
    size = 0;
  };
  const end = (): void => {
    endPart();
    if (parts > 1) add(bucketOf(whole), WORD_BIT);
    whole = SEED;
    parts = 0;
  };
  const letter = (code: number): void => {
    shorter = part;
    part = mix(part, code);
    whole = mix(whole, code);
    last = code;
    size += 1;
    if (code > 57) letters += 1;
  };
  const joint = (code: number): void => {
    whole = mix(whole, code === 46 ? 46 : 45);
    if (code === 46) part = mix(part, 46);
    else endPart();
  };
  return { letter, joint, end, inPart: () => size > 0, inWord: () => size > 0 || parts > 0 };
}

/**
 * Gives each term of a text to `add`: words in lower case, whole (`gpt-4.5`) and in parts (`gpt`, `4.5`), and pairs of
 * Han characters; addresses left out. One pass over the text, no copy of it.
 */
export function createScanner(add: Add): (text: string) => void {
  const { letter, joint, end, inPart, inWord } = createSpeller(add);
  return (text) => {
    let han = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      // Most of a text is Han.
      if (unit >= FIRST_HAN && unit <= LAST_HAN) {
        if (inWord()) end();
        if (han !== 0) add(bucketOf(mix(mix(SEED, han), unit)), 0);
        han = unit;
        continue;
      }
      const code = foldCode(unit);
      const kind = kindOf(code);
      if (kind === WORD) {
        const skipped = code === 104 && !inPart() ? addressLength(text, at) : 0;
        if (skipped > 0) at += skipped - 1;
        else {
          letter(code);
          han = 0;
        }
      } else if (kind === JOINT && inPart() && kindOf(foldCode(text.charCodeAt(at + 1))) === WORD) {
        joint(code);
      } else if (kind !== SKIP) {
        end();
        if (kind === HAN && han !== 0) add(bucketOf(mix(mix(SEED, han), code)), 0);
        han = kind === HAN ? code : 0;
        if (code === 93) at += Math.max(0, addressLength(text, at) - 1);
      }
    }
    end();
  };
}
