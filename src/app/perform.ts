import { digestDay } from "../bundle/item-id.ts";
import type { Item, ItemId } from "../bundle/schema.ts";
import { moveFrom } from "../reading/cursor.ts";
import type { Intent } from "../reading/intent.ts";
import { applyReading } from "../reading/reading-state.ts";
import { undoOf } from "../reading/undo.ts";
import { START } from "../reading/view.ts";
import { goTo } from "./env/history.ts";
import { openSource } from "./env/open-source.ts";
import type { Stores } from "./state/stores.ts";

/** Most changes that can be taken back, one after the other. */
const UNDO_LEVELS = 50;

type Of<T extends Intent["type"]> = Extract<Intent, { readonly type: T }>;

/** Runs an intent. The only place where what a reader wants becomes what happens. */
export function perform(intent: Intent, stores: Stores): void {
  const { session } = stores;
  switch (intent.type) {
    case "go":
      session.setState({ drawn: stores.reading.getState(), selected: null });
      goTo(intent.view, intent.replace ?? false);
      return;
    case "back":
      window.history.back();
      return;
    case "move":
      move(intent, stores);
      return;
    case "select":
      if (session.getState().selected !== intent.id) session.setState({ selected: intent.id });
      return;
    case "jump":
      select(stores, intent.id);
      return;
    case "open":
      if (intent.item.url) openSource(intent.item.url);
      change({ type: "change", change: read(intent.item), said: null }, stores);
      return;
    case "opened":
      change({ type: "change", change: read(intent.item), said: null }, stores);
      return;
    case "expand":
      session.setState({ expanded: toggledIn(session.getState().expanded, intent.id) });
      return;
    case "change":
      change(intent, stores);
      return;
    case "undo":
      undo(stores);
      return;
    case "copy":
      void navigator.clipboard
        ?.writeText(intent.text)
        .then(() => say(stores, { key: "said.copied", values: {} }));
      return;
    case "show":
      session.setState({ dialog: intent.dialog });
      return;
    case "redraw":
      session.setState({ drawn: stores.reading.getState() });
      return;
    case "arrivals":
      session.setState(({ waiting, shown }) => ({ shown: waiting ?? shown, waiting: null }));
      return;
    case "search":
      document.querySelector<HTMLElement>("[data-search]")?.focus();
      return;
    case "marker":
      goToMarker(stores);
      return;
    case "none":
      return;
    default:
      intent satisfies never;
  }
}

const read = (item: Of<"opened">["item"]) => ({ type: "read", items: [item], read: true }) as const;

function toggledIn(set: ReadonlySet<ItemId>, id: ItemId): ReadonlySet<ItemId> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function change(intent: Of<"change">, { reading, session, list }: Stores): void {
  const before = reading.getState();
  const back = undoOf(before, intent.change);
  if (!back) return;
  reading.setState(applyReading(before, intent.change), true);
  const { undo: levels, selected } = session.getState();
  const said = intent.said ?? { key: "said.changed", values: {} };
  session.setState({
    undo: [...levels, { back, said, selected }].slice(-UNDO_LEVELS),
    ...(intent.said
      ? { notice: { said: intent.said, undoable: true, at: Date.now() }, announcement: intent.said }
      : {}),
  });
  if (intent.said) keepFocus(list);
}

/** After marking many from nowhere, keys go on from the list. */
function keepFocus(list: Stores["list"]): void {
  if (document.activeElement === document.body) list.current?.focusEnd();
}

function undo(stores: Stores): void {
  const { reading, session } = stores;
  const { undo: levels } = session.getState();
  const last = levels.at(-1);
  if (!last) {
    say(stores, { key: "said.nothing-to-undo", values: {} });
    return;
  }
  reading.setState(applyReading(reading.getState(), last.back), true);
  session.setState({
    undo: levels.slice(0, -1),
    notice: null,
    announcement: { key: "said.undone", values: {} },
  });
  if (last.selected) select(stores, last.selected);
}

/** To the marker or, where its day is not loaded, to the day that it stands on. */
function goToMarker(stores: Stores): void {
  const { marker } = stores.session.getState();
  if (!marker) {
    say(stores, { key: "said.no-marker", values: {} });
    return;
  }
  if (!stores.list.current?.scrollTo("marker")) goTo({ ...START, day: digestDay(marker) }, false);
}

function say(
  { session }: Stores,
  said: NonNullable<ReturnType<Stores["session"]["getState"]>["announcement"]>,
) {
  session.setState({ announcement: said, notice: { said, undoable: false, at: Date.now() } });
}

/** Selects an item, brings it into view and gives it focus. */
function select({ session, list }: Stores, id: ItemId): void {
  session.setState(({ focus }) => ({ selected: id, focus: focus + 1 }));
  list.current?.scrollTo(id);
}

function move(intent: Of<"move">, stores: Stores): void {
  const items: readonly Item[] = stores.list.current?.items ?? [];
  const to = moveFrom(items, stores.session.getState().selected, intent.to, stores.reading.getState());
  if (to) select(stores, to);
  else say(stores, { key: "list.end", values: {} });
}
