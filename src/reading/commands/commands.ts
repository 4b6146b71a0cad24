import type { Item } from "../../bundle/schema.ts";
import type { MessageKey } from "../messages/zh.ts";
import { isHidden } from "../state/hidden.ts";
import { hideItems } from "../state/hide-items.ts";
import { DENSITIES, type Preferences, settingText, THEMES } from "../state/preferences.ts";
import { isBookmarked, isRead, type ReadingChange } from "../state/reading-state.ts";
import { itemMarkdown } from "../text/item-markdown.ts";
import { type Card, itemsOf, wholeOf } from "../timeline/rows.ts";
import { isFiltered, START, toggled, unfiltered, type ViewName } from "../view/view.ts";
import { bookmarkIntent } from "./bookmark-intent.ts";
import type { Command, CommandContext } from "./command.ts";
import type { Intent } from "./intent.ts";
import { scopeText } from "./scope-text.ts";

const selectedCard = ({ cards, selected }: CommandContext): Card | null =>
  cards.find(({ item }) => item.id === selected) ?? null;

const onCard =
  (intent: (card: Card, context: CommandContext) => Intent | null) =>
  (context: CommandContext): Intent | null => {
    const card = selectedCard(context);
    return card && intent(card, context);
  };

const move = (to: Extract<Intent, { type: "move" }>["to"]) => (): Intent => ({ type: "move", to });

const page =
  (name: ViewName) =>
  ({ view }: CommandContext): Intent | null =>
    view.name === name && !isFiltered(view) ? null : { type: "go", view: { ...START, name } };

/** Marks those of a run of items that are unread, and says how many and which. */
function markRead(items: readonly Item[], context: CommandContext, said: MessageKey): Intent | null {
  const unread = items.filter((item) => !isRead(context.reading, item.id));
  if (unread.length === 0) return null;
  return {
    type: "change",
    change: { type: "read", items: unread, read: true },
    said: { key: said, values: { n: unread.length, scope: scopeText(unread, context) } },
  };
}

const markRun =
  (run: (cards: readonly Card[], at: number) => readonly Card[], scope: MessageKey) =>
  (context: CommandContext): Intent | null => {
    const { cards, selected } = context;
    const at = cards.findIndex(({ item }) => item.id === selected);
    return at === -1 ? null : markRead(itemsOf(run(cards, at)), context, scope);
  };

const unhide = (items: readonly Item[]): Intent => ({
  type: "change",
  change: hideItems(
    items.map(({ id }) => id),
    false,
  ),
  said: { key: "said.unhidden", values: { n: items.length } },
});

const set = <K extends keyof Preferences>(name: K, value: Preferences[K], said: MessageKey): Intent => {
  const change: ReadingChange = { type: "set", name, value: settingText(name, value) };
  return { type: "change", change, said: { key: said, values: {} } };
};

const nextOf = <T>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length] as T;

/** Pages whose list the filters of the address narrow; on others a key would change the address and nothing else. */
const FILTERED: readonly ViewName[] = ["timeline", "search", "bookmarks"];

const chip = (number: number): Command => ({
  id: `chip-${number}`,
  chip: number,
  title: "command.chip",
  group: "find",
  keys: [String(number)],
  once: true,
  intent: ({ manifest, view }) => {
    const slug = manifest?.categories[number - 1]?.slug;
    if (slug === undefined || !FILTERED.includes(view.name)) return null;
    return { type: "go", view: { ...view, categories: toggled(view.categories, slug), day: null } };
  },
});

