import { afterEach, beforeEach, vi } from "vitest";
import { isRead, type ReadingState } from "../../src/reading/state/reading-state.ts";
import { makeItem, makeItems } from "../reading/items.ts";
import type { FakeDisk, FakeTab } from "./fake-browser.ts";

export const DAY = "2025-06-14";
/** The key of the part that has the marks of that day. */
export const READ = "tidings:/:read:2025-06-1";
export const items = makeItems(DAY, 1_500);
export const first = makeItem(DAY, 0);

/** Marks some of the items as read in a tab. */
export const mark = (tab: FakeTab, from: number, to = from + 1) =>
  tab.do({ type: "read", items: items.slice(from, to), read: true });

/** How many of the items a state has read. */
export const marked = (state: ReadingState) => items.filter((item) => isRead(state, item.id)).length;

/** Time stands still in each test of a file, until the test lets timers run. */
export function holdTime(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/**
 * Two tabs mark ten items each, and the first one's write reaches the disk last, from a process that had not seen the
 * second's; gives what the disk then holds.
 */
export function swallowWrite(disk: FakeDisk, one: FakeTab, two: FakeTab): string {
  mark(one, 0, 10);
  const swallowed = disk.values.get(READ) ?? "";
  mark(two, 10, 20);
  disk.values.set(READ, swallowed);
  return swallowed;
}
