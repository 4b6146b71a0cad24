import {
  applyReading,
  bookmarkOf,
  isBookmarked,
  isRead,
  type ReadingChange,
  type ReadingState,
  settingOf,
  subjects,
} from "./reading-state.ts";

/**
 * The change that takes a change back, for exactly the items it would alter; null where it alters nothing.
 * Ask before applying: `state` is the state that the change is about to meet.
 */
export function undoOf(state: ReadingState, change: ReadingChange): ReadingChange | null {
  switch (change.type) {
    case "read": {
      const items = change.items.filter(({ id }) => isRead(state, id) !== change.read);
      return items.length === 0 ? null : { type: "read", items, read: !change.read };
    }
    case "bookmark":
      return undoBookmark(state, change);
    case "note": {
      const known = bookmarkOf(state, change.id);
      if (!known || applyReading(state, change) === state) return null;
      return { type: "note", id: change.id, note: known.note, tags: known.tags };
    }
    case "mute":
    case "follow":
    case "less": {
      const { kind, text } = change.subject;
      const had = subjects(state, change.type).some((one) => one.kind === kind && one.text === text);
      return had === change.on ? null : { ...change, on: had };
    }
    case "set": {
      const value = settingOf(state, change.name);
      return value === change.value ? null : { type: "set", name: change.name, value };
    }
    case "merge":
    case "restore":
    case "take-back": {
      const from = applyReading(state, change);
      return from === state ? null : { type: "take-back", from, to: state };
    }
    case "all":
      return undoAll(state, change.changes);
    /* v8 ignore next -- @preserve: the types leave nothing here */
    default:
      return change satisfies never;
  }
}

function undoBookmark(
  state: ReadingState,
  change: Extract<ReadingChange, { readonly type: "bookmark" }>,
): ReadingChange | null {
  if (isBookmarked(state, change.item.id) === change.on) return null;
  const known = bookmarkOf(state, change.item.id);
  if (!known) return { type: "bookmark", item: change.item, on: false };
  const { item, note, tags } = known;
  const back: ReadingChange = { type: "bookmark", item, on: true };
  return { type: "all", changes: [back, { type: "note", id: item.id, note, tags }] };
}

function undoAll(state: ReadingState, changes: readonly ReadingChange[]): ReadingChange | null {
  const back: ReadingChange[] = [];
  let at = state;
  for (const one of changes) {
    const undo = undoOf(at, one);
    if (undo) back.unshift(undo);
    at = applyReading(at, one);
  }
  return back.length === 0 ? null : { type: "all", changes: back };
}
