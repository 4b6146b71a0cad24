import { expect, test } from "vitest";
import type { CategorySlug } from "../../src/bundle/schema.ts";
import { CARD_PARTS, partName } from "../../src/reading/commands/intent.ts";
import { en } from "../../src/reading/messages/en.ts";
import { addMessages, translate } from "../../src/reading/messages/translate.ts";
import { settingText } from "../../src/reading/state/preferences.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { compareText } from "../../src/reading/state/stamp.ts";
import { undoOf } from "../../src/reading/state/undo.ts";
import { arrivedSince } from "../../src/reading/timeline/visit.ts";
import { matches } from "../../src/reading/view/filter.ts";
import { narrows, remedies, without } from "../../src/reading/view/remedies.ts";
import { subjectOf } from "../../src/reading/view/subject-of.ts";
import { parseView, START } from "../../src/reading/view/view.ts";
import { makeDigest, manifestOf } from "./made.ts";

const digest = makeDigest("2025-06-14-00", 4);
const [one, two] = digest.items as [(typeof digest.items)[0], (typeof digest.items)[0]];

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

test("a category of the address that nothing carries is kept as a filter that finds nothing", () => {
  const view = parseView("?category=nothing");
  expect(view.categories.only).toEqual(["nothing" as CategorySlug]);
  expect(digest.items.some((item) => matches(item, view))).toBe(false);
});

test("nothing arrived where the newest digest was known already", () => {
  const manifest = manifestOf([digest]);
  expect(arrivedSince(manifest, manifest.latest)).toBeNull();
});

test("where all that the manifest lists is new there is more only if an archive goes on behind it", () => {
  const manifest = manifestOf([digest]);
  expect(arrivedSince(manifest, 1)?.more).toBe(false);
  expect(arrivedSince({ ...manifest, digests: 2 }, 1)?.more).toBe(true);
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
  addMessages("en", en);
  expect(translate("en", "said.marked-view", { scope: "today" })).toBe(
    translate("en", "said.marked-view", { scope: "today", n: 0 }).replace("0", "{n}"),
  );
});

test("every part of every card opens by a name of its own", () => {
  const names = [one, two].flatMap(({ id }) => CARD_PARTS.map((part) => partName(id, part)));
  expect(new Set(names).size).toBe(6);
});

test.each([
  ["?source=Sam", { kind: "author", text: "Sam" }],
  ["?name=OpenAI&unread=1", { kind: "name", text: "OpenAI" }],
  ["?source=Sam&name=OpenAI", null],
  ["?category=hardware", null],
])("%s is about one author or name, or about none", (query, subject) => {
  expect(subjectOf(parseView(query))).toEqual(subject);
});
