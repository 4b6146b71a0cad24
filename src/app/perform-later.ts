import { flushSync } from "react-dom";
import { digestDay } from "../bundle/item-id.ts";
import type { Intent, Sentence } from "../reading/commands/intent.ts";
import { hideItems } from "../reading/state/hide-items.ts";
import { applyReading, settingOf } from "../reading/state/reading-state.ts";
import { undoOf } from "../reading/state/undo.ts";
import { START } from "../reading/view/view.ts";
import { copyText } from "./env/clipboard.ts";
import { goTo } from "./env/history.ts";
import { change, noticeOf, say, sayUnseen, select, UNDO_LEVELS } from "./perform.ts";
import type { LaterIntent, Notice, Stores } from "./state/stores.ts";

type Of<T extends Intent["type"]> = Extract<Intent, { readonly type: T }>;

/** Runs an intent that only parts ask for which come after the first screen. */
export function performLater(intent: LaterIntent, stores: Stores): void {
  switch (intent.type) {
    case "scrolled":
      scrolled(intent, stores);
      return;
    case "hide":
      hide(intent, stores);
      return;
    case "undo":
      undo(intent, stores);
      return;
    case "copy":
      void copyText(intent.text).then((done) =>
        say(stores, { key: done ? "said.copied" : "said.not-copied", values: {} }),
      );
      return;
    case "marker":
      goToMarker(stores);
      return;
    default:
      intent satisfies never;
  }
}

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
    ...(first
      ? { notice: { ...noticeOf(said, joined.at(-1) ?? null), offer: FIRST_SCROLL }, announcement: said }
      : {}),
  });
}

/** Takes a card out of the lists; the next one is selected, or the one before at the end. */
function hide({ items }: Of<"hide">, stores: Stores): void {
  const cards = stores.list.current?.cards ?? [];
  const at = cards.findIndex(({ item }) => item.id === items[0]?.id);
  const next = cards[at + 1] ?? cards[at - 1];
  const ids = items.map(({ id }) => id);
  change(
    {
      type: "change",
      // What is put away is dealt with: no count may wait for it where its digest is not loaded.
      change: { type: "all", changes: [hideItems(ids, true), { type: "read", items, read: true }] },
      said: { key: "said.hidden", values: { n: items.length } },
    },
    stores,
  );
  if (next) select(stores, next.item.id);
}

function undo({ told }: Of<"undo">, stores: Stores): void {
  const { reading, session } = stores;
  const { undo: levels, notice } = session.getState();
  // What a notice tells of may not be the last: marks are made without a word.
  const last = levels.find((level) => told && level === notice?.step) ?? levels.at(-1);
  if (!last) {
    say(stores, { key: "said.nothing-to-undo", values: {} });
    return;
  }
  // What comes back is in the list before it is gone to.
  flushSync(() => reading.setState(applyReading(reading.getState(), last.back), true));
  session.setState({ undo: levels.filter((level) => level !== last), notice: null });
  sayUnseen(stores, "said.undone");
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
