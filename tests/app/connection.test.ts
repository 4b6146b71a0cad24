import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteManifest, untilNextTry } from "../../src/app/env/connection.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2025, 5, 14) }));
afterEach(() => void vi.useRealTimers());

const later = (seconds: number) => void vi.advanceTimersByTime(seconds * 1_000);

test("a host that is out of reach is tried as long after the last try as it has been gone, within bounds", () => {
  noteManifest(true, Date.now());
  later(600);
  noteManifest(false, null);
  expect(untilNextTry()).toBe(2_000);
  const waits = [2, 4, 8, 16, 30].map((seconds) => {
    later(seconds);
    noteManifest(false, null);
    return untilNextTry();
  });
  expect(waits).toEqual([2_000, 6_000, 14_000, 30_000, 30_000]);
});

test("a host that was back for a moment is tried soon again", () => {
  noteManifest(false, null);
  later(600);
  noteManifest(true, Date.now());
  noteManifest(false, null);
  expect(untilNextTry()).toBe(2_000);
});
