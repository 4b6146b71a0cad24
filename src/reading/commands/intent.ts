import type { ItemId } from "../../bundle/schema.ts";
import type { Values } from "../messages/translate.ts";
import type { MessageKey } from "../messages/zh.ts";
import type { MarkedItem, ReadingChange } from "../state/reading-state.ts";
import type { View } from "../view/view.ts";

/** A sentence by its key, so that it is said in the language of the moment. */
export interface Sentence {
  readonly key: MessageKey;
  readonly values: Values;
}

/** Where a move leads, from the selected item. */
export type Move =
  | "next"
  | "previous"
  | "next-digest"
  | "previous-digest"
  | "next-unread"
  | "previous-unread"
  | "first"
  | "last";

/** What of a card opens and folds: a long text, the other reports, more by its author. */
export const CARD_PARTS = ["text", "reports", "voices"] as const;
export type CardPart = (typeof CARD_PARTS)[number];

/** The name of an open part of a card. */
export const partName = (id: ItemId, part: CardPart): string => `${id} ${part}`;

/** What opens over a page. */
export type DialogName = "help" | "palette";

/** Everything a reader can do. */
export type Intent =
  /** To another address; `replace` leaves no step for Back. Within a page the selected item stays. */
  | { readonly type: "go"; readonly view: View; readonly replace?: boolean }
  | { readonly type: "move"; readonly to: Move }
  | { readonly type: "select"; readonly id: ItemId }
  /** Selects an item, brings it into view and gives it focus. */
  | { readonly type: "jump"; readonly id: ItemId }
  /** Opens a source in a new tab and marks its item, or the story that it leads, as read. */
  | { readonly type: "open"; readonly items: readonly MarkedItem[]; readonly url: string | null }
  /** Records that a source was opened by its own link. */
  | { readonly type: "opened"; readonly items: readonly MarkedItem[] }
  | { readonly type: "expand"; readonly id: ItemId; readonly part: CardPart | "all" }
  /** A change of the reading state; with a sentence it is announced and can be undone by the toast. */
  | { readonly type: "change"; readonly change: ReadingChange; readonly said: Sentence | null }
  /** Items were read and scrolled past; one run of scrolling is one step of undo. */
  | { readonly type: "scrolled"; readonly items: readonly MarkedItem[]; readonly run: number }
  /** Takes an item, or the story that it leads, out of the lists and goes on to the next. */
  | { readonly type: "hide"; readonly items: readonly MarkedItem[] }
  /** Takes back the last change or, where that is wanted, the one that the notice on screen tells of. */
  | { readonly type: "undo"; readonly told?: true }
  /** The text may still be in the making: a browser wants to hear of it while the press lasts. */
  | { readonly type: "copy"; readonly text: string | Promise<string> }
  | { readonly type: "show"; readonly dialog: DialogName | null }
  /** Draws the list anew: what was read since leaves an unread-only list. */
  | { readonly type: "redraw" }
  /** Shows the digests that arrived since the page was opened. */
  | { readonly type: "arrivals" }
  | { readonly type: "search" }
  | { readonly type: "marker" };
