import { expect, test } from "vitest";
import type { CategorySlug, Day, DigestId, Manifest } from "../../src/bundle/schema.ts";
import { monthsOf } from "../../src/reading/archive.ts";
import { exportBookmarks } from "../../src/reading/bookmark-export.ts";
import { itemOfKept, joinBookmarks, keptItem } from "../../src/reading/bookmarks.ts";
import { catchUpRows, catchUpShards } from "../../src/reading/catch-up.ts";
import { chipCounts } from "../../src/reading/chip-counts.ts";
import { moveFrom } from "../../src/reading/cursor.ts";
import { subjectsOf } from "../../src/reading/entries.ts";
import { matches } from "../../src/reading/filter.ts";
import { NO_FOLDS } from "../../src/reading/folding.ts";
import { hiddenName, isHidden } from "../../src/reading/hidden.ts";
import { inlinePieces, isTooTangled } from "../../src/reading/inline-markdown.ts";
import { CARD_PARTS, partName } from "../../src/reading/intent.ts";
import { itemMarkdown } from "../../src/reading/item-markdown.ts";
import { keyFacts } from "../../src/reading/key-facts.ts";
import { translate } from "../../src/reading/messages/translate.ts";
import { muter } from "../../src/reading/mutes.ts";
import { settingText } from "../../src/reading/preferences.ts";
import { applyReading, bookmarksOf, emptyReading } from "../../src/reading/reading-state.ts";
import { narrows, remedies, without } from "../../src/reading/remedies.ts";
import { scheduleOf } from "../../src/reading/schedule.ts";
import { sourceRows } from "../../src/reading/sources.ts";
import { compareText } from "../../src/reading/stamp.ts";
import {
  clockText,
  dayText,
  fullTimeText,
  itemTimeText,
  momentText,
  monthText,
  weekdayText,
} from "../../src/reading/time-text.ts";
import { undoOf } from "../../src/reading/undo.ts";
import { parseView, START } from "../../src/reading/view.ts";
import { arrivedSince, readVisit } from "../../src/reading/visit.ts";
import { makeDigest, makeItem, manifestOf, refOf } from "./made.ts";

const digest = makeDigest("2025-06-14-00", 4);
const [one, two] = digest.items as [(typeof digest.items)[0], (typeof digest.items)[0]];
const day = "2025-06-14" as Day;

