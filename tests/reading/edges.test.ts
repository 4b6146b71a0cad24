import { expect, test } from "vitest";
import type { Day } from "../../src/bundle/schema.ts";
import { moveFrom } from "../../src/reading/commands/cursor.ts";
import { aboutAny } from "../../src/reading/state/about.ts";
import { exportBookmarks } from "../../src/reading/state/bookmark-export.ts";
import { itemOfKept, joinBookmarks, keptItem } from "../../src/reading/state/bookmarks.ts";
import { subjectsOf } from "../../src/reading/state/entries.ts";
import { isHidden } from "../../src/reading/state/hidden.ts";
import { hideItems } from "../../src/reading/state/hide-items.ts";
import { applyReading, bookmarksOf, emptyReading } from "../../src/reading/state/reading-state.ts";
import { inlinePieces, isTooTangled } from "../../src/reading/text/inline-markdown.ts";
import { itemMarkdown } from "../../src/reading/text/item-markdown.ts";
import { keyFacts } from "../../src/reading/text/key-facts.ts";
import { monthsOf } from "../../src/reading/timeline/archive.ts";
import { catchUpRows, catchUpShards, digestsOf } from "../../src/reading/timeline/catch-up.ts";
import { freshDigests } from "../../src/reading/timeline/visit.ts";
import { chipCounts } from "../../src/reading/view/chip-counts.ts";
import { matches } from "../../src/reading/view/filter.ts";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest, manifestOf, NO_FOLDS, refOf } from "./made.ts";

const digest = makeDigest("2025-06-14-00", 4);
const [one, two] = digest.items as [(typeof digest.items)[0], (typeof digest.items)[0]];
const day = "2025-06-14" as Day;

test("an item that was taken out of the lists is known as such until that is undone", () => {
  const hidden = applyReading(emptyReading, hideItems([one.id], true));
  const back = applyReading(hidden, hideItems([one.id], false));
  expect([emptyReading, hidden, back].map((state) => isHidden(state.entries, one.id))).toEqual([
    false,
    true,
    false,
  ]);
});

test("a copied item names who it is by as well as it can, and needs no link", () => {
  const by = (said: Partial<typeof one.source>) =>
    itemMarkdown({ ...one, source: { url: null, site: null, author: null, handle: null, ...said } }).split(
      "\n\n",
    );
  expect(by({ handle: "clem" })[1]).toMatch(/^@clem · /);
  expect(by({ site: "openai.com" })[1]).toMatch(/^openai\.com · /);
  expect(by({})[1]).toMatch(/^2025-06-13 .* UTC$/);
  expect(by({})[0]).toBe(`**${one.title}**`);
});

test("a text without words has no key facts, a short first clause is shown whole, an empty bold says nothing", () => {
  expect(keyFacts("  ")).toEqual({ facts: [], clause: true });
  expect(keyFacts("很短")).toEqual({ facts: ["很短"], clause: true });
  expect(keyFacts(`**\`\`** 与 **\`a\`**。${"说".repeat(40)}`).facts).not.toContain("");
});

test("a fact that stands in another one is not told twice", () => {
  const { facts } = keyFacts(`**NVIDIA 的 GPU** 和 **GPU**。${"说明文字".repeat(20)}`);
  expect(facts).toEqual(["NVIDIA 的 GPU"]);
});

test("pictures are their words, code in bold is bold, and links that are none have no address", () => {
  expect(inlinePieces("![图](https://a.example/p.png)尾")).toEqual([
    { type: "text", text: "图", url: "" },
    { type: "text", text: "尾", url: "" },
  ]);
  expect(inlinePieces("**`x`**")[0]).toEqual({ type: "strong", text: "x", url: "" });
  expect(inlinePieces("[a](javascript:alert)")[0]).toEqual({ type: "link", text: "a", url: "" });
});

test("a text that is too long or has too many marks is not parsed", () => {
  expect([isTooTangled("字"), isTooTangled("字".repeat(20_001)), isTooTangled("*a".repeat(401))]).toEqual([
    false,
    true,
    true,
  ]);
});

test("a year without items has no months", () => {
  expect(monthsOf("2024", new Map([[day, 3]]))).toEqual([]);
  expect(monthsOf("2025", new Map([["2025-00-07" as Day, 1]]))).toEqual([]);
});

