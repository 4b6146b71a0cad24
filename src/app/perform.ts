import { digestDay } from "../bundle/item-id.ts";
import type { Item, ItemId } from "../bundle/schema.ts";
import { moveFrom } from "../reading/cursor.ts";
import { hiddenName } from "../reading/hidden.ts";
import type { Intent, Sentence } from "../reading/intent.ts";
import { applyReading, settingOf } from "../reading/reading-state.ts";
import { undoOf } from "../reading/undo.ts";
import { parseView, START, type View } from "../reading/view.ts";
import { goTo } from "./env/history.ts";
import { openSource } from "./env/open-source.ts";
import type { Notice, Stores } from "./state/stores.ts";

/** Most changes that can be taken back, one after the other. */
const UNDO_LEVELS = 50;

type Of<T extends Intent["type"]> = Extract<Intent, { readonly type: T }>;

/** Runs an intent. The only place where what a reader wants becomes what happens. */
export function perform(intent: Intent, stores: Stores): void {
  const { session } = stores;
  switch (intent.type) {
    case "go":
      leave(intent.view, stores);
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
    case "scrolled":
      scrolled(intent, stores);
      return;
    case "hide":
      hide(intent, stores);
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

/** Draws lists anew from here on; Esc finds the filters that were left, and another page selects anew. */
function leave(to: View, { reading, session }: Stores): void {
  const from = parseView(window.location.search);
  const same = from.name === to.name;
  session.setState({
    drawn: reading.getState(),
    before: same ? from : null,
    ...(same ? {} : { selected: null }),
  });
}

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
    undo: [...levels, { back, said, selected, run: null }].slice(-UNDO_LEVELS),
    ...(intent.said ? { notice: noticeOf(intent.said, true), announcement: intent.said } : {}),
  });
  if (intent.said) keepFocus(list);
}

const noticeOf = (said: Sentence, undoable: boolean): Notice => ({
  said,
  undoable,
  offer: null,
  at: Date.now(),
});

/** The first time, the reader is told what happens and how to stop it. */
const FIRST_SCROLL: Notice["offer"] = {
  label: "said.scroll-off",
  intent: {
    type: "change",
    change: { type: "set", name: "markOnScroll", value: "0" },
    said: { key: "said.scroll-is-off", values: {} },
  },
};

/** Marks what was scrolled past; further items of the same run join its step of undo. */
function scrolled({ items, run }: Of<"scrolled">, { reading, session }: Stores): void {
  const before = reading.getState();
  const back = undoOf(before, { type: "read", items, read: true });
  if (!back) return;
  const first = settingOf(before, "scrollTold") === null;
  const told = first ? applyReading(before, { type: "set", name: "scrollTold", value: "1" }) : before;
  reading.setState(applyReading(told, { type: "read", items, read: true }), true);
  const { undo: levels, selected } = session.getState();
  const last = levels.at(-1);
  const said: Sentence = { key: "said.scrolled", values: {} };
  const joined =
    last?.run === run
      ? [...levels.slice(0, -1), { ...last, back: { type: "all", changes: [back, last.back] } as const }]
      : [...levels, { back, said, selected, run }].slice(-UNDO_LEVELS);
  session.setState({
    undo: joined,
    ...(first ? { notice: { ...noticeOf(said, true), offer: FIRST_SCROLL }, announcement: said } : {}),
  });
}

/** Takes an item out of the lists; the next one is selected, or the one before at the end. */
function hide({ id }: Of<"hide">, stores: Stores): void {
  const items = stores.list.current?.items ?? [];
  const at = items.findIndex((item) => item.id === id);
  const next = items[at + 1] ?? items[at - 1];
  change(
    {
      type: "change",
      change: { type: "set", name: hiddenName(id), value: "1" },
      said: { key: "said.hidden", values: {} },
    },
    stores,
  );
  if (next) select(stores, next.id);
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

function say({ session }: Stores, said: Sentence): void {
  session.setState({ announcement: said, notice: noticeOf(said, false) });
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