test("an item that was taken out of the lists is known as such until that is undone", () => {
  const hidden = applyReading(emptyReading, { type: "set", name: hiddenName(one.id), value: "1" });
  const back = applyReading(hidden, { type: "set", name: hiddenName(one.id), value: null });
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
  expect(catchUpShards(manifestOf([digest]), null)).toEqual([]);
  expect(
    catchUpRows([{ version: 1, digests: [digest] }], null, { shows: () => true, fold: () => NO_FOLDS }),
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
  const isMuted = muter([{ kind: "name", text: "NVIDIA" }]);
  expect([one, { ...one, names: ["NVIDIA"] }].map(isMuted)).toEqual([false, true]);
});

test("a switch is kept as 1 or 0", () => {
  expect([settingText("foldRead", true), settingText("foldRead", false)]).toEqual(["1", "0"]);
});

test("each part of a view that narrows its list can be taken off, and counts what it hides", () => {
  const view = { ...parseView("?from=2025-06-15"), story: two.id, unread: true };
  expect(["dates", "story", "unread", "names"].map((facet) => narrows(view, facet as "dates"))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(without(without(view, "dates"), "story")).toEqual({ ...START, unread: true });
  const found = remedies(
    { ...view, story: null },
    digest.items,
    (item) => item.id !== one.id,
    () => true,
  );
  expect(found.map(({ facet, items }) => [facet, items])).toEqual([
    ["dates", 3],
    ["unread", 0],
  ]);
});

test("with followed alone taken off a list, everyone counts; with another part, only the followed", () => {
  const view = { ...START, followed: true, unread: true };
  expect(without(view, "followed")).toEqual({ ...START, unread: true });
  const found = remedies(
    view,
    digest.items,
    (item) => item.id !== one.id,
    (item) => item.id === one.id || item.id === two.id,
  );
  expect(found.map(({ facet, items }) => [facet, items])).toEqual([
    ["followed", 3],
    ["unread", 2],
  ]);
});

test("digests whose names are no hours, or whose zone cannot be, make no schedule", () => {
  const named = (suffix: string): Manifest => {
    const digests = Array.from({ length: 7 }, (_, at) => makeDigest(`2025-06-${10 + at}-00`, 1)).reverse();
    const refs = digests.map((made) => ({
      ...refOf([made]),
      digests: refOf([made]).digests.map((ref) => ({ ...ref, id: `${made.day}-${suffix}` as DigestId })),
    }));
    return { ...manifestOf(digests), head: refs };
  };
  expect([scheduleOf(named("ab")), scheduleOf(named("77"))]).toEqual([null, null]);
  const far = manifestOf([...Array(7).keys()].map((at) => makeDigest(`2025-06-${16 - at}-00`, 1)));
  const moved = far.head.map((ref) => ({
    ...ref,
    digests: ref.digests.map((one) => ({ ...one, publishedAt: one.publishedAt + 30 * 3_600_000 })),
  }));
  expect(scheduleOf({ ...far, head: moved })).toBeNull();
});

test("a digest whose name is no hour, among others, is no slot and takes none away", () => {
  const made = [...Array(7).keys()].map((at) => makeDigest(`2025-06-${16 - at}-08`, 1));
  const manifest = manifestOf(made);
  const extra = manifest.head.map((ref) => ({
    ...ref,
    digests: ref.digests.map((one) => ({ ...one, id: `${one.id.slice(0, 10)}-ab` as DigestId })),
  }));
  expect(scheduleOf({ ...manifest, head: [...manifest.head, ...extra] })).toEqual({
    slots: ["08:00"],
    zone: "+08:00",
  });
});

test("a schedule west of Greenwich has a zone with a minus", () => {
  const made = [...Array(7).keys()].map((at) => makeDigest(`2025-06-${16 - at}-08`, 1));
  const west = manifestOf(made.map((one) => ({ ...one, publishedAt: Date.parse(`${one.day}T13:30:00Z`) })));
  expect(scheduleOf(west)).toEqual({ slots: ["08:00"], zone: "-05:00" });
});

test("digests at an hour of their own each make no slot", () => {
  const scattered = manifestOf(
    [...Array(8).keys()].map((at) => makeDigest(`2025-06-${20 - at}-${String(at).padStart(2, "0")}`, 1)),
  );
  expect(scheduleOf(scattered)).toBeNull();
});

test("of two sources heard as often, the one heard last comes first", () => {
  const heard = (author: string, publishedAt: number) =>
    makeItem("2025-06-14-00", publishedAt, {
      publishedAt,
      source: { url: null, site: null, author, handle: null },
    });
  expect(sourceRows([heard("A", 1), heard("B", 2)], () => false).map(({ name }) => name)).toEqual(["B", "A"]);
});

test("times are told in the digest's zone, in both languages", () => {
  const at = Date.parse("2025-06-13T15:03:00Z");
  const place = { day, zone: "+08:00" };
  expect([clockText(at, "+08:00"), fullTimeText(at, "+08:00"), fullTimeText(at, "Z")]).toEqual([
    "23:03",
    "2025-06-13 23:03 +08:00",
    "2025-06-13 15:03 UTC",
  ]);
  expect([momentText(at, "+08:00", "zh"), weekdayText(day, "zh"), weekdayText(day, "zh", "short")]).toEqual([
    "6月13日 23:03",
    "星期六",
    "周六",
  ]);
  expect(itemTimeText(at, at + 5 * 60_000, place, "zh")).toBe("5分钟前");
  expect(itemTimeText(at, at + 5 * 3_600_000, place, "en")).toBe("5 hours ago");
  expect(itemTimeText(at, at + 30 * 3_600_000, place, "zh")).toBe("23:03");
  expect(itemTimeText(at, at - 1, place, "zh")).toBe("23:03");
});

test("a visit's text without its newest digest or its end is no visit", () => {
  expect([readVisit("1 2  4"), readVisit("1 2 3 "), readVisit("1 2 3.5 4"), readVisit("1 2")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test("a category of the address that nothing carries is kept as a filter that finds nothing", () => {
  const view = parseView("?category=nothing");
  expect(view.categories.only).toEqual(["nothing" as CategorySlug]);
  expect(digest.items.some((item) => matches(item, view))).toBe(false);
});

test("days and months have their words in both languages, the year only where it is another one", () => {
  expect([dayText(day, "zh"), dayText(day, "en"), dayText(day, "zh", "2026")]).toEqual([
    "6月14日",
    "Jun 14",
    "2025年6月14日",
  ]);
  expect([monthText(day, "zh"), monthText(day, "en")]).toEqual(["6月", "June"]);
});

test("nothing arrived where the newest digest was known already", () => {
  const manifest = manifestOf([digest]);
  expect(arrivedSince(manifest, manifest.latest)).toBeNull();
});

test("following and showing less are taken back, and nothing is where they were so already", () => {
  const subject = { kind: "author", text: "A" } as const;
  const followed = applyReading(emptyReading, { type: "follow", subject, on: true });
  expect(undoOf(followed, { type: "follow", subject, on: true })).toBeNull();
  expect(undoOf(followed, { type: "follow", subject, on: false })).toEqual({
    type: "follow",
    subject,
    on: true,
  });
  const other = { kind: "name", text: "A" } as const;
  expect(undoOf(followed, { type: "follow", subject: other, on: true })).toEqual({
    type: "follow",
    subject: other,
    on: false,
  });
});

test("two values of one stamp have an order, whichever comes first", () => {
  expect([compareText("a", "b"), compareText("b", "a"), compareText(null, null)]).toEqual([-1, 1, 0]);
});

test("a sentence that counts speaks of none where no number is given", () => {
  expect(translate("en", "said.marked-view", { scope: "today" })).toBe(
    translate("en", "said.marked-view", { scope: "today", n: 0 }).replace("0", "{n}"),
  );
});

test("every part of every card opens by a name of its own", () => {
  const names = [one, two].flatMap(({ id }) => CARD_PARTS.map((part) => partName(id, part)));
  expect(new Set(names).size).toBe(6);
});
