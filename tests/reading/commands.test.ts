import { expect, test } from "vitest";
import type { CategorySlug, ItemId } from "../../src/bundle/schema.ts";
import type { CommandContext } from "../../src/reading/commands/command.ts";
import { COMMANDS } from "../../src/reading/commands/commands.ts";
import type { Intent } from "../../src/reading/commands/intent.ts";
import { addMessages } from "../../src/reading/messages/translate.ts";
import { zhLater } from "../../src/reading/messages/zh-later.ts";
import { hiddenItems } from "../../src/reading/state/hidden.ts";
import { DEFAULT_PREFERENCES } from "../../src/reading/state/preferences.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { cardOf } from "../../src/reading/timeline/rows.ts";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest, manifestOf } from "./made.ts";

addMessages("zh", zhLater);

const days = [makeDigest("2025-06-14-00", 3), makeDigest("2025-06-13-20", 2)];
const items = days.flatMap((digest) => digest.items);
const [first, second, third, fourth, fifth] = items as [
  (typeof items)[0],
  (typeof items)[0],
  (typeof items)[0],
  (typeof items)[0],
  (typeof items)[0],
];

const CONTEXT: CommandContext = {
  view: START,
  before: null,
  reading: emptyReading,
  preferences: DEFAULT_PREFERENCES,
  cards: items.map(cardOf),
  selected: second.id,
  manifest: manifestOf(days),
  waiting: false,
  undoable: false,
  dialog: false,
};

function ask(id: string, said: Partial<CommandContext> = {}): Intent | null {
  const command = COMMANDS.find((one) => one.id === id);
  if (!command) throw new Error(`there is no command ${id}`);
  return command.intent({ ...CONTEXT, ...said });
}

const marked = (intent: Intent | null): readonly ItemId[] =>
  intent?.type === "change" && intent.change.type === "read" ? intent.change.items.map(({ id }) => id) : [];

const said = (intent: Intent | null) => (intent?.type === "change" ? intent.said?.values : undefined);

const read = applyReading(emptyReading, { type: "read", items: [second], read: true });

test("every command about an item does nothing where none is selected, or one that is not in the list", () => {
  for (const { id, group } of COMMANDS)
    if (group === "item") expect([ask(id, { selected: null }), ask(id, { cards: [] })]).toEqual([null, null]);
});

test("open, expand, hide and copy speak of the selected item", () => {
  expect(ask("open")).toEqual({
    type: "open",
    items: [second],
    url: second.source.url,
  });
  expect(ask("expand")).toEqual({ type: "expand", id: second.id, part: "all" });
  expect(ask("hide")).toEqual({ type: "hide", items: [second] });
  expect(ask("copy")).toMatchObject({ type: "copy", text: expect.stringContaining(second.title) });
});

test("a story is opened, marked and hidden with all of its reports, and its author's further items are not", () => {
  const cards = [{ item: first, reports: [third], voices: [fourth] }];
  const on = { cards, selected: first.id };
  expect(ask("open", on)).toMatchObject({ items: [first, third] });
  expect(marked(ask("toggle-read", on))).toEqual([first.id, third.id]);
  expect(ask("hide", on)).toEqual({ type: "hide", items: [first, third] });
  expect(marked(ask("mark-all", on))).toEqual([first.id, third.id, fourth.id]);
});

test("x on an item that is hidden and shown all the same brings its story back", () => {
  const cards = [{ item: first, reports: [third], voices: [] }];
  const changes = [`hide:${first.id}`, "theme"].map((name) => ({ type: "set", name, value: "1" }) as const);
  const hidden = applyReading(emptyReading, { type: "all", changes });
  const intent = ask("hide", { cards, selected: first.id, reading: hidden });
  const back = intent?.type === "change" ? applyReading(hidden, intent.change) : hidden;
  expect([hiddenItems(hidden.entries), hiddenItems(back.entries)]).toEqual([[first.id], []]);
  expect(said(intent)).toEqual({ n: 2 });
});

test("m and s toggle what the selected item is", () => {
  expect(ask("toggle-read")).toMatchObject({ change: { read: true } });
  expect(ask("toggle-read", { reading: read })).toMatchObject({ change: { read: false } });
  expect(ask("toggle-bookmark")).toMatchObject({ change: { on: true } });
  const kept = applyReading(emptyReading, { type: "bookmark", item: second, on: true });
  expect(ask("toggle-bookmark", { reading: kept })).toMatchObject({ change: { on: false } });
});

test("B4 marking all takes the unread items of the list as it was drawn and names how many from which days", () => {
  const all = ask("mark-all", { reading: read });
  expect(marked(all)).toEqual([first.id, third.id, fourth.id, fifth.id]);
  expect(said(all)).toEqual({ n: 4, scope: "6月13日 至 6月14日" });
});

