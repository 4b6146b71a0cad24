// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { ItemCard } from "../../src/app/item/ItemCard.tsx";
import { SearchPage } from "../../src/app/pages/SearchPage.tsx";
import { loadLater } from "../../src/app/state/later.tsx";
import type { ReadingChange } from "../../src/reading/state/reading-state.ts";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest, makeItem } from "../reading/made.ts";
import { button, drawn, press, storesAfter } from "./drawn.tsx";
import { drawnPage } from "./pages.tsx";

const item = makeItem("2025-06-14-08", 1, { body: "正文说了**一件**要紧的事，花了 **15亿美元**。" });
const place = { day: null, zone: "+08:00", windowStart: null, position: 1, size: 1 };
const density = (value: string) => ({ type: "set", name: "density", value }) as const;
const read = { type: "read", items: [item], read: true } as const;

afterEach(() => vi.restoreAllMocks());

test.each([
  ["read before this visit", read],
  ["of titles alone", density("titles")],
  ["of key facts", density("facts")],
])("a card %s opens with a press and folds again, and the focus stays", async (_, change) => {
  await loadLater();
  const { page, close } = await drawn(<ItemCard item={item} place={place} />, storesAfter(change));
  const text = "正文说了一件要紧的事";
  expect(page.textContent).not.toContain(text);
  const open = button(page, "展开");
  expect(open.getAttribute("aria-expanded")).toBe("false");
  await press(open);
  expect(page.textContent).toContain(text);
  expect([open.getAttribute("aria-expanded"), document.activeElement]).toEqual(["true", open]);
  await press(button(page, "收起"));
  expect(page.textContent).not.toContain(text);
  await close();
});

test("a card that shows its text has no button to unfold it", async () => {
  const { page, close } = await drawn(<ItemCard item={item} place={place} />);
  expect(page.querySelector(".unfold")).toBeNull();
  await close();
});

/** Texts as high as 20 lines. */
function highTexts() {
  vi.spyOn(window, "getComputedStyle").mockReturnValue({ lineHeight: "28px" } as CSSStyleDeclaration);
  vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(560);
}

test("a long text that was opened can be folded after it was scrolled away and came back", async () => {
  highTexts();
  const long = makeItem("2025-06-14-08", 1, { body: "很长的话。".repeat(60) });
  const stores = storesAfter();
  const first = await drawn(<ItemCard item={long} place={place} />, stores);
  await press(button(first.page, "… 展开"));
  await first.close();
  const again = await drawn(<ItemCard item={long} place={place} />, stores);
  await press(button(again.page, "… 收起"));
  expect(again.page.querySelector(".body.cut")).not.toBeNull();
  await again.close();
});

const search = (query: string, change: ReadingChange, body: string) =>
  drawnPage(
    [makeDigest("2025-06-14-08", 1, () => ({ body }))],
    (manifest) => <SearchPage manifest={manifest} view={{ ...START, query }} />,
    storesAfter(change),
  );

test("a hit shows its text where only titles are wanted, and marks key facts where those are", async () => {
  const titles = await search("要紧", density("titles"), item.body);
  expect(titles.page.querySelector(".folded")).toBeNull();
  expect(titles.page.textContent).toContain("要紧的事");
  await titles.close();
  const facts = await search("一件", density("facts"), item.body);
  expect(facts.page.querySelector(".facts mark")?.textContent).toBe("一件");
  await facts.close();
});

test("a hit far down a long text is not cut off, and one at its beginning folds the text as ever", async () => {
  highTexts();
  const body = `开头。${"很长的话。".repeat(60)}结尾。`;
  const far = await search("结尾", read, body);
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(far.page.querySelector(".body")?.className).toBe("body");
  await far.close();
  const near = await search("开头", read, body);
  expect(near.page.querySelector(".body.cut")).not.toBeNull();
  await near.close();
});
