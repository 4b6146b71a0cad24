import { findNumbers, type WrittenNumber } from "./numbers-in.ts";
import { numbersInWords, type WrittenInWords } from "./written-numbers.ts";

/** A number of a text that can be a fact of it. */
export interface Count {
  /** As written, with what is counted where a digit alone would be anything. */
  readonly text: string;
  readonly value: number;
  /** Equal for one value in any spelling; null where the number is no fact: a time, a version, one of a list. */
  readonly key: string | null;
  /** All that a reader of it knows. */
  readonly keys: readonly string[];
  /** The value in words, as a text without blanks has it: `两款`. */
  readonly spelled: readonly string[];
}

/** What follows a number that is part of a date, a time, a range or a longer number. */
const NO_COUNT =
  /^(?:\s?[年月日号时:\-/]|\.\d|(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)/iu;
/** The month of a day, and the minutes that seconds go with. */
const NO_COUNT_BEFORE =
  /(?:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|[a-z]+uary|march|april|august|[a-z]+ber)\.?|\d\s?分)\s?$/iu;

/** What is measured, right after a number; durations are none. */
const MEASURE =
  /^(?:[KMGTP]i?B|[KMGT]?bps|[kMG]?Hz|[kMGT]?Wh?|(?:[TPEG]?FL)?OPS|TOPS|fps|mAh|nm|mm|cm|km|kg|px)(?![\p{Script=Latin}\d])/iu;

/** What follows a number and is counted, so that one digit says something: `5 款`; months and hours are times. */
const THING =
  /^\s?(?:个(?:百分点|点)?(?!月|小时|工作日|半|星期|礼拜)|次(?!方)|[款家项种篇台套座所件场条只艘架笔集页轮颗枚块张支部门类步层组例批起国])/;

/** A score, where it is no time of day or span: `87.5 分`. */
const SCORE = /^\s?分(?![钟之别布析类成开享辨发子支层步区组散配离]|\s?\d+\s?秒)/;

/** Points of a score: `2.5 点`; whole numbers up to 24 are hours. */
const POINTS = /^\s?点(?![名评击开滴明阵钟半])/;

/** A name that goes on with a number, or a number of such a name before: `GPT 4.5`, `WWDC 2025`, `Sonnet 3.6、3.7`. */
const NAME_BEFORE =
  /(?:\p{Lu}[\p{Script=Latin}\d]*[\s-](?:\d\.\d[、,，/和与及\s]+)*|(?:版本?|模型)\s?|\bv(?:ersion)?\s?)$/u;
/** What a version goes on with: `2.0 Flash`. */
const VERSION_AFTER = /^(?:\s?(?:版|系列|模型)|\s\p{Lu}\p{Ll})/u;
/** Decimals from here on are no version; scores are, and few names are. */
const VERSIONS = 20;

const DIGITS = ["零", "", "二两", "三", "四", "五", "六", "七", "八", "九"] as const;

/** The numbers of a plain text, those in words last; what is a version in one place is none in the others. O(length). */
export function countsIn(text: string): readonly Count[] {
  const inDigits = findNumbers(text).map((found) => countOf(found, text));
  const counts = [...inDigits, ...numbersInWords(text).flatMap((words) => countInWords(words, text))];
  const versions = new Set(counts.flatMap(({ key, keys }) => (key === null ? keys : [])));
  return counts.map((count) => (versions.has(count.key ?? "") ? { ...count, key: null } : count));
}

function countOf(found: WrittenNumber, text: string): Count {
  const { amount, value, digits, at } = found;
  const bare = `${value}`;
  if (amount) {
    const key = `${amount.unit} ${value}`;
    const spelled = inWords(found, amount.text.replace(digits, "").trim());
    return { text: amount.text, value, key, keys: value < 10 ? [key] : [key, bare], spelled };
  }
  const end = at + found.text.length;
  const after = text.slice(end, end + BEHIND);
  const length = lengthOf(found, text.slice(Math.max(0, at - 24), at), after);
  // A version is known to who reads it, however the next report writes it.
  if (length === null)
    return { text: found.text, value, key: null, keys: digits.includes(".") ? [bare] : [], spelled: [] };
  const unit = after.slice(0, length).trim();
  return {
    text: text.slice(at, end + length),
    value,
    key: bare,
    // What it counts may be said in the next report alone: `估值 120亿`, then `120亿美元`.
    keys: unit === "" ? [bare, ofAnyUnit(value)] : [bare],
    spelled: inWords(found, unit),
  };
}

/** Known where a number was read without what it counts. */
export const ofAnyUnit = (value: number): string => `? ${value}`;

/** A number in words as far as a digit says it: `三倍`, `两款`, `八成`. */
function inWords({ value, scale, digits }: WrittenNumber, unit: string): readonly string[] {
  if (unit === "%") return value % 10 === 0 && value < 100 ? [`${DIGITS[value / 10]}成`] : [];
  if (scale !== "" || !/^\d$/.test(digits)) return [];
  return [...(DIGITS[value] as string)].map((digit) => digit + unit);
}

/** How far behind a number what it counts is looked for, in characters. */
const BEHIND = 12;

/** A number in words is read as if it were in digits. */
function countInWords({ text: words, digits, at }: WrittenInWords, text: string): readonly Count[] {
  const end = at + words.length;
  const inDigits = digits + text.slice(end, end + BEHIND);
  return findNumbers(inDigits)
    .slice(0, 1)
    .map((found) => countOf(found, inDigits))
    .map((count) => ({ ...count, text: words + count.text.slice(digits.length) }));
}

const lengthIn = (after: string, pattern: RegExp): number | null => pattern.exec(after)?.[0].length ?? null;

const isVersion = ({ digits, scale, value }: WrittenNumber, head: string, after: string): boolean =>
  scale === "" &&
  !MEASURE.test(after.trimStart()) &&
  value < VERSIONS &&
  (/^\d\.0$/.test(digits) || NAME_BEFORE.test(head) || VERSION_AFTER.test(after));

/** How much of what follows belongs to a number that is a fact, in characters; null for one that is none. */
function lengthOf(found: WrittenNumber, head: string, after: string): number | null {
  const { digits, scale, value } = found;
  const isWhole = !digits.includes(".");
  if (NO_COUNT.test(after) || NO_COUNT_BEFORE.test(head)) return null;
  if (isWhole ? /^(?:19|20)\d\d$/.test(digits) && NAME_BEFORE.test(head) : isVersion(found, head, after))
    return null;
  if (/^\p{Script=Latin}/u.test(after)) return lengthIn(after, MEASURE);
  if (/^\s?分/.test(after)) return /[点时]\s?$/.test(head) ? null : lengthIn(after, SCORE);
  if (/^\s?点/.test(after)) return isWhole && value <= 24 ? null : lengthIn(after, POINTS);
  if (!isWhole || digits.length > 1) return 0;
  // `4K` is a picture's size, and `1 个` an article.
  if (scale !== "") return /^[248]$/.test(digits) && /k/i.test(scale) ? null : 0;
  return digits === "1" ? null : lengthIn(after, THING);
}
