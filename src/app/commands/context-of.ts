import type { CommandContext } from "../../reading/commands/command.ts";
import { choicesIn } from "../../reading/state/preferences.ts";
import { parseView } from "../../reading/view/view.ts";
import type { Stores } from "../state/stores.ts";

/** What commands look at, as it is at this moment. */
export function contextOf({ reading, session, list }: Stores): CommandContext {
  const state = reading.getState();
  const now = session.getState();
  return {
    view: parseView(window.location.search),
    before: now.before,
    reading: state,
    preferences: choicesIn(state),
    cards: list.current?.cards ?? [],
    selected: now.selected,
    manifest: now.shown,
    waiting: now.waiting !== null,
    undoable: now.undo.length > 0,
    dialog: now.dialog !== null,
  };
}
