import type { ItemId, Manifest } from "../../bundle/schema.ts";
import type { MessageKey } from "../messages/zh.ts";
import type { Preferences } from "../state/preferences.ts";
import type { ReadingState } from "../state/reading-state.ts";
import type { Card } from "../timeline/rows.ts";
import type { View } from "../view/view.ts";
import type { Intent } from "./intent.ts";

/** What a command looks at to say whether, and what, it would do now. */
export interface CommandContext {
  readonly view: View;
  /** The view that the last filter step left, or null. */
  readonly before: View | null;
  readonly reading: ReadingState;
  readonly preferences: Preferences;
  /** The cards of the list on screen, in order. */
  readonly cards: readonly Card[];
  readonly selected: ItemId | null;
  /** The manifest on screen; null before it is here. */
  readonly manifest: Manifest | null;
  /** Digests arrived and are not shown yet. */
  readonly waiting: boolean;
  readonly undoable: boolean;
  /** A dialog or sheet is open. */
  readonly dialog: boolean;
}

/** The headings of the help, in their order. */
export const COMMAND_GROUPS = ["move", "item", "many", "find", "view", "app"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something a reader can do by key, palette or button: one row of the one table. */
export interface Command {
  readonly id: string;
  readonly title: MessageKey;
  readonly group: CommandGroup;
  /** Keys that call it: `j`, `Shift+j` as `J`, `g t` for a sequence, `Mod+k` with ⌘ or Ctrl. */
  readonly keys: readonly string[];
  /** The place of the category that it toggles, from 1. */
  readonly chip?: number;
  /** Does nothing while its key is held down. */
  readonly once?: true;
  /** What it would do now; null where it cannot. */
  readonly intent: (context: CommandContext) => Intent | null;
}

/** The keys of a command as the reader has them. */
export const keysOf = (command: Command, preferences: Preferences): readonly string[] =>
  preferences.keys[command.id] ?? command.keys;
