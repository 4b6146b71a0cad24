// @vitest-environment happy-dom
import { createRef } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bringTo } from "../../src/app/list/bring-to.ts";
import { RowList, type RowListHandle } from "../../src/app/list/RowList.tsx";
import { drawn } from "./drawn.tsx";

beforeEach(() => void vi.useFakeTimers({ toFake: ["requestAnimationFrame"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A list with one card, which stands so far below the window's top; scrolling moves it. */
function listAt(top: number) {
  let at = top;
  const root = document.createElement("div");
  const card = document.createElement("article");
  card.dataset.item = "a";
  card.getBoundingClientRect = () => new DOMRect(0, at, 600, 200);
  root.append(card);
  document.body.append(root);
  vi.spyOn(window, "scrollBy").mockImplementation((options) => {
    at -= (options as ScrollToOptions).top ?? 0;
  });
  return {
    root,
    grow: (by: number) => {
      at += by;
    },
    top: () => at,
  };
}

test("a card is held in its place as long as what is above it is being measured", () => {
  const list = listAt(900);
  const held = bringTo(list.root, null, { key: "a", offset: 100 });
  expect(list.top()).toBe(100);
  for (let frame = 0; frame < 20; frame += 1) {
    list.grow(30);
    vi.advanceTimersToNextFrame();
    expect(list.top()).toBe(100);
  }
  expect(held.aborted).toBe(false);
  for (let frame = 0; frame < 10; frame += 1) vi.advanceTimersToNextFrame();
  expect(held.aborted).toBe(true);
  list.grow(30);
  vi.advanceTimersToNextFrame();
  expect(list.top()).toBe(130);
});

test("a card that never comes to rest is held for two seconds at sixty frames each, and no longer", () => {
  const list = listAt(900);
  const held = bringTo(list.root, null, { key: "a", offset: 100 });
  const frames = () => {
    list.grow(30);
    vi.advanceTimersToNextFrame();
  };
  for (let frame = 0; frame < 118; frame += 1) frames();
  expect([list.top(), held.aborted]).toEqual([100, false]);
  for (let frame = 0; frame < 4; frame += 1) frames();
  expect(held.aborted).toBe(true);
  expect(list.top()).toBeGreaterThan(100);
});

test("a reader who moves is held nowhere", () => {
  const list = listAt(900);
  const held = bringTo(list.root, null, { key: "a", offset: 100 });
  window.dispatchEvent(new Event("wheel"));
  expect(held.aborted).toBe(true);
  list.grow(30);
  vi.advanceTimersToNextFrame();
  expect(list.top()).toBe(130);
});

test("a list that is taken down scrolls the page that follows no more", () => {
  const list = listAt(900);
  const held = bringTo(list.root, null, { key: "a", offset: 100 });
  list.root.remove();
  list.grow(30);
  vi.advanceTimersToNextFrame();
  expect([list.top(), held.aborted]).toEqual([130, true]);
});

test("a row that is not drawn is scrolled to by the heights of those before it", async () => {
  const scrolled = vi.spyOn(window, "scrollBy").mockImplementation(() => {});
  const keys = Array.from({ length: 300 }, (_, at) => `row ${at}`);
  const handle = createRef<RowListHandle>();
  const { close } = await drawn(
    <RowList
      ref={handle}
      rows={keys.map((key) => ({ key }))}
      known={new Map(keys.map((key) => [key, 100]))}
      draw={({ key }) => key}
    />,
  );
  handle.current?.scrollTo("row 200", 150);
  expect(scrolled).toHaveBeenCalledWith({ top: 200 * 100 - 150, behavior: "instant" });
  await close();
});
