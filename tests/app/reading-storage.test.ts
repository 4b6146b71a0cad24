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

test("S8: two tabs that mark in turn without hearing each other lose nothing", () => {
  const disk = fakeDisk();
  const [one, two] = [openTab(disk), openTab(disk)];
  for (let at = 0; at < 1_000; at += 2) {
    mark(one, at);
    mark(two, at + 1);
  }
  expect(marked(openTab(disk).state)).toBe(1_000);
});

test("S8: a write that another tab's write swallowed is put back on the other's event", () => {
  const disk = fakeDisk();
  const [one, two] = [openTab(disk), openTab(disk)];
  mark(one, 0, 10);
  const swallowed = disk.values.get(READ) ?? "";
  mark(two, 10, 20);
  // As if the first tab's write had reached the disk last, from a process that had not seen the second's.
  disk.values.set(READ, swallowed);
  two.events.dispatchEvent(storageEvent(READ, swallowed));
  one.events.dispatchEvent(storageEvent(READ, swallowed));
  vi.runAllTimers();
  expect([marked(two.state), marked(openTab(disk).state)]).toEqual([20, 20]);
});

test("S8: a tab shows what another tab stored when it hears of it, and writes nothing back", () => {
  const disk = fakeDisk();
  const [one, two] = [openTab(disk), openTab(disk)];
  mark(one, 0, 10);
  vi.runAllTimers();
  const writes = disk.written.length;
  two.events.dispatchEvent(storageEvent(READ, disk.values.get(READ) ?? ""));
  expect(marked(two.state)).toBe(10);
  vi.runAllTimers();
  expect(disk.written.length).toBe(writes);
});

test("S9: read here and unread there agree on one answer, whoever was first", () => {
  for (const swap of [false, true]) {
    const disk = fakeDisk();
    const tabs = [openTab(disk), openTab(disk)];
    const [one, two] = (swap ? tabs.reverse() : tabs) as [FakeTab, FakeTab];
    mark(one, 0);
    two.do({ type: "read", items: [first], read: true });
    two.do({ type: "read", items: [first], read: false });
    one.do({ type: "read", items: [first], read: true });
    for (const tab of [one, two]) tab.events.dispatchEvent(storageEvent(READ, disk.values.get(READ) ?? ""));
    vi.runAllTimers();
    const answers = [one.state, two.state, openTab(disk).state].map((state) => isRead(state, first.id));
    expect(new Set(answers).size).toBe(1);
  }
});

test("S10: a tab that slept brings nothing old back and adds its own mark", () => {
  const disk = fakeDisk();
  const [stale, busy] = [openTab(disk), openTab(disk)];
  mark(busy, 0, 100);
  mark(stale, 100);
  expect([marked(stale.state), marked(openTab(disk).state)]).toEqual([101, 101]);
  const asleep = openTab(disk);
  busy.do({ type: "read", items: items.slice(0, 50), read: false });
  asleep.events.dispatchEvent(new Event("visibilitychange"));
  expect(marked(asleep.state)).toBe(51);
});

test("S11: when another tab clears the storage, the marks are written again", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 30);
  tab.do({ type: "bookmark", item: first, on: true });
  disk.clear();
  tab.events.dispatchEvent(storageEvent(null, null));
  vi.runAllTimers();
  expect([marked(openTab(disk).state), bookmarksOf(openTab(disk).state).length]).toEqual([30, 1]);
  disk.removeItem(READ);
  tab.events.dispatchEvent(storageEvent(READ, null));
  vi.runAllTimers();
  expect(marked(openTab(disk).state)).toBe(30);
});

test("a wipe in one tab empties the others, awake or asleep, and brings nothing back", () => {
  const disk = fakeDisk();
  const [one, two, asleep] = [openTab(disk), openTab(disk), openTab(disk)];
  for (const tab of [one, two, asleep]) mark(tab, 0, 10);
  one.state = one.storage.wipe();
  two.events.dispatchEvent(storageEvent("tidings:/:wiped", disk.values.get("tidings:/:wiped") ?? ""));
  asleep.events.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  vi.runAllTimers();
  expect([one, two, asleep].map((tab) => marked(tab.state))).toEqual([0, 0, 0]);
  expect([...disk.values.keys()]).toEqual(["tidings:/:wiped"]);
  mark(two, 4);
  one.state = one.storage.wipe();
  expect(marked(openTab(disk).state)).toBe(0);
});

const channels = () => {
  const open = new Set<BroadcastChannel>();
  return (): BroadcastChannel => {
    const one = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage: (data: unknown) => {
        for (const other of open) if (other !== (one as unknown)) other.onmessage?.({ data } as MessageEvent);
      },
      close: () => open.delete(one as unknown as BroadcastChannel),
    };
    open.add(one as unknown as BroadcastChannel);
    return one as unknown as BroadcastChannel;
  };
};

test("S8: tabs hear of each other by a channel, ignore junk on it, and close it when they are put away", () => {
  const disk = fakeDisk();
  const channel = channels();
  const [one, two] = [openTab(disk, { channel }), openTab(disk, { channel })];
  mark(one, 0, 10);
  expect(marked(two.state)).toBe(10);
  const junk = channel();
  for (const data of [
    null,
    7,
    {},
    { name: 1, text: "x" },
    { name: "x", text: "x" },
    { name: "read:2025-06-1", text: "[" },
  ])
    junk.postMessage(data);
  expect(marked(two.state)).toBe(10);
  two.events.dispatchEvent(new Event("pagehide"));
  mark(one, 10);
  expect(marked(two.state)).toBe(10);
  two.events.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  expect(marked(two.state)).toBe(10);
  two.events.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect(marked(two.state)).toBe(11);
  one.storage.close();
  mark(one, 11);
  two.events.dispatchEvent(new Event("visibilitychange"));
  vi.runAllTimers();
  expect(marked(two.state)).toBe(12);
  two.storage.close();
});

test("S12: a second look is taken under a lock where there are locks, and without one where they fail", async () => {
  const asked: string[] = [];
  for (const works of [true, false]) {
    const disk = fakeDisk();
    const request = (name: string, run: () => void) => {
      asked.push(name);
      if (!works) return Promise.reject(new Error("no"));
      run();
      return Promise.resolve();
    };
    const tab = openTab(disk, { locks: { request } as unknown as LockManager });
    mark(tab, 0);
    disk.removeItem(READ);
    await vi.runAllTimersAsync();
    expect(marked(openTab(disk).state)).toBe(1);
  }
  expect(asked.every((name) => name === "tidings:/")).toBe(true);
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
