import { compareStamps, compareText, type Stamp } from "./stamp.ts";

/** One setting, mute or follow; null where it was taken back. */
export interface Entry {
  readonly value: string | null;
  readonly stamp: Stamp;
}

/** Settings, mutes and follows by name. */
export type Entries = ReadonlyMap<string, Entry>;

/** Longest name of an entry, in characters. */
export const ENTRY_NAME_LIMIT = 300;
/** Longest value of an entry, in characters. */
export const ENTRY_VALUE_LIMIT = 4_000;

/** The later of two entries of one name. */
export const laterEntry = (a: Entry, b: Entry): Entry =>
  (compareStamps(a.stamp, b.stamp) || compareText(a.value, b.value)) >= 0 ? a : b;

/** The join of two sets of entries; `a` itself where `b` brings nothing. */
export function joinEntries(a: Entries, b: Entries): Entries {
  const news = [...b].filter(([name, entry]) => {
    const known = a.get(name);
    return known === undefined || laterEntry(known, entry) !== known;
  });
  return news.length === 0 ? a : new Map([...a, ...news]);
}

/** What a reader can mute or follow. */
export interface Subject {
  readonly kind: "author" | "keyword" | "name";
  readonly text: string;
}

/** How a reader stands to a subject. */
export type Attitude = "mute" | "follow" | "less";

/** Name of the entry that keeps an attitude: `mute:author:Gary Marcus`. */
export const attitudeName = (attitude: Attitude, subject: Subject): string =>
  `${attitude}:${subject.kind}:${subject.text}`;

const KINDS: readonly string[] = ["author", "keyword", "name"] satisfies Subject["kind"][];

/** The subjects of an attitude, sorted by kind and text. O(entries). */
export function subjectsOf(entries: Entries, attitude: Attitude): readonly Subject[] {
  return [...entries]
    .filter(([name, entry]) => entry.value !== null && name.startsWith(`${attitude}:`))
    .map(([name]) => name.slice(attitude.length + 1))
    .sort()
    .flatMap((name) => {
      const at = name.indexOf(":");
      const kind = name.slice(0, at);
      return KINDS.includes(kind) ? [{ kind: kind as Subject["kind"], text: name.slice(at + 1) }] : [];
    });
}