test("a bookmark is shown as an item by itself, without what it does not keep", () => {
  const told = { ...one, story: two.id, names: ["NVIDIA"], confidence: 1 };
  const kept = keptItem(told);
  expect(itemOfKept(kept)).toEqual({
    ...one,
    ordinal: 1,
    confidence: 0,
    reasons: [],
    story: null,
    names: [],
  });
});

test("of two records of a bookmark the later presence goes with the later note, whichever comes first", () => {
  const older = { counter: 1, replica: "a" };
  const newer = { counter: 2, replica: "b" };
  const set = { count: 3, item: keptItem(one), added: newer, note: "old", tags: ["old"], noted: older };
  const noted = { count: 2, item: null, added: older, note: "new", tags: ["new"], noted: newer };
  const joined = { ...set, note: "new", tags: ["new"], noted: newer };
  expect([joinBookmarks(set, noted), joinBookmarks(noted, set)]).toEqual([joined, joined]);
});

test("restoring another note of a bookmark leaves it set, so that one press takes it away", () => {
  const set = applyReading(emptyReading, { type: "bookmark", item: one, on: true });
  const noted = (note: string) => applyReading(set, { type: "note", id: one.id, note, tags: [] });
  const restored = applyReading(noted("now"), { type: "restore", to: noted("then") });
  expect(bookmarksOf(restored)).toEqual([{ item: keptItem(one), note: "then", tags: [] }]);
  expect(bookmarksOf(applyReading(restored, { type: "bookmark", item: one, on: false }))).toEqual([]);
  expect(restored.bookmarks.get(one.id)?.count).toBe(1);
});

test("a bookmark without a note is exported without one", () => {
  const kept = applyReading(emptyReading, { type: "bookmark", item: one, on: true });
  expect(exportBookmarks(bookmarksOf(kept), "html")).not.toContain("<DD>");
});

test("a first visit has nothing to catch up on", () => {
  const fresh = freshDigests(manifestOf([digest]), null);
  expect(catchUpShards(manifestOf([digest]), fresh)).toEqual([]);
  expect(
    catchUpRows(digestsOf([{ version: 1, digests: [digest] }], fresh), {
      shows: () => true,
      fold: () => NO_FOLDS,
    }),
  ).toEqual([]);
});

test("chips count every category that items carry, also one that the manifest does not list", () => {
  const counted = {
    manifest: { ...manifestOf([digest]), categories: [] },
    shards: [refOf([digest])],
    items: digest.items,
    shows: (item: { readonly id: string }) => item.id !== one.id,
    reading: null,
  };
  const all = [...chipCounts(counted, START).values()].reduce((sum, count) => sum + count, 0);
  expect(all).toBe(3);
});

test("moves end where the list does", () => {
  const { items } = digest;
  expect(moveFrom([], null, "first", emptyReading)).toBeNull();
  expect(moveFrom([], null, "last", emptyReading)).toBeNull();
  expect(moveFrom(items, one.id, "previous", emptyReading)).toBeNull();
  expect(moveFrom(items, one.id, "previous-unread", emptyReading)).toBeNull();
  expect(moveFrom(items, two.id, "previous", emptyReading)).toBe(one.id);
});

test("an attitude towards a kind of subject that this version does not know is left alone", () => {
  const state = applyReading(emptyReading, {
    type: "mute",
    subject: { kind: "author", text: "A" },
    on: true,
  });
  const entries = new Map([...state.entries, ["mute:planet:Mars", { value: "1", stamp: [1, "z"] as never }]]);
  expect(subjectsOf(entries, "mute")).toEqual([{ kind: "author", text: "A" }]);
});

test("a story's list has its first report and the others, and nothing else", () => {
  const report = { ...two, story: one.id };
  const view = { ...START, story: one.id };
  expect([one, report, two].map((item) => matches(item, view))).toEqual([true, true, false]);
});

test("without keywords only authors, sources, names and categories are looked at", () => {
  const isMuted = aboutAny([{ kind: "name", text: "NVIDIA" }]);
  expect([one, { ...one, names: ["NVIDIA"] }].map(isMuted)).toEqual([false, true]);
});
