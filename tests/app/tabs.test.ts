import { expect, test, vi } from "vitest";
import { bookmarksOf, isRead } from "../../src/reading/state/reading-state.ts";
import { type FakeTab, fakeDisk, openTab, storageEvent } from "./fake-browser.ts";
import { first, holdTime, items, mark, marked, READ, swallowWrite } from "./marking.ts";

holdTime();

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
  const swallowed = swallowWrite(disk, one, two);
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
  disk.clear();
  tab.events.dispatchEvent(storageEvent(null, null));
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
  mark(one, 20);
  one.state = one.storage.wipe();
  mark(one, 21);
  expect(marked(openTab(disk).state)).toBe(1);
});

test("a tab that has not heard yet that everything was deleted writes none of it back, only what it marks then", () => {
  const disk = fakeDisk();
  const [one, asleep, marking] = [openTab(disk), openTab(disk), openTab(disk)];
  for (const [at, tab] of [one, asleep, marking].entries()) mark(tab, at * 10, at * 10 + 10);
  one.state = one.storage.wipe();
  vi.runAllTimers();
  expect([asleep, marking].map((tab) => marked(tab.state))).toEqual([0, 0]);
  expect(marked(openTab(disk).state)).toBe(0);
  one.state = one.storage.wipe();
  const { replica } = marking.state;
  mark(marking, 4);
  mark(asleep, 5);
  expect(marked(openTab(disk).state)).toBe(2);
  expect(marking.state.replica).toBe(replica);
});

test("words of other tabs that were under way when everything was deleted bring nothing of it back", () => {
  const disk = fakeDisk();
  const channel = channels();
  const [one, two] = [openTab(disk, { channel }), openTab(disk, { channel })];
  mark(one, 0, 10);
  const old = disk.values.get(READ) ?? "";
  one.state = one.storage.wipe();
  mark(two, 20);
  for (const tab of [one, two]) tab.events.dispatchEvent(storageEvent(READ, old));
  channel().postMessage({ name: "read:2025-06-1", text: old });
  vi.runAllTimers();
  expect([marked(one.state), marked(two.state), marked(openTab(disk).state)]).toEqual([1, 1, 1]);
});

test("what a tab took in on its way to sleep, or with an old journal, it shows when it is looked at", () => {
  const disk = fakeDisk();
  const [one, two, three] = [openTab(disk), openTab(disk), openTab(disk)];
  mark(one, 0);
  mark(three, 5);
  mark(two, 1);
  one.visible = false;
  one.events.dispatchEvent(new Event("visibilitychange"));
  vi.runAllTimers();
  for (const tab of [one, three]) tab.visible = true;
  for (const tab of [one, three]) tab.events.dispatchEvent(new Event("visibilitychange"));
  expect([one, three].map((tab) => marked(tab.state))).toEqual([3, 3]);
});

test("where word comes that single parts are gone before word that all was deleted, none is written back", () => {
  const disk = fakeDisk();
  const [one, two] = [openTab(disk), openTab(disk)];
  mark(one, 0, 10);
  two.events.dispatchEvent(storageEvent(READ, disk.values.get(READ) ?? ""));
  vi.runAllTimers();
  one.storage.wipe();
  two.events.dispatchEvent(storageEvent(READ, null));
  vi.runAllTimers();
  expect([marked(two.state), marked(openTab(disk).state)]).toEqual([0, 0]);
});

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
  mark(one, 11);
  expect(marked(two.state)).toBe(12);
  one.storage.close();
  mark(one, 12);
  two.events.dispatchEvent(new Event("visibilitychange"));
  vi.runAllTimers();
  expect(marked(two.state)).toBe(13);
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