/** Everything with a key, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  { id: "next", title: "command.next", group: "move", keys: ["j", "ArrowDown"], intent: move("next") },
  {
    id: "previous",
    title: "command.previous",
    group: "move",
    keys: ["k", "ArrowUp"],
    intent: move("previous"),
  },
  {
    id: "next-digest",
    title: "command.next-digest",
    group: "move",
    keys: ["J"],
    intent: move("next-digest"),
  },
  {
    id: "previous-digest",
    title: "command.previous-digest",
    group: "move",
    keys: ["K"],
    intent: move("previous-digest"),
  },
  {
    id: "next-unread",
    title: "command.next-unread",
    group: "move",
    keys: ["n"],
    intent: move("next-unread"),
  },
  {
    id: "previous-unread",
    title: "command.previous-unread",
    group: "move",
    keys: ["p"],
    intent: move("previous-unread"),
  },
  { id: "top", title: "command.top", group: "move", keys: ["g g"], intent: move("first") },
  { id: "bottom", title: "command.bottom", group: "move", keys: ["G"], intent: move("last") },
  { id: "marker", title: "command.marker", group: "move", keys: ["g m"], intent: () => ({ type: "marker" }) },

  {
    id: "open",
    title: "item.open",
    group: "item",
    keys: ["o", "Enter", "v"],
    once: true,
    intent: onCard((card) => ({ type: "open", items: wholeOf(card), url: card.item.source.url })),
  },
  {
    id: "expand",
    title: "command.expand",
    group: "item",
    keys: ["e"],
    once: true,
    intent: onCard(({ item }) => ({ type: "expand", id: item.id, part: "all" })),
  },
  {
    id: "toggle-read",
    title: "command.toggle-read",
    group: "item",
    keys: ["m"],
    once: true,
    intent: onCard((card, { reading }) => ({
      type: "change",
      change: { type: "read", items: wholeOf(card), read: !isRead(reading, card.item.id) },
      said: null,
    })),
  },
  {
    id: "toggle-bookmark",
    title: "command.toggle-bookmark",
    group: "item",
    keys: ["s"],
    once: true,
    intent: onCard(({ item }, { reading }) => bookmarkIntent(item, isBookmarked(reading, item.id))),
  },
  {
    id: "hide",
    title: "command.hide",
    group: "item",
    keys: ["x"],
    once: true,
    intent: onCard((card, { reading }) =>
      isHidden(reading.entries, card.item.id)
        ? unhide(wholeOf(card))
        : { type: "hide", items: wholeOf(card) },
    ),
  },
  {
    id: "copy",
    title: "command.copy",
    group: "item",
    keys: ["y"],
    once: true,
    intent: onCard(({ item }) => ({ type: "copy", text: itemMarkdown(item) })),
  },

  {
    id: "mark-all",
    title: "command.mark-all",
    group: "many",
    keys: ["A"],
    once: true,
    intent: (context) => markRead(itemsOf(context.cards), context, "said.marked-view"),
  },
  {
    id: "mark-above",
    title: "command.mark-above",
    group: "many",
    keys: ["<"],
    once: true,
    intent: markRun((cards, at) => cards.slice(0, at), "said.marked-above"),
  },
  {
    id: "mark-below",
    title: "command.mark-below",
    group: "many",
    keys: [">"],
    once: true,
    intent: markRun((cards, at) => cards.slice(at + 1), "said.marked-below"),
  },
  {
    id: "undo",
    title: "command.undo",
    group: "many",
    keys: ["z", "Mod+z"],
    intent: ({ undoable }) => (undoable ? { type: "undo" } : null),
  },
  {
    id: "clean",
    title: "command.clean",
    group: "many",
    keys: ["r"],
    once: true,
    intent: ({ view }) => (view.unread ? { type: "redraw" } : null),
  },

  { id: "search", title: "nav.search", group: "find", keys: ["/"], intent: () => ({ type: "search" }) },
  {
    id: "unread-only",
    title: "command.unread-only",
    group: "find",
    keys: ["u"],
    once: true,
    intent: ({ view }) =>
      FILTERED.includes(view.name) ? { type: "go", view: { ...view, unread: !view.unread } } : null,
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(chip),
  {
    id: "clear-filters",
    title: "chips.clear",
    group: "find",
    keys: ["0"],
    once: true,
    intent: ({ view }) => (isFiltered(view) ? { type: "go", view: unfiltered(view) } : null),
  },
  {
    id: "unfilter",
    title: "command.unfilter",
    group: "find",
    keys: ["Escape"],
    once: true,
    intent: ({ view, before, dialog }) =>
      !dialog && isFiltered(view) ? { type: "go", view: before ?? unfiltered(view) } : null,
  },

  { id: "timeline", title: "nav.timeline", group: "view", keys: ["g t"], intent: page("timeline") },
  { id: "catch-up", title: "nav.catch-up", group: "view", keys: ["g c"], intent: page("catch-up") },
  { id: "bookmarks", title: "nav.bookmarks", group: "view", keys: ["g b"], intent: page("bookmarks") },
  { id: "archive", title: "nav.archive", group: "view", keys: ["g a"], intent: page("archive") },
  { id: "sources", title: "nav.sources", group: "view", keys: ["g o"], intent: page("sources") },
  { id: "names", title: "nav.names", group: "view", keys: ["g n"], intent: page("names") },
  { id: "settings", title: "nav.settings", group: "view", keys: ["g s"], intent: page("settings") },

  {
    id: "arrivals",
    title: "command.arrivals",
    group: "app",
    keys: ["."],
    intent: ({ waiting }) => (waiting ? { type: "arrivals" } : null),
  },
  {
    id: "density",
    title: "command.density",
    group: "app",
    keys: ["d"],
    once: true,
    intent: ({ preferences }) => {
      const density = nextOf(DENSITIES, preferences.density);
      return set("density", density, `said.density-${density}`);
    },
  },
  {
    id: "theme",
    title: "command.theme",
    group: "app",
    keys: ["t"],
    once: true,
    intent: ({ preferences }) => {
      const theme = nextOf(THEMES, preferences.theme);
      return set("theme", theme, `said.theme-${theme}`);
    },
  },
  {
    id: "palette",
    title: "command.palette",
    group: "app",
    keys: ["Mod+k"],
    intent: () => ({ type: "show", dialog: "palette" }),
  },
  {
    id: "help",
    title: "command.help",
    group: "app",
    keys: ["?"],
    intent: () => ({ type: "show", dialog: "help" }),
  },
];
