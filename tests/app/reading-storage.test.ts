import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { seal } from "../../src/reading/envelope.ts";
import { bookmarksOf, isRead, type ReadingState, settingOf } from "../../src/reading/reading-state.ts";
import { makeItem, makeItems } from "../reading/items.ts";
import { type FakeTab, fakeDisk, openTab, storageEvent } from "./fake-browser.ts";

const DAY = "2025-06-14";
const READ = "tidings:/:read:2025-06-1";
const items = makeItems(DAY, 1_000);
const first = makeItem(DAY, 0);
const mark = (tab: FakeTab, from: number, to = from + 1) =>
  tab.do({ type: "read", items: items.slice(from, to), read: true });
const marked = (state: ReadingState) => items.filter((item) => isRead(state, item.id)).length;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what is marked is stored at once and there after a reload, bookmarks and settings too", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 3);
  tab.do({ type: "bookmark", item: first, on: true });
  tab.do({ type: "set", name: "theme", value: "dark" });
  const again = openTab(disk);
  expect([marked(again.state), bookmarksOf(again.state).length, settingOf(again.state, "theme")]).toEqual([
    3,
    1,
    "dark",
  ]);
  expect(again.notices()).toEqual([]);
});

test.each<[string, () => Storage | null]>([
  [
    "its getter throws",
    () => {
      throw new DOMException("denied", "SecurityError");
    },
  ],
  ["there is none", () => null],
  [
    "it reads by throwing",
    () => ({
      ...fakeDisk(),
      getItem: () => {
        throw new Error("no");
      },
    }),
  ],
  ["it keeps nothing", () => Object.assign(fakeDisk(), { setItem: () => {} })],
])("S1: with a storage where %s the page works from memory and says so once", (_, provider) => {
  const tab = openTab(fakeDisk(), { provider });
  mark(tab, 0, 5);
  expect([marked(tab.state), tab.notices()]).toEqual([5, ["memory"]]);
  expect([tab.storage.characters(), tab.storage.setAside(), marked(tab.storage.wipe())]).toEqual([
    null,
    [],
    0,
  ]);
  tab.storage.close();
});

test("S2: on a full storage the marks stay in the page, the old value stays whole, and the next write stores all", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0);
  const old = disk.values.get(READ);
  disk.removeItem("tidings:/:spare:read:2025-06-1");
  disk.quota = [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  for (let at = 1; at <= 50; at++) mark(tab, at);
  expect([marked(tab.state), tab.notices(), disk.values.get(READ)]).toEqual([51, ["full"], old]);
  disk.quota = 5_000_000;
  mark(tab, 51);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([52, ["full", "saved-again"]]);
});

test("S2: second copies give way before a mark is lost", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 100);
  disk.quota = [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0) + 5;
  mark(tab, 100, 110);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([110, []]);
});

test.each(Array.from({ length: 30 }, (_, n) => n + 1))(
  "S3: a write refused at call %i loses no mark after the next one",
  (n) => {
    const disk = fakeDisk();
    const tab = openTab(disk);
    disk.failAt = n;
    for (let at = 0; at < 15; at++) {
      mark(tab, at);
      tab.do({ type: "bookmark", item: makeItem(DAY, at), on: true });
    }
    disk.failAt = 0;
    mark(tab, 15);
    const again = openTab(disk);
    expect([marked(again.state), bookmarksOf(again.state).length]).toEqual([16, 15]);
  },
);

const GOOD = seal('{"1":{"14":"_____0#"},"c":["industry"]}');
const flip = (text: string, at: number) =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
const DAMAGE: readonly (readonly [string, string])[] = [
  ["empty", ""],
  ["null", "null"],
  ["a list", "[]"],
  ["a text", '"x"'],
  ["a brace", "{"],
  ["half of a good value", GOOD.slice(0, GOOD.length / 2)],
  ["a good value and more", `${GOOD}garbage`],
  ["a NUL", "\0"],
  ["NaN", "NaN"],
  ["brackets without end", "[".repeat(200_000)],
  ["a checksum off by one bit", flip(GOOD, 3)],
  ["a payload off by one bit", flip(GOOD, GOOD.length - 5)],
  ["wrong types on top", seal("7")],
  ["wrong types below", seal('{"1":{"14":["_____0#"]},"c":["industry"]}')],
  ["wrong types in the categories", seal('{"1":{"14":"_____0#"},"c":"industry"}')],
];

test.each(DAMAGE)(
  "S4: where the stored value is %s, the second copy serves and the damaged one is set aside",
  (_, text) => {
    const disk = fakeDisk();
    mark(openTab(disk), 0, 20);
    disk.setItem(READ, text);
    const tab = openTab(disk);
    expect([marked(tab.state), tab.notices()]).toEqual([20, ["recovered"]]);
    expect(tab.storage.setAside()).toEqual([{ key: "read:2025-06-1:1", text }]);
    mark(tab, 20);
    const again = openTab(disk);
    expect([marked(again.state), again.notices(), again.storage.setAside().length]).toEqual([21, [], 1]);
    disk.setItem(READ, `${text} again`);
    expect(
      openTab(disk)
        .storage.setAside()
        .map(({ key }) => key),
    ).toEqual(["read:2025-06-1:1", "read:2025-06-1:2"]);
  },
);

