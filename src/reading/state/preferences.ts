import { parseJson } from "../../bundle/parse-json.ts";
import { asObject } from "./json.ts";
import { type ReadingState, settingOf } from "./reading-state.ts";

/** How much of each item is shown: its headline, its key facts, or all of it. */
export const DENSITIES = ["titles", "facts", "full"] as const;
export type Density = (typeof DENSITIES)[number];

/** Light, dark, or as the system is. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The languages of the interface. */
export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The typefaces of headlines: 宋 with serifs, 黑 without. */
export const HEAD_FACES = ["song", "hei"] as const;
export type HeadFace = (typeof HEAD_FACES)[number];

/** What a reader has chosen: entries of the reading state, and never in the address. */
export interface Preferences {
  readonly theme: Theme;
  readonly locale: Locale;
  readonly density: Density;
  readonly headFace: HeadFace;
  /** Marks an item as read once it was read and scrolled past. */
  readonly markOnScroll: boolean;
  /** Folds to one line what was read before this visit. */
  readonly foldRead: boolean;
  /** Folds the reports of one event under the first of them. */
  readonly mergeStories: boolean;
  /** Folds what one author says beyond two items a digest. */
  readonly foldVoices: boolean;
  /** Counts repeats of what was read as read, unless they bring something new. */
  readonly foldRepeats: boolean;
  /** Points out numbers that reports of one event state differently. */
  readonly showConflicts: boolean;
  /** Whether shortcuts of one key without a modifier work (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Whether the number of unread items stands in the page title and on the app's badge. */
  readonly badge: boolean;
  /** Keys by command where the reader has changed them; an empty list switches a command off. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** What holds until something is chosen. Chinese first, as the digests are. */
export const DEFAULT_PREFERENCES: Preferences = {
  theme: "system",
  locale: "zh",
  density: "full",
  headFace: "song",
  markOnScroll: false,
  foldRead: true,
  mergeStories: true,
  foldVoices: true,
  foldRepeats: true,
  showConflicts: true,
  singleKeys: true,
  badge: true,
  keys: {},
};

/** The choices that are yes or no. */
type Flag = {
  [Name in keyof Preferences]: Preferences[Name] extends boolean ? Name : never;
}[keyof Preferences];

const oneOf = <T extends string>(known: readonly T[], value: string | null, otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise;

/**
 * Reads preferences from settings kept as text (flags as `1` and `0`, keys as JSON); what is missing
 * or unknown falls back to the default. Never fails: a preference is not worth an error.
 */
export function preferencesOf(setting: (name: string) => string | null): Preferences {
  const flag = (name: Flag): boolean => {
    const value = setting(name);
    return value === null ? DEFAULT_PREFERENCES[name] : value === "1";
  };
  return {
    theme: oneOf(THEMES, setting("theme"), DEFAULT_PREFERENCES.theme),
    locale: oneOf(LOCALES, setting("locale"), DEFAULT_PREFERENCES.locale),
    density: oneOf(DENSITIES, setting("density"), DEFAULT_PREFERENCES.density),
    headFace: oneOf(HEAD_FACES, setting("headFace"), DEFAULT_PREFERENCES.headFace),
    markOnScroll: flag("markOnScroll"),
    foldRead: flag("foldRead"),
    mergeStories: flag("mergeStories"),
    foldVoices: flag("foldVoices"),
    foldRepeats: flag("foldRepeats"),
    showConflicts: flag("showConflicts"),
    singleKeys: flag("singleKeys"),
    badge: flag("badge"),
    keys: decodeKeys(setting("keys")),
  };
}

/** The choices that a state holds. */
export const choicesIn = (state: ReadingState): Preferences =>
  preferencesOf((name) => settingOf(state, name));

/** Longest name of a key, in characters, and most commands that are read: a forged import must not cost time. */
const KEY_NAME_LIMIT = 30;
const COMMANDS_LIMIT = 100;

function decodeKeys(text: string | null): Preferences["keys"] {
  const kept = Object.entries(asObject(parseJson(text ?? "{}")) ?? {}).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) &&
      entry[1].every((key) => typeof key === "string" && key.length <= KEY_NAME_LIMIT),
  );
  return Object.fromEntries(kept.slice(0, COMMANDS_LIMIT));
}

/** A preference as the text in which it is kept. */
export function settingText<K extends keyof Preferences>(name: K, value: Preferences[K]): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return name === "keys" ? JSON.stringify(value) : String(value);
}
