/** A number in a text together with what it counts. */
export interface Amount {
  /** In the unit itself: `150亿美元` is 15,000,000,000 USD, `49%` is 49 %. */
  readonly value: number;
  readonly unit: Unit;
  /** As written. */
  readonly text: string;
  /** Offset of `text`. */
  readonly at: number;
  /** Said to be about, more or less than the value: `近150亿`, `100万+`. */
  readonly vague: boolean;
}

/** What is counted: a currency by its code, a share, or one of the things that this field counts. */
export type Unit =
  | Money
  | "%"
  | "parameters"
  | "tokens"
  | "users"
  | "people"
  | "times"
  | "W"
  | "B/s"
  | "pieces";
type Money = "USD" | "CNY" | "EUR" | "GBP" | "JPY" | "KRW" | "HKD";

/** A unit's symbol before the number. */
const PREFIXES: Readonly<Record<string, Money>> = {
  $: "USD",
  us$: "USD",
  "＄": "USD",
  hk$: "HKD",
  "€": "EUR",
  "£": "GBP",
};

/** What a unit is called after the number, the longest first. */
const SUFFIXES: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:美[元金刀]|刀|usd\b|(?:u\.?s\.? )?dollars?\b)/i, "USD"],
  [/^(?:欧元|eur(?:os?)?\b)/i, "EUR"],
  [/^(?:英镑|gbp\b)/i, "GBP"],
  [/^(?:日元|jpy\b)/i, "JPY"],
  [/^(?:韩元|krw\b)/i, "KRW"],
  [/^(?:港[元币]|hkd\b)/i, "HKD"],
  [/^(?:元?人民币|元(?![素组宝宇])|rmb\b|cny\b|yuan\b)/i, "CNY"],
  [/^(?:[%％](?!age)|per ?cent\b)/i, "%"],
  [/^(?:个?(?:模型)?参数|param(?:eter)?s?\b)/i, "parameters"],
  [/^(?:个?\s?tokens?\b|个?词元)/i, "tokens"],
  [/^(?:名?(?:活跃|付费|注册|[日月周]活)*用户|(?:(?:daily|weekly|monthly) )?(?:active )?users?\b)/i, "users"],
  [/^(?:名|位|人(?![民工形类机物])|employees\b|people\b)/i, "people"],
  [/^(?:倍|[x×](?![\p{L}\d]))/iu, "times"],
  [/^(?:瓦|w\b)/i, "W"],
  [/^(?:b\/s|字节\/秒)/i, "B/s"],
  [/^(?:块|张|颗|枚)(?=[^，。；]{0,12}(?:gpu|tpu|芯片|加速卡|显卡|卡\b|[hab][1-9]00\b))/i, "pieces"],
];

/** Chinese ones also stand together: `百亿`. */
const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
  吉: 1e9,
  兆: 1e6,
  trillion: 1e12,
  billion: 1e9,
  bn: 1e9,
  million: 1e6,
  mn: 1e6,
  thousand: 1e3,
  t: 1e12,
  b: 1e9,
  g: 1e9,
  m: 1e6,
  k: 1e3,
};

/** A number, unless it is part of a name, a version, a date, a range or an address: nothing of a word precedes it. */
export const NUMBER =
  /(?<![\p{Script=Latin}\d][-‑–—.:/_~～]?)(?<![.\-‑–—:/_~～])(?<before>(?:us|hk)?[$＄€£]\s?)?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<more>\+|多|余)?\s?(?<scale>万亿|[十百千]?[万亿]|千(?=[万亿]?[^瓦])|(?:trillion|billion|million|thousand|bn|mn)(?![a-z])|[吉兆](?=瓦)|[tgmk](?=w(?![a-z])|b\/s)|[tbmk](?![\p{Script=Latin}\d/]))?(?<over>\+|多|余)?[\s-]?/giu;

const VAGUE =
  /(?:近|约|超过?|逾|超出|不到|不足|至少|最多|高达|多达|上|(?<!参)数|突破|nearly|about|around|over|up to|almost|more than|under|below|~|≈|>|<|≥|≤)\s?$/i;

/** An ordinal counts nothing: `第 8 位`. */
const ORDINAL = /第\s?$/;

/** A price per something is not a sum that was paid. */
const RATE_AFTER = /^\s?(?:\/|每(?!股)|per\b|a month\b|a year\b)/i;
const RATE_BEFORE = /(?:每(?:个|百万|千|月|年|人|席位)?[^，。；、]{0,10}|per [a-z ]{0,14})$/i;

/** The value of digits with a scale. */
export function scaled(number: string, scale: string): number {
  const digits = Number(number.replaceAll(",", ""));
  const factors = /\w/.test(scale) ? [scale.toLowerCase()] : [...scale];
  return Number(factors.reduce((value, one) => value * (SCALES[one] as number), digits).toPrecision(12));
}

const headOf = (text: string, { index }: RegExpExecArray): string =>
  text.slice(Math.max(0, index - 16), index);

/** Whether a number is a place in an order: `第 8 位`. */
export const isOrdinal = (match: RegExpExecArray, text: string): boolean => ORDINAL.test(headOf(text, match));

/** The amount that a number states; null where it counts nothing known, and for a price per piece unless with `rates`. */
export function amountOf(match: RegExpExecArray, text: string, rates: boolean): Amount | null {
  const { before = "", number = "", scale = "", more, over } = match.groups ?? {};
  const head = headOf(text, match);
  const end = match.index + match[0].length;
  const tail = text.slice(end, end + 24);
  const unit = unitOf(before.trim().toLowerCase(), scale, head, tail);
  if (!unit) return null;
  const after = tail.slice(unit.length);
  const written = text.slice(match.index, unit.length === 0 ? end : end + unit.length);
  if (!rates && isMoney(unit.unit) && (RATE_AFTER.test(after) || RATE_BEFORE.test(head))) return null;
  return {
    value: scaled(number, scale),
    unit: unit.unit,
    text: written.trim().replace(/-$/, ""),
    at: match.index,
    vague: Boolean(more ?? over) || VAGUE.test(head) || /^(?:\+|以上|左右|多)/.test(after),
  };
}

/**
 * Finds the amounts in plain text, in order; a number without a known unit, and the price of one piece, is none.
 * `143亿美元`, `$14.3 billion` and `14.3B 美元` have the same value. O(length).
 */
export function findAmounts(text: string): readonly Amount[] {
  const found: Amount[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const amount = isOrdinal(match, text) ? null : amountOf(match, text, false);
    if (amount) found.push(amount);
  }
  return found;
}

/** Whether a unit is a currency. */
export const isMoney = (unit: Unit): unit is Money => /^[A-Z]{3}$/.test(unit);

function unitOf(
  before: string,
  scale: string,
  head: string,
  tail: string,
): { readonly unit: Unit; readonly length: number } | null {
  const suffix = SUFFIXES.find(([pattern]) => pattern.test(tail));
  const length = suffix ? (suffix[0].exec(tail)?.[0].length ?? 0) : 0;
  const prefix = PREFIXES[before];
  // `$150亿美元` says it twice.
  if (prefix) return { unit: prefix, length: suffix?.[1] === prefix ? length : 0 };
  if (suffix) return { unit: suffix[1], length };
  // In this field `70B` counts parameters; other numbers do where the word stands right before.
  if (scale === "B") return { unit: "parameters", length: 0 };
  return scale !== "" && /参数(?:量|规模|总数)?(?:为|达到?|是|仅|约|高达|：|:)?\s?$/.test(head)
    ? { unit: "parameters", length: 0 }
    : null;
}
