// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { isDue, noteSign, visitOf } from "../../src/app/state/note-sign.ts";
import { startOver } from "../../src/app/state/start-over.ts";
import { createStores } from "../../src/app/state/stores.ts";
import type { ItemId, Manifest } from "../../src/bundle/schema.ts";
import { emptyReading } from "../../src/reading/state/reading-state.ts";
import { makeDigest, manifestOf } from "../reading/made.ts";

const manifest: Manifest = manifestOf(["2025-06-14-04", "2025-06-14-00"].map((id) => makeDigest(id, 2)));
const opened = () => createStores({ ...emptyReading, replica: "a" }, null, manifest);
const hide = (hidden: boolean) => vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("a page that is opened unseen knows its visit and has nothing remembered until it is looked at", () => {
  const stores = opened();
  hide(true);
  noteSign(stores, manifest);
  expect(stores.session.getState().visit).not.toBeNull();
  expect(visitOf(stores.reading.getState())).toBeNull();
  hide(false);
  noteSign(stores, manifest);
  expect(visitOf(stores.reading.getState())?.seen).toBe(manifest.latest);
});

test("a page that nobody looks at any more prolongs no visit, whatever comes", () => {
  vi.useFakeTimers({ now: manifest.latest });
  const stores = opened();
  hide(false);
  noteSign(stores, manifest, []);
  const before = stores.session.getState().visit;
  hide(true);
  vi.setSystemTime(manifest.latest + 600_000);
  noteSign(stores, { ...manifest, latest: manifest.latest + 300_000 }, []);
  expect(stores.session.getState().visit).toBe(before);
  expect(visitOf(stores.reading.getState())).toEqual(before);
});

test("a sign is noted a minute after the last one, also where the clock was set back", () => {
  const visit = { since: null, ended: null, seen: 0, at: 1_000_000, known: [], shown: [] };
  expect([1_059_999, 1_060_000, 940_001, 940_000].map((now) => isDue(visit, now))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("after all is deleted nothing that the page remembers is left but that nothing can be stored", () => {
  const stores = opened();
  const verdicts = new Map([["2025-06-14.abcdef" as ItemId, null]]);
  stores.session.setState({ verdicts, storageNotice: { type: "memory" } });
  startOver(stores, emptyReading);
  expect(stores.session.getState().verdicts.size).toBe(0);
  expect(stores.session.getState().storageNotice).toEqual({ type: "memory" });
  stores.session.setState({ storageNotice: { type: "full" } });
  startOver(stores, emptyReading);
  expect(stores.session.getState().storageNotice).toBeNull();
});
