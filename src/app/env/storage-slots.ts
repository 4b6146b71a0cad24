import { seal, unseal } from "../../reading/state/envelope.ts";
import { decodePart, isPartName, type PartName } from "../../reading/state/parts.ts";
import type { ReadingState } from "../../reading/state/reading-state.ts";
import type { StorageArea } from "./storage-area.ts";
import { storagePrefix } from "./storage-prefix.ts";

/** What stands under one key. */
export type SlotContent =
  | { readonly type: "absent" }
  | { readonly type: "good"; readonly state: ReadingState }
  | { readonly type: "newer"; readonly version: number }
  | { readonly type: "unreadable" };

/** Two copies of each part, with the unreadable ones set aside. */
export interface Slots {
  readonly names: () => readonly PartName[];
  /** The part whose first copy stands under a key. */
  readonly nameOf: (key: string) => PartName | null;
  readonly raw: (name: PartName) => string | null;
  readonly spare: (name: PartName) => string | null;
  readonly write: (name: PartName, text: string) => boolean;
  /** Keeps an unreadable copy under a key of its own; false where there is no room for it. */
  readonly setAside: (name: PartName, spare: boolean) => boolean;
  readonly aside: () => readonly { readonly key: string; readonly text: string }[];
  /** True for a key under which some page keeps its journal. */
  readonly isJournal: (key: string) => boolean;
  /** The journals, each by the page that keeps it. */
  readonly journals: () => readonly (readonly [page: string, text: string])[];
  /** Writes a page's journal where there is room for it; null removes it. */
  readonly writeJournal: (page: string, text: string | null) => void;
  readonly characters: () => number;
  /** Removes every key of this deployment and leaves a token by which other tabs know. */
  readonly wipe: (token: string) => void;
  /** The token of the last wipe, or null. */
  readonly wipeToken: () => string | null;
}

/**
 * Second copies are written as long as all of it stays below this, in characters (of about 5 million).
 * About 65,000 read items have both copies of everything; beyond that the parts written last have.
 */
export const SPARE_LIMIT = 1_000_000;
/** Parts whose second copy is kept whatever the size: those of the running and the last few days. */
const SPARES_KEPT = 4;

/** Reads a stored value of a part. */
export function readSlot(name: PartName, text: string | null): SlotContent {
  if (text === null) return { type: "absent" };
  const payload = unseal(text);
  if (!payload.ok) return payload.error.type === "newer" ? payload.error : { type: "unreadable" };
  const state = decodePart(name, payload.value);
  return state ? { type: "good", state } : { type: "unreadable" };
}

/** The text under which a part's payload is stored. */
export const slotText = (payload: string): string => seal(payload);

/** Lays out the keys: `tidings:<base path>:<part>`, `…:spare:<part>`, `…:aside:<part>:<n>`, `…:page:<page>`. */
export function openSlots(area: StorageArea, basePath: string): Slots {
  const prefix = storagePrefix(basePath);
  const spareKey = (name: PartName) => `${prefix}spare:${name}`;
  const journalKey = (page: string) => `${prefix}page:${page}`;
  const sizes = new Map<string, number>();
  const spares = new Set<PartName>();
  let total = 0;
  const note = (key: string, length: number | null) => {
    total += (length === null ? 0 : key.length + length) - (sizes.get(key) ?? 0);
    if (length === null) sizes.delete(key);
    else sizes.set(key, key.length + length);
  };
  const put = (key: string, text: string): boolean => {
    if (!area.set(key, text)) return false;
    note(key, text.length);
    return true;
  };
  const drop = (key: string) => {
    area.remove(key);
    note(key, null);
  };
  const dropSpare = (name: PartName) => {
    spares.delete(name);
    drop(spareKey(name));
  };
  const keysFrom = (start: string) => area.keys().filter((key) => key.startsWith(start));
  for (const key of keysFrom(prefix)) {
    note(key, area.get(key)?.length ?? 0);
    if (key.startsWith(`${prefix}spare:`)) spares.add(key.slice(prefix.length + 6));
  }
  const writeSpare = (name: PartName, text: string) => {
    // The older copy goes first: where there is no room for this one, it gives its own room to marks.
    dropSpare(name);
    if (put(spareKey(name), text)) spares.add(name);
    for (const oldest of spares) {
      if (total <= SPARE_LIMIT || spares.size <= SPARES_KEPT) break;
      dropSpare(oldest);
    }
  };
  const asideKeys = () => keysFrom(`${prefix}aside:`);
  return {
    names: () => partNames(area.keys(), prefix),
    nameOf: (key) =>
      key.startsWith(prefix) && isPartName(key.slice(prefix.length)) ? key.slice(prefix.length) : null,
    raw: (name) => area.get(prefix + name),
    spare: (name) => area.get(spareKey(name)),
    write: (name, text) => {
      if (!put(prefix + name, text)) {
        // Second copies give way to first ones: a full storage should cost safety before it costs marks.
        for (const other of [...spares]) dropSpare(other);
        return put(prefix + name, text);
      }
      writeSpare(name, text);
      return true;
    },
    setAside: (name, spare) => {
      const key = spare ? spareKey(name) : prefix + name;
      const text = area.get(key);
      if (text === null) return true;
      const taken = asideKeys();
      let n = 1;
      while (taken.includes(`${prefix}aside:${name}:${n}`)) n++;
      // Moved, not copied: there may be no room for both. On failure it goes back where it was.
      drop(key);
      if (put(`${prefix}aside:${name}:${n}`, text)) return true;
      put(key, text);
      return false;
    },
    aside: () => asideKeys().map((key) => ({ key: key.slice(prefix.length + 6), text: area.get(key) ?? "" })),
    isJournal: (key) => key.startsWith(journalKey("")),
    journals: () =>
      keysFrom(journalKey("")).map((key) => [key.slice(journalKey("").length), area.get(key) ?? ""]),
    writeJournal: (page, text) => {
      if (text === null) drop(journalKey(page));
      else put(journalKey(page), text);
    },
    characters: () => total,
    wipe: (token) => {
      for (const key of keysFrom(prefix)) drop(key);
      spares.clear();
      put(`${prefix}wiped`, token);
    },
    wipeToken: () => area.get(`${prefix}wiped`),
  };
}

function partNames(keys: readonly string[], prefix: string): readonly PartName[] {
  const names = keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .map((name) => (name.startsWith("spare:") ? name.slice(6) : name));
  return [...new Set(names)].filter(isPartName);
}
