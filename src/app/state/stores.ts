import { createStore, type StoreApi } from "zustand/vanilla";
import type { Day, DigestId, Item, ItemId, Manifest } from "../../bundle/schema.ts";
import type { DialogName, Intent, Sentence } from "../../reading/commands/intent.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
import type { Locale } from "../../reading/state/preferences.ts";
import type { ReadingChange, ReadingState } from "../../reading/state/reading-state.ts";
import type { Verdict } from "../../reading/stories/verdict.ts";
import type { Card } from "../../reading/timeline/rows.ts";
import type { Visit } from "../../reading/timeline/visit.ts";
import type { View } from "../../reading/view/view.ts";
import type { ReadingStorage, StorageNotice } from "../env/storage-world.ts";

/** A change that can be taken back. */
export interface UndoLevel {
  readonly back: ReadingChange;
  /** Where the reader stood. */
  readonly selected: ItemId | null;
  /** The run of scrolling that made the change, or null. */
  readonly run: number | null;
}

/** A sentence, with an offer to undo what it tells of; `at` tells two of the same sentence apart. */
export interface Notice {
  readonly said: Sentence;
  /** The change that it tells of; null where there is nothing to take back. */
  readonly step: UndoLevel | null;
  /** Something else to offer beside it. */
  readonly offer: { readonly label: MessageKey; readonly intent: Intent } | null;
  readonly at: number;
}

/** A bookmark's note and tags as far as they are written, not saved. */
export interface NoteDraft {
  readonly note: string;
  readonly tags: string;
}

/** What lasts as long as the page is open. */
export interface Session {
  readonly selected: ItemId | null;
  /** Where the list lost the selected item, to a filter: the card that stands in for it; null elsewhere. */
  readonly standIn: ItemId | null;
  /** Counts the requests to move focus to the selected item. */
  readonly focus: number;
  /** The view that the last filter step left; null on another page. */
  readonly before: View | null;
  /** The language that the page speaks: the one chosen, once its sentences are here. */
  readonly language: Locale;
  /** The digest on screen. */
  readonly digest: DigestId | null;
  /** Open parts of cards, by `partName`. */
  readonly expanded: ReadonlySet<string>;
  /** Notes that are being written, until they are saved or given up: a card may leave the window meanwhile. */
  readonly drafts: ReadonlyMap<ItemId, NoteDraft>;
  readonly dialog: DialogName | null;
  readonly undo: readonly UndoLevel[];
  readonly notice: Notice | null;
  /** What the live region says. */
  readonly announcement: Sentence | null;
  /** The reading state when the page was opened: what was read then is folded. */
  readonly atLoad: ReadingState;
  /** The reading state when the list was drawn: an unread-only list goes by it. */
  readonly drawn: ReadingState;
  /** What reports are to this reader, as judged when they first came; null where nothing of the story was read. */
  readonly verdicts: ReadonlyMap<ItemId, Verdict | null>;
  /** Names said for the first time, by the item that does; empty until the names are here. */
  readonly firstSeen: ReadonlyMap<ItemId, readonly string[]>;
  /** Muted and hidden items among those loaded: no count speaks of them. */
  readonly outOfSight: readonly Item[];
  /** The manifest whose digests are shown; a newer one waits until asked for. */
  readonly shown: Manifest | null;
  readonly waiting: Manifest | null;
  /** True where the shown manifest lists only what is stored, as there was no network. */
  readonly partial: boolean;
  /** True where the host no longer has files that the shown manifest names. */
  readonly releaseGone: boolean;
  /** What the reader should know about where their marks are kept, until they put it aside. */
  readonly storageNotice: StorageNotice | null;
  /** The stay that this page belongs to; null until the manifest is here. */
  readonly visit: Visit | null;
  /** Where the marker is, for the way to it; null where there is none. */
  readonly marker: DigestId | null;
  /** The day up to which was read, where all that the manifest lists by name is newer; null elsewhere. */
  readonly lastDay: Day | null;
}

/** The list on screen, for moves and for marking many; null while there is none. */
export interface ItemList {
  readonly view: View;
  /** The cards of the list, in order, with what stands under them. */
  readonly cards: readonly Card[];
  /** Brings an item, or the marker, into view; false where it is not in the list. */
  readonly scrollTo: (key: ItemId | "marker") => boolean;
  /** Takes focus when there is no item to take it. */
  readonly focusEnd: () => void;
}

/** What only parts ask for that come after the first screen. */
export type LaterIntent = Extract<
  Intent,
  { readonly type: "scrolled" | "hide" | "undo" | "copy" | "marker" }
>;

export interface Stores {
  readonly reading: StoreApi<ReadingState>;
  readonly session: StoreApi<Session>;
  /** Where the reading state is kept; null while prerendering. */
  readonly storage: ReadingStorage | null;
  /** The last request to move focus that a card answered. */
  readonly answered: { current: number };
  /** Not a store: nothing is drawn from it. `order` is that of the last list that had the selected item. */
  readonly list: { current: ItemList | null; order: readonly ItemId[] };
  /** Runs what only later parts ask for; null until they are here. */
  readonly performLater: { current: ((intent: LaterIntent, stores: Stores) => void) | null };
}

/** The stores of one page, from the reading state as it was stored and a manifest where one is here already. */
export function createStores(
  reading: ReadingState,
  storage: ReadingStorage | null,
  shown: Manifest | null,
): Stores {
  return {
    storage,
    reading: createStore<ReadingState>(() => reading),
    session: createStore<Session>(() => ({
      selected: null,
      standIn: null,
      focus: 0,
      before: null,
      language: "zh",
      digest: null,
      expanded: new Set(),
      drafts: new Map(),
      dialog: null,
      undo: [],
      notice: null,
      announcement: null,
      atLoad: reading,
      drawn: reading,
      verdicts: new Map(),
      firstSeen: new Map(),
      outOfSight: [],
      shown,
      waiting: null,
      partial: false,
      releaseGone: false,
      storageNotice: null,
      visit: null,
      marker: null,
      lastDay: null,
    })),
    answered: { current: 0 },
    list: { current: null, order: [] },
    performLater: { current: null },
  };
}
