// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { BookmarkNote } from "../../src/app/views/BookmarkNote.tsx";
import { bookmarkOf } from "../../src/reading/state/reading-state.ts";
import { makeItem } from "../reading/made.ts";
import { button, drawn, press, storesAfter } from "./drawn.tsx";

const item = makeItem("2025-06-14-08", 1);
const bookmark = { type: "bookmark", item, on: true } as const;

const field = (page: ParentNode) => page.querySelector("textarea") as HTMLTextAreaElement;

async function write(page: ParentNode, text: string) {
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
  await act(async () => {
    set?.call(field(page), text);
    field(page).dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("a note that is being written is there again after its card left the window, and takes no focus then", async () => {
  const stores = storesAfter(bookmark);
  const first = await drawn(<BookmarkNote id={item.id} />, stores);
  await press(button(first.page, "写附注"));
  expect(document.activeElement).toBe(field(first.page));
  await write(first.page, "写到一半");
  await first.close();
  const again = await drawn(<BookmarkNote id={item.id} />, stores);
  expect([field(again.page).value, document.activeElement]).toEqual(["写到一半", document.body]);
  await press(button(again.page, "保存"));
  expect(bookmarkOf(stores.reading.getState(), item.id)?.note).toBe("写到一半");
  await again.close();
});

test("a note that was given up is gone", async () => {
  const stores = storesAfter(bookmark);
  const { page, close } = await drawn(<BookmarkNote id={item.id} />, stores);
  await press(button(page, "写附注"));
  await write(page, "不要了");
  await press(button(page, "取消"));
  await press(button(page, "写附注"));
  expect(field(page).value).toBe("");
  await close();
});
