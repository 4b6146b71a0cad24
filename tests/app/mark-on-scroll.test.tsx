// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MarkOnScroll } from "../../src/app/timeline/MarkOnScroll.tsx";
import { isRead } from "../../src/reading/state/reading-state.ts";
import { cardOf } from "../../src/reading/timeline/rows.ts";
import { makeItem } from "../reading/made.ts";
import { drawn, storesAfter } from "./drawn.tsx";

const item = makeItem("2025-06-14-08", 1);
const WINDOW = 800;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setInterval", "clearInterval", "setTimeout", "Date"] });
  vi.stubGlobal("innerHeight", WINDOW);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A card of so many px at the window's top, once nothing keeps it from being marked. */
async function cardOfHeight(height: number) {
  const stores = storesAfter({ type: "set", name: "markOnScroll", value: "1" });
  const list = document.createElement("div");
  list.innerHTML = `<article data-item="${item.id}"></article>`;
  let top = 2 * WINDOW;
  const card = list.firstElementChild as HTMLElement;
  card.getBoundingClientRect = () => new DOMRect(0, top, 600, height);
  const { close } = await drawn(<MarkOnScroll root={{ current: list }} cards={[cardOf(item)]} />, stores);
  vi.advanceTimersByTime(2_000);
  return {
    /** Scrolls until the card's top is at `to` and its reader waits so many ms. */
    scroll: (to: number, wait: number) =>
      act(async () => {
        top = to;
        window.dispatchEvent(new Event("wheel"));
        window.dispatchEvent(new Event("scroll"));
        vi.advanceTimersByTime(wait);
      }),
    isRead: () => isRead(stores.reading.getState(), item.id),
    close,
  };
}

test.each([
  ["a fifth of the window", WINDOW / 5],
  ["the window", WINDOW],
  ["three windows", 3 * WINDOW],
])("a card as high as %s is read once it was looked at and scrolled past by and by", async (_, height) => {
  const card = await cardOfHeight(height);
  for (let top = 0; top > -height; top -= 60) await card.scroll(top, 300);
  expect(card.isRead()).toBe(false);
  await card.scroll(-height, 300);
  expect(card.isRead()).toBe(true);
  await card.close();
});

test.each([WINDOW / 5, 3 * WINDOW])(
  "a card of %d px that is only flicked past is not read",
  async (height) => {
    const card = await cardOfHeight(height);
    for (let top = WINDOW; top > -height - 500; top -= WINDOW / 4) await card.scroll(top, 30);
    await card.scroll(-height - 600, 3_000);
    expect(card.isRead()).toBe(false);
    await card.close();
  },
);
