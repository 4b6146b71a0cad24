// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { CategoryChip } from "../../src/app/filters/CategoryChip.tsx";
import type { CategorySlug } from "../../src/bundle/schema.ts";
import { drawn } from "./drawn.tsx";

afterEach(() => void vi.useRealTimers());

/** A chip, and what presses of it led to. */
async function chip() {
  const done: string[] = [];
  const { page, close } = await drawn(
    <CategoryChip
      slug={"hardware" as CategorySlug}
      count={3}
      state="off"
      onToggle={() => done.push("toggle")}
      onExclude={() => done.push("exclude")}
    />,
  );
  const button = page.querySelector("button") as HTMLButtonElement;
  const press = (altKey = false) => {
    button.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
    button.dispatchEvent(new MouseEvent("click", { bubbles: true, altKey }));
  };
  const hold = (milliseconds: number, which = 0) => {
    button.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: which }));
    vi.advanceTimersByTime(milliseconds);
  };
  return { done, press, hold, close };
}

test("a press chooses a category, one with Alt excludes it, and so does one that is held", async () => {
  const { done, press, hold, close } = await chip();
  vi.useFakeTimers();
  await act(async () => press());
  await act(async () => press(true));
  await act(async () => {
    hold(600);
    press();
  });
  expect(done).toEqual(["toggle", "exclude", "exclude"]);
  await act(async () => {
    hold(300);
    press();
    vi.advanceTimersByTime(600);
  });
  expect(done.slice(3)).toEqual(["toggle"]);
  await act(async () => hold(600, 2));
  expect(done.length).toBe(4);
  vi.useRealTimers();
  await close();
});