test.each(DAMAGE)(
  "S5: where both copies are %s, the page starts empty and both can be downloaded",
  (_, text) => {
    const disk = fakeDisk();
    const before = openTab(disk);
    mark(before, 0, 20);
    before.do({ type: "bookmark", item: first, on: true });
    for (const key of [...disk.values.keys()]) disk.setItem(key, text);
    const tab = openTab(disk);
    expect([marked(tab.state), bookmarksOf(tab.state).length, tab.notices()]).toEqual([0, 0, ["lost"]]);
    expect(tab.storage.setAside().map((copy) => copy.text)).toEqual([text, text, text, text]);
    mark(tab, 3);
    expect(marked(openTab(disk).state)).toBe(1);
  },
);

test("S4: a damaged value that cannot be set aside for want of room stays where it is, unwritten", () => {
  const disk = fakeDisk();
  mark(openTab(disk), 0, 20);
  disk.values.set(READ, "[".repeat(5_000));
  const tab = openTab(disk, {
    provider: () =>
      Object.assign(Object.create(disk), {
        setItem: (key: string, value: string) => {
          if (key.includes("aside")) throw new DOMException("full", "QuotaExceededError");
          disk.setItem(key, value);
        },
      }) as Storage,
  });
  mark(tab, 20);
  expect([marked(tab.state), disk.values.get(READ)]).toEqual([21, "[".repeat(5_000)]);
});

test("S6: a value of a newer release is never written; the page goes on in memory and says so once", () => {
  const disk = fakeDisk();
  const newer = GOOD.replace(/^1/, "2");
  disk.setItem(READ, newer);
  const tab = openTab(disk);
  mark(tab, 0, 5);
  tab.do({ type: "read", items: makeItems("2025-07-01", 3), read: true });
  expect([marked(tab.state), tab.notices(), disk.values.get(READ)]).toEqual([5, ["newer"], newer]);
  expect(openTab(disk).notices()).toEqual(["newer"]);
  expect(disk.values.has("tidings:/:read:2025-07-0")).toBe(true);
});

test("S6: a newer second copy is respected too", () => {
  const disk = fakeDisk();
  const newer = GOOD.replace(/^1/, "2");
  disk.setItem("tidings:/:spare:read:2025-06-1", newer);
  const tab = openTab(disk);
  mark(tab, 0);
  expect([tab.notices(), disk.values.has(READ)]).toEqual([["newer"], false]);
});

test("S7: keys of others, and of another base path, are neither read nor touched", () => {
  const disk = fakeDisk();
  const foreign = {
    theme: "x",
    "tidings:/other/:read:2025-06-1": GOOD,
    "tidings:/:unknown": "kept",
    "reader:read": "{",
  };
  for (const [key, value] of Object.entries(foreign)) disk.setItem(key, value);
  const tab = openTab(disk);
  expect(marked(tab.state)).toBe(0);
  mark(tab, 1);
  mark(openTab(disk, { basePath: "/other/" }), 2);
  expect(marked(openTab(disk).state)).toBe(1);
  expect(marked(openTab(disk, { basePath: "/other/" }).state)).toBe(2);
  expect(["theme", "tidings:/:unknown", "reader:read"].map((key) => disk.values.get(key))).toEqual([
    "x",
    "kept",
    "{",
  ]);
});

test("damage that appears while the page runs is set aside too, and what the page knows is written again", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  disk.values.set(READ, "damaged");
  mark(tab, 10);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([11, ["recovered"]]);
  disk.values.set(READ, "damaged");
  disk.values.set("tidings:/:spare:read:2025-06-1", "damaged");
  tab.events.dispatchEvent(new Event("visibilitychange"));
  mark(tab, 11);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([12, ["recovered", "lost"]]);
  expect(tab.storage.setAside().length).toBe(3);
});

test("a newer release that appears while the page runs is left alone", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  const newer = GOOD.replace(/^1/, "2");
  disk.values.set(READ, newer);
  tab.events.dispatchEvent(storageEvent(READ, newer));
  mark(tab, 10);
  vi.runAllTimers();
  expect([marked(tab.state), disk.values.get(READ), tab.notices()]).toEqual([11, newer, ["newer"]]);
});

test("second copies are kept while there is room, then of the parts written last", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  for (let month = 1; month <= 12; month++)
    for (const date of ["05", "15", "25"])
      tab.do({
        type: "read",
        items: makeItems(`2024-${String(month).padStart(2, "0")}-${date}`, 3_000),
        read: true,
      });
  const spares = [...disk.values.keys()].filter((key) => key.includes(":spare:"));
  expect(spares.length).toBeGreaterThanOrEqual(4);
  expect(spares).toContain("tidings:/:spare:read:2024-12-2");
  expect(spares).not.toContain("tidings:/:spare:read:2024-01-0");
  expect(tab.storage.characters()).toBe(
    [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0),
  );
});

test("a page on its way out writes what it has, and leaves what it cannot tell any more to the next one", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  disk.values.set(READ, "damaged");
  tab.visible = false;
  tab.events.dispatchEvent(new Event("visibilitychange"));
  tab.events.dispatchEvent(new Event("pagehide"));
  expect([tab.notices(), disk.values.get(READ)]).toEqual([[], "damaged"]);
  expect(openTab(disk).notices()).toEqual(["recovered"]);
});
