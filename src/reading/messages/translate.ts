import type { Locale } from "../state/preferences.ts";
import { type MessageKey, type Messages, zh } from "./zh.ts";

/** What is filled into a sentence, by name. */
export type Values = Readonly<Record<string, string | number>>;

/** A piece of a sentence; `tag` is the name of the part that it belongs to, or null. */
export interface MessagePart {
  readonly tag: string | null;
  readonly text: string;
}

/** The sentences in hand: the Chinese ones of the first screen always, others once they are loaded. */
const MESSAGES = new Map<Locale, Partial<Messages>>([["zh", zh]]);

/** Takes sentences of a language in hand, beside those that are; until then its keys are said in Chinese. */
export function addMessages(locale: Locale, messages: Partial<Messages>): void {
  MESSAGES.set(locale, { ...MESSAGES.get(locale), ...messages });
}

/** Whether sentences of a language are in hand, be they some. */
export const hasMessages = (locale: Locale): boolean => MESSAGES.has(locale);

/** Language tags for Intl and `lang`. */
export const LANGUAGE: Readonly<Record<Locale, string>> = { zh: "zh-Hans", en: "en" };

/** What a language's rules make: once for each language, and not before it is asked for, as loading rules takes time. */
export function perLocale<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const plurals = perLocale((locale) => new Intl.PluralRules(LANGUAGE[locale]));
const numbers = perLocale(
  (locale) => new Intl.NumberFormat(LANGUAGE[locale], { useGrouping: locale !== "zh" }),
);

/** A number's digits. What Intl would not change is not given to it, as its first use takes 20 ms of the first screen. */
const numberText = (locale: Locale, value: number): string =>
  Number.isInteger(value) && (locale === "zh" || Math.abs(value) < 1000)
    ? String(value)
    : numbers(locale).format(value);

function sentence(locale: Locale, key: MessageKey, values: Values): string {
  // Nothing is said for a key whose sentences are still on their way.
  const message = MESSAGES.get(locale)?.[key] ?? MESSAGES.get("zh")?.[key] ?? "";
  if (typeof message === "string") return message;
  return isOne(locale, Number(values.n ?? 0)) ? message.one : message.other;
}

const isOne = (locale: Locale, value: number): boolean => plurals(locale).select(value) === "one";

/** `{days}` is a value; `{days|day|days}` with the word for one or for more. */
function filled(locale: Locale, text: string, values: Values): string {
  return text.replace(
    /\{([\w-]+)(?:\|(.*?)\|(.*?))?\}/g,
    (whole, name: string, one?: string, more?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (typeof value !== "number") return value;
      return numberText(locale, value) + (one ? ` ${isOne(locale, value) ? one : more}` : "");
    },
  );
}

/** The sentence for a key, its values filled in; `n` decides the plural. */
export const translate = (locale: Locale, key: MessageKey, values: Values = {}): string =>
  filled(locale, sentence(locale, key, values).replace(/<\/?\w+>/g, ""), values);

/** The same sentence in parts, so that some can be set in bold or as a link: `新到<b>18 条</b>`. */
export function translateParts(locale: Locale, key: MessageKey, values: Values = {}): readonly MessagePart[] {
  return sentence(locale, key, values)
    .split(/(<\w+>.*?<\/\w+>)/)
    .filter((text) => text !== "")
    .map((text) => {
      const match = /^<(\w+)>(.*)<\/\w+>$/.exec(text);
      return { tag: match?.[1] ?? null, text: filled(locale, match?.[2] ?? text, values) };
    });
}
