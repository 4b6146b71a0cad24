import type { ReadingState } from "../../reading/state/reading-state.ts";
import type { Stores } from "./stores.ts";

/** After all is deleted, here or in another tab: nothing that this page remembers brings any of it back. */
export function startOver({ reading, session }: Stores, state: ReadingState): void {
  const { storageNotice } = session.getState();
  session.setState({
    undo: [],
    notice: null,
    drawn: state,
    atLoad: state,
    verdicts: new Map(),
    // It spoke of what was stored; that nothing can be stored is still so.
    storageNotice: storageNotice?.type === "memory" ? storageNotice : null,
    drafts: new Map(),
  });
  reading.setState(state, true);
}
