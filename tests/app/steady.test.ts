import { expect, test, vi } from "vitest";
import { steady } from "../../src/app/state/steady.ts";
import {
  applyReading,
  emptyReading,
  type ReadingState,
  settingOf,
} from "../../src/reading/state/reading-state.ts";

test("what is made of an entry is the same object until that entry changes, whatever others do", () => {
  const select = steady(
    (state) => settingOf(state, "theme"),
    (theme) => ({ theme }),
  );
  const set = (name: "theme" | "visit", value: string) =>
    applyReading(emptyReading, { type: "set", name, value });
  const made = select(emptyReading);
  expect(select(set("visit", "1 2 3 4"))).toBe(made);
  expect(select(set("theme", "dark"))).toEqual({ theme: "dark" });
  expect(select(emptyReading)).toEqual(made);
});

test("while no entry changes none is read again, however many cards ask", () => {
  const read = vi.fn((state: ReadingState) => settingOf(state, "theme"));
  const select = steady(read, (theme) => ({ theme }));
  for (let card = 0; card < 60; card += 1) select({ ...emptyReading });
  expect(read).toHaveBeenCalledTimes(1);
});
