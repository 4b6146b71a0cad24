import { seal, unseal } from "../../reading/state/envelope.ts";
import { decodePart, isPartName, type PartName } from "../../reading/state/parts.ts";
import type { ReadingState } from "../../reading/state/reading-state.ts";
import { type OwnKeys, openKeys } from "./own-keys.ts";
import { openSpares, SPARE } from "./spares.ts";
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
  readonly setAside: (name: PartName, copy: "first" | "spare") => boolean;
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

/** What the names of journals, and of copies set aside, begin with. */
const PAGE = "page:";
const ASIDE = "aside:";

/** Lays out the keys: `tidings:<base path>:<part>`, `…:spare:<part>`, `…:aside:<part>:<n>`, `…:page:<page>`. */
export function openSlots(area: StorageArea, basePath: string): Slots {
  const keys = openKeys(area, storagePrefix(basePath));
  const spares = openSpares(keys);
  const partOf = (name: string) => (name.startsWith(SPARE) ? name.slice(SPARE.length) : name);
  return {
    names: () => [...new Set(keys.namesAfter("").map(partOf))].filter(isPartName),
    nameOf: (key) => {
      const name = keys.nameOf(key);
      return name !== null && isPartName(name) ? name : null;
    },
    raw: keys.get,
    spare: (part) => keys.get(spares.nameOf(part)),
    write: (part, text) => {
      if (!keys.set(part, text)) {
        // Second copies give way to first ones: a full storage should cost safety before it costs marks.
        spares.drop();
        return keys.set(part, text);
      }
      spares.write(part, text);
      return true;
    },
    setAside: (part, copy) => moveAside(keys, part, copy === "spare" ? spares.nameOf(part) : part),
    aside: () => keys.namesAfter(ASIDE).map((key) => ({ key, text: keys.get(ASIDE + key) ?? "" })),
    isJournal: (key) => keys.nameOf(key)?.startsWith(PAGE) ?? false,
    journals: () => keys.namesAfter(PAGE).map((page) => [page, keys.get(PAGE + page) ?? ""]),
    writeJournal: (page, text) => {
      if (text === null) keys.remove(PAGE + page);
      else keys.set(PAGE + page, text);
    },
    characters: keys.characters,
    wipe: (token) => {
      for (const name of keys.namesAfter("")) keys.remove(name);
      spares.forget();
      keys.set("wiped", token);
    },
    wipeToken: () => keys.get("wiped"),
  };
}

/** Moves one copy of a part to a name that is free: there may be no room for both. Where there is none it stays. */
function moveAside(keys: OwnKeys, part: PartName, name: string): boolean {
  const text = keys.get(name);
  if (text === null) return true;
  const taken = keys.namesAfter(`${ASIDE}${part}:`);
  let n = 1;
  while (taken.includes(String(n))) n++;
  keys.remove(name);
  if (keys.set(`${ASIDE}${part}:${n}`, text)) return true;
  keys.set(name, text);
  return false;
}
