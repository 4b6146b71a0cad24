import { digestDay } from "../bundle/item-id.ts";
import type { ItemId } from "../bundle/schema.ts";
import { moveFrom } from "../reading/cursor.ts";
import { hiddenName } from "../reading/hidden.ts";
import { CARD_PARTS, type Intent, partName, type Sentence } from "../reading/intent.ts";
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
      void stores.copy
        .current?.(intent.text)
        .then((done) => say(stores, { key: done ? "said.copied" : "said.not-copied", values: {} }));
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
    case "marker":
      goToMarker(stores);
      return;
    default:
      intent satisfies never;
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

function change(intent: Of<"change">, { reading, session, list }: Stores): void {
  const before = reading.getState();
  const back = undoOf(before, intent.change);
  if (!back) return;
  reading.setState(applyReading(before, intent.change), true);
  const { undo: levels, selected } = session.getState();
  session.setState({
    undo: [...levels, { back, selected, run: null }].slice(-UNDO_LEVELS),
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
      : [...levels, { back, selected, run }].slice(-UNDO_LEVELS);
  session.setState({
    undo: joined,
    ...(first ? { notice: { ...noticeOf(said, true), offer: FIRST_SCROLL }, announcement: said } : {}),
  });
}

/** Takes a card out of the lists; the next one is selected, or the one before at the end. */
function hide({ items }: Of<"hide">, stores: Stores): void {
  const cards = stores.list.current?.cards ?? [];
  const at = cards.findIndex(({ item }) => item.id === items[0]?.id);
  const next = cards[at + 1] ?? cards[at - 1];
  const changes = items.map(({ id }) => ({ type: "set", name: hiddenName(id), value: "1" }) as const);
  change(
    {
      type: "change",
      change: { type: "all", changes },
      said: { key: "said.hidden", values: { n: items.length } },
    },
    stores,
  );
  if (next) select(stores, next.item.id);
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
  const { marker, lastDay } = stores.session.getState();
  const day = marker ? digestDay(marker) : lastDay;
  if (!day) {
    say(stores, { key: "said.no-marker", values: {} });
    return;
  }
  if (!stores.list.current?.scrollTo("marker")) goTo({ ...START, day }, false);
}

function say({ session }: Stores, said: Sentence): void {
  session.setState({ announcement: said, notice: noticeOf(said, false) });
}

/** Selects an item, brings it into view and gives it focus. */
function select({ session, list }: Stores, id: ItemId): void {
  session.setState(({ focus }) => ({ selected: id, standIn: null, focus: focus + 1 }));
  list.current?.scrollTo(id);
}

function move(intent: Of<"move">, stores: Stores): void {
  const items = (stores.list.current?.cards ?? []).map(({ item }) => item);
  const { selected, standIn } = stores.session.getState();
  const to = moveFrom(items, selected, intent.to, stores.reading.getState(), standIn);
  if (to) select(stores, to);
  else say(stores, { key: "list.end", values: {} });
}
