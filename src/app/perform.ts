import type { ItemId } from "../bundle/schema.ts";
import { moveFrom } from "../reading/commands/cursor.ts";
import { CARD_PARTS, type Intent, partName, type Sentence } from "../reading/commands/intent.ts";
import type { MessageKey } from "../reading/messages/zh.ts";
import { applyReading } from "../reading/state/reading-state.ts";
import { undoOf } from "../reading/state/undo.ts";
import { parseView, type View } from "../reading/view/view.ts";
import { goTo } from "./env/history.ts";
import { openSource } from "./env/open-source.ts";
import type { Notice, Stores, UndoLevel } from "./state/stores.ts";

/** Most changes that can be taken back, one after the other. */
export const UNDO_LEVELS = 50;

type Of<T extends Intent["type"]> = Extract<Intent, { readonly type: T }>;

/** Runs an intent. The only place where what a reader wants becomes what happens. */
export function perform(intent: Intent, stores: Stores): void {
  const { session } = stores;
  switch (intent.type) {
    case "go":
      leave(intent.view, stores);
      goTo(intent.view, intent.replace ?? false);
      return;
    case "move":
      move(intent, stores);
      return;
    case "select":
      if (session.getState().selected !== intent.id) session.setState({ selected: intent.id, standIn: null });
      return;
    case "jump":
      select(stores, intent.id);
      return;
    case "open":
      if (intent.url) openSource(intent.url);
      change({ type: "change", change: read(intent.items), said: null }, stores);
      return;
    case "opened":
      change({ type: "change", change: read(intent.items), said: null }, stores);
      return;
    case "expand":
      session.setState({ expanded: toggledParts(session.getState().expanded, intent) });
      return;
    case "change":
      change(intent, stores);
      return;
    case "show":
      session.setState({ dialog: intent.dialog });
      return;
    case "redraw":
      session.setState({ drawn: stores.reading.getState() });
      return;
    case "arrivals":
      session.setState(({ waiting, shown, partial }) => ({
        shown: waiting ?? shown,
        waiting: null,
        partial: partial && waiting === null,
      }));
      return;
    case "search":
      document.querySelector<HTMLElement>("[data-search]")?.focus();
      return;
    default:
      stores.performLater.current?.(intent, stores);
  }
}

const read = (items: Of<"opened">["items"]) => ({ type: "read", items, read: true }) as const;

/** Draws lists anew from here on; Esc finds the filters that were left, and another page selects anew. */
function leave(to: View, { reading, session }: Stores): void {
  const from = parseView(window.location.search);
  const same = from.name === to.name;
  session.setState({
    drawn: reading.getState(),
    before: same ? from : null,
    ...(same ? {} : { selected: null, standIn: null }),
  });
}

/** Opens what is shut of a card, or shuts all of it where any is open. */
function toggledParts(open: ReadonlySet<string>, { id, part }: Of<"expand">): ReadonlySet<string> {
  const names = (part === "all" ? CARD_PARTS : [part]).map((one) => partName(id, one));
  const next = new Set(open);
  const shuts = names.some((name) => next.has(name));
  for (const name of names) shuts ? next.delete(name) : next.add(name);
  return next;
}

/** Makes a change of the reading state, with its step of undo. */
export function change(intent: Of<"change">, { reading, session, list }: Stores): void {
  const before = reading.getState();
  const back = undoOf(before, intent.change);
  if (!back) return;
  reading.setState(applyReading(before, intent.change), true);
  const { undo: levels, selected } = session.getState();
  const step = { back, selected, run: null };
  session.setState({
    undo: [...levels, step].slice(-UNDO_LEVELS),
    ...(intent.said ? { notice: noticeOf(intent.said, step), announcement: intent.said } : {}),
  });
  if (intent.said) keepFocus(list);
}

/** A notice of what was just done. */
export const noticeOf = (said: Sentence, step: UndoLevel | null): Notice => ({
  said,
  step,
  offer: null,
  at: Date.now(),
});

/** After marking many from nowhere, keys go on from the list. */
function keepFocus(list: Stores["list"]): void {
  if (document.activeElement === document.body) list.current?.focusEnd();
}

/** Says a sentence to readers by ear alone: the eye has it already. */
export function sayUnseen({ session }: Stores, key: MessageKey): void {
  session.setState({ announcement: { key, values: {} } });
}

/** Says a sentence, to be seen and heard. */
export function say({ session }: Stores, said: Sentence): void {
  session.setState({ announcement: said, notice: noticeOf(said, null) });
}

/** Selects an item, brings it into view and gives it focus. */
export function select({ session, list }: Stores, id: ItemId): void {
  session.setState(({ focus }) => ({ selected: id, standIn: null, focus: focus + 1 }));
  list.current?.scrollTo(id);
}

function move(intent: Of<"move">, stores: Stores): void {
  const items = (stores.list.current?.cards ?? []).map(({ item }) => item);
  const { selected, standIn } = stores.session.getState();
  const to = moveFrom(items, selected, intent.to, stores.reading.getState(), standIn);
  if (to) select(stores, to);
  else say(stores, { key: intent.to.startsWith("previous") ? "said.no-earlier" : "list.end", values: {} });
}
