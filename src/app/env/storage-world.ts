import type { PartName } from "../../reading/state/parts.ts";
import type { ReadingState } from "../../reading/state/reading-state.ts";

/** Something to tell the reader once, in plain words. */
export type StorageNotice =
  /** Nothing is kept beyond this page. */
  | { readonly type: "memory" }
  /** What was marked last is not stored yet; every further mark tries again. */
  | { readonly type: "full" }
  /** What was not stored before is stored now. */
  | { readonly type: "saved-again" }
  /** A damaged copy was set aside and the second copy took its place. */
  | { readonly type: "recovered"; readonly parts: readonly PartName[] }
  /** Both copies were damaged; they are set aside and can be downloaded. */
  | { readonly type: "lost"; readonly parts: readonly PartName[] }
  /** A newer release wrote here; this one keeps its hands off. */
  | { readonly type: "newer"; readonly version: number };

/** What other tabs, or the storage itself, bring. */
export type StorageNews =
  /** Merge it into the running state. */
  | { readonly type: "merged"; readonly state: ReadingState }
  | { readonly type: "notice"; readonly notice: StorageNotice }
  /** The reader deleted everything in another tab: start from the empty state. */
  | { readonly type: "wiped"; readonly state: ReadingState };

export interface ReadingStorage {
  readonly load: () => { readonly state: ReadingState; readonly notices: readonly StorageNotice[] };
  /** Stores what changed, merged with what other tabs stored. Go on with the state that it gives back. */
  readonly save: (state: ReadingState) => ReadingState;
  readonly subscribe: (listener: (news: StorageNews) => void) => () => void;
  /** Copies that could not be read. */
  readonly setAside: () => readonly { readonly key: string; readonly text: string }[];
  /** Characters stored, or null where nothing can be stored. */
  readonly characters: () => number | null;
  readonly wipe: () => ReadingState;
  readonly close: () => void;
}

/** The few browser parts that the storage lives on; null where the browser has none. */
export interface StorageWorld {
  readonly storage: () => Storage | null;
  readonly basePath: string;
  readonly locks: Pick<LockManager, "request"> | null;
  readonly channel: ((name: string) => BroadcastChannel) | null;
  /** Where `storage`, `pagehide`, `pageshow` and `visibilitychange` are heard. */
  readonly events: EventTarget;
  readonly isVisible: () => boolean;
  /** A random name for this page, letters and digits. */
  readonly replica: string;
}
