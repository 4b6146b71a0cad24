import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { STATE_VERSION } from "../../src/reading/state/envelope.ts";
import { bookmarksOf, isRead, settingOf, subjects } from "../../src/reading/state/reading-state.ts";
import { makeItem, makeItems } from "../reading/items.ts";
import { fakeDisk, openTab } from "./fake-browser.ts";

const FOLDER = "tests/fixtures/state";
const released = readdirSync(FOLDER).filter((name) => /^v\d+\.json$/.test(name));

test("S6: there is a stored state of every released version, and it stays", () => {
  expect(released.length).toBe(STATE_VERSION);
});

test.each(released)("S6: what %s stored is read in full, with nothing set aside", (name) => {
  const disk = fakeDisk();
  const stored = JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Record<string, string>;
  for (const [key, value] of Object.entries(stored)) disk.setItem(key, value);
  const { state, notices, storage } = openTab(disk);
  expect(notices()).toEqual([]);
  expect(storage.setAside()).toEqual([]);
  expect(makeItems("2025-06-14", 6).map((item) => isRead(state, item.id))).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(makeItems("2025-07-01", 3).every((item) => isRead(state, item.id))).toBe(true);
  expect(bookmarksOf(state)).toMatchObject([
    { item: { id: makeItem("2025-06-14", 3).id, title: "第 3 条" }, note: "**备注**", tags: ["芯片"] },
  ]);
  expect(subjects(state, "mute")).toEqual([{ kind: "author", text: "Ada" }]);
  expect(settingOf(state, "theme")).toBe("dark");
});
