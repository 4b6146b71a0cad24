// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createShifter } from "../../src/app/list/shifter.ts";

const scrolls: number[] = [];

beforeEach(() => {
  scrolls.length = 0;
  vi.useFakeTimers();
  Object.assign(window, { scrollBy: ({ top }: ScrollToOptions) => scrolls.push(top ?? 0) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A list on a device, once all is loaded that the device needs. */
async function listOn(platform: string, touchPoints: number) {
  vi.stubGlobal("navigator", { platform, maxTouchPoints: touchPoints, userAgent: platform });
  const list = document.createElement("div");
  const shifter = createShifter(list);
  await vi.dynamicImportSettled();
  return { list, shifter };
}

test("what grew above the window is scrolled by at once", async () => {
  const { list, shifter } = await listOn("Linux x86_64", 0);
  window.dispatchEvent(new Event("scroll"));
  shifter.shift(80);
  expect(scrolls).toEqual([80]);
  expect(list.style.marginTop).toBe("");
  shifter.stop();
  shifter.shift(80);
  expect(scrolls).toEqual([80]);
});

test("on iOS a list that is being scrolled is moved instead, and the window follows once it is at rest", async () => {
  const { list, shifter } = await listOn("iPhone", 5);
  shifter.shift(10);
  expect(scrolls).toEqual([10]);
  window.dispatchEvent(new Event("scroll"));
  shifter.shift(80);
  shifter.shift(20);
  expect(scrolls).toEqual([10]);
  expect(list.style.marginTop).toBe("-100px");
  vi.advanceTimersByTime(200);
  expect(scrolls).toEqual([10, 100]);
  expect(list.style.marginTop).toBe("");
});

test("on iOS a finger on the list keeps it as it is however long it rests", async () => {
  const { list, shifter } = await listOn("iPhone", 5);
  window.dispatchEvent(new Event("touchstart"));
  shifter.shift(80);
  vi.advanceTimersByTime(5_000);
  expect(scrolls).toEqual([]);
  window.dispatchEvent(new Event("touchend"));
  vi.advanceTimersByTime(200);
  expect(scrolls).toEqual([80]);
  expect(list.style.marginTop).toBe("");
});