test("B4 the scope names the categories, sources and names that are chosen", () => {
  const view = {
    ...START,
    categories: { only: ["hardware", "量子"] as CategorySlug[], not: [] },
    sources: { only: ["Gary Marcus"], not: [] },
    names: { only: ["NVIDIA"], not: [] },
  };
  expect(said(ask("mark-all", { view, cards: [cardOf(first)] }))).toEqual({
    n: 1,
    scope: "硬件、量子、Gary Marcus、NVIDIA · 6月14日",
  });
});

test("B4 a category that only this archive has goes by the name that its digests gave it", () => {
  const manifest = {
    ...manifestOf(days),
    categories: [{ slug: "quantum" as CategorySlug, name: "量子计算" }],
  };
  const view = { ...START, categories: { only: ["quantum"] as CategorySlug[], not: [] } };
  expect(said(ask("mark-all", { view, manifest, cards: [cardOf(first)] }))).toMatchObject({
    scope: "量子计算 · 6月14日",
  });
  expect(said(ask("mark-all", { view, manifest: null, cards: [cardOf(first)] }))).toMatchObject({
    scope: "quantum · 6月14日",
  });
});

test("marking above and below leaves out the selected item, and does nothing where nothing is unread there", () => {
  expect(marked(ask("mark-above"))).toEqual([first.id]);
  expect(marked(ask("mark-below"))).toEqual([third.id, fourth.id, fifth.id]);
  expect(ask("mark-above", { selected: first.id })).toBeNull();
  expect(ask("mark-below", { selected: null })).toBeNull();
  expect(ask("mark-all", { cards: [cardOf(second)], reading: read })).toBeNull();
});

test.each(["catch-up", "archive", "sources", "names", "settings"] as const)(
  "no key sets a filter that %s does not have",
  (name) => {
    const view = { ...START, name };
    expect([ask("chip-1", { view }), ask("unread-only", { view })]).toEqual([null, null]);
  },
);

test.each(["timeline", "search", "bookmarks"] as const)("%s can be filtered by keys", (name) => {
  const view = { ...START, name };
  expect(ask("chip-1", { view })).toMatchObject({ type: "go", view: { name } });
  expect(ask("unread-only", { view })).toMatchObject({ view: { unread: true } });
});

test("undo, arrivals and clearing away what was read are there when there is something to do", () => {
  expect([ask("undo"), ask("undo", { undoable: true })]).toEqual([null, { type: "undo" }]);
  expect([ask("arrivals"), ask("arrivals", { waiting: true })]).toEqual([null, { type: "arrivals" }]);
  expect([ask("clean"), ask("clean", { view: { ...START, unread: true } })]).toEqual([
    null,
    { type: "redraw" },
  ]);
});

test("a number toggles its chip and leaves a jump behind; a number without a chip does nothing", () => {
  const chip = ask("chip-1", { view: { ...START, day: first.id.slice(0, 10) as (typeof START)["day"] } });
  expect(chip).toMatchObject({
    type: "go",
    view: { categories: { only: ["industry"], not: [] }, day: null },
  });
  expect([ask("chip-9"), ask("chip-1", { manifest: null })]).toEqual([null, null]);
});

test("0 clears every filter, Escape the last step, and neither does anything without a filter", () => {
  const unread = { ...START, unread: true };
  const narrow = { ...unread, names: { only: ["NVIDIA"], not: [] } };
  expect(ask("unread-only")).toEqual({ type: "go", view: unread });
  expect(ask("clear-filters", { view: narrow })).toEqual({ type: "go", view: START });
  expect(ask("unfilter", { view: narrow, before: unread })).toEqual({ type: "go", view: unread });
  expect(ask("unfilter", { view: narrow })).toEqual({ type: "go", view: START });
  expect([ask("clear-filters"), ask("unfilter"), ask("unfilter", { view: narrow, dialog: true })]).toEqual([
    null,
    null,
    null,
  ]);
});

test("a page is not gone to from itself, but from its filtered list", () => {
  expect(ask("timeline")).toBeNull();
  expect(ask("timeline", { view: { ...START, unread: true } })).toEqual({ type: "go", view: START });
  expect(ask("archive")).toEqual({ type: "go", view: { ...START, name: "archive" } });
});

test("density and theme go round", () => {
  const around = (id: string, name: "density" | "theme", steps: number) => {
    let preferences = DEFAULT_PREFERENCES;
    const seen: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      const intent = ask(id, { preferences });
      const value = intent?.type === "change" && intent.change.type === "set" ? intent.change.value : null;
      seen.push(value ?? "nothing");
      preferences = { ...preferences, [name]: value } as typeof preferences;
    }
    return seen;
  };
  expect(new Set(around("density", "density", 3)).size).toBe(3);
  expect(new Set(around("theme", "theme", 3)).size).toBe(3);
});

test("the other commands are always there", () => {
  for (const id of ["next", "previous", "top", "bottom", "marker", "search", "palette", "help"])
    expect(ask(id, { cards: [], selected: null, manifest: null })).not.toBeNull();
});
