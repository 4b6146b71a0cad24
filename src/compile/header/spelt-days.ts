import { NUMERALS, ofNumeral } from "../text/numeral.ts";

/** Months by the first letters of their English names. */
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const NAME =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const WEEKDAY = "(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]? {0,2})?";
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const GAP = "[ \\t_.,-]{1,3}";
const YEAR = "(?<year>\\d{4})(?!\\d)";
/** A comma or a word between a day and its time. */
const CLOCK = "(?:(?:,| at)(?= {1,2}\\d{1,2}:\\d{2}))?";

const english = (shape: string): RegExp => new RegExp(`(?<![A-Za-z0-9])${WEEKDAY}${shape}${CLOCK}`, "gi");

/** `14 June 2025`, `June 14th, 2025`, `2025 Jun 14`, `Sat Jun 14 08:00:00 UTC 2025`, `14-Jun-25 08:00`. */
const ENGLISH = [
  english(`${DAY}${GAP}(?:of )?${NAME}${GAP}${YEAR}`),
  english(`${NAME}${GAP}${DAY}${GAP}${YEAR}`),
  english(`${YEAR}${GAP}${NAME}${GAP}${DAY}(?!\\d)`),
  english(
    `${NAME} {1,2}${DAY} {1,2}(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?(?: [A-Z]{1,5}| [+-]\\d{4})?) ${YEAR}`,
  ),
  english(`${DAY}[ -]${NAME}[ -](?<short>\\d{2})(?= {1,2}\\d{1,2}:\\d{2})`),
];

/** `2025–06–14`, `2025. 6. 14`, `2025 / 06 / 14`, `2025 06 14`. */
const APART = [
  /(?<!\d)(?<year>\d{4})(?<mark>[\u2010-\u2015\u2212])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/g,
  /(?<!\d)(?<year>\d{4}) ?(?<mark>[-./]) ?(?<month>\d{1,2}) ?\k<mark> ?(?<day>\d{1,2})(?!\d)/g,
  /(?<!\d)(?<year>\d{4}) (?<month>[01]\d) (?<day>[0-3]\d)(?!\d)/g,
];

const NUMERAL = "[一二三四五六七八九十]{1,3}|\\d{1,2}";

/** `二〇二五年六月十四日`, `2025年6月14号`. */
const CHINESE = new RegExp(
  `(?<year>[〇○零一二三四五六七八九]{4}|(?<!\\d)\\d{4})\\s?年\\s?(?<month>${NUMERAL})\\s?月\\s?(?<day>${NUMERAL})\\s?[日号號]`,
  "g",
);

/** A number below a hundred, of `十四` or `14`. */
const counted = (numeral: string): number => (/\d/.test(numeral) ? Number(numeral) : ofNumeral(numeral));

const digitsOf = (year: string): string =>
  year.replace(/[○零]/g, "〇").replace(/\D/g, (one) => String(NUMERALS.indexOf(one)));

/** A year of two digits is one from 1969 to 2068, as in mail. */
const fullYear = (short: string): string => `${Number(short) < 69 ? 20 : 19}${short}`;

/** What a shape of a day found in a text. */
type Found = Readonly<Partial<Record<"year" | "short" | "month" | "day" | "clock", string>>>;

function plainDay({ year, short = "", month = "", day = "", clock }: Found): string {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const number = named > 0 ? String(named) : month;
  return `${year ?? fullYear(short)}-${number}-${day}${clock === undefined ? "" : ` ${clock}`}`;
}

const chineseDay = ({ year = "", month = "", day = "" }: Found): string =>
  `${digitsOf(year)}年${counted(month)}月${counted(day)}日`;

/**
 * A text with its days in digits, as `2025-6-14` or `2025年6月14日`, where they are spelt with English months, Chinese
 * numerals, or marks apart. Days that are in digits stay what they are. Linear.
 */
export function withDaysInDigits(text: string): string {
  const plain = [...ENGLISH, ...APART].reduce(
    (spelt, shape) => spelt.replace(shape, (...found) => plainDay(found.at(-1) as Found)),
    text,
  );
  return plain.replace(CHINESE, (...found) => chineseDay(found.at(-1) as Found));
}
