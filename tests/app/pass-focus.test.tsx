// @vitest-environment happy-dom
import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CategoryChips } from "../../src/app/filters/CategoryChips.tsx";
import { FilterSummary } from "../../src/app/filters/FilterSummary.tsx";
import { ImportState } from "../../src/app/settings/ImportState.tsx";
import { useView } from "../../src/app/state/context.tsx";
import { BookmarkNote } from "../../src/app/views/BookmarkNote.tsx";
import { SettingsView } from "../../src/app/views/SettingsView.tsx";
import type { CategorySlug } from "../../src/bundle/schema.ts";
import type { ReadingChange } from "../../src/reading/state/reading-state.ts";
import { exportReading } from "../../src/reading/state/transfer.ts";
import type { View } from "../../src/reading/view/view.ts";
import { makeItem } from "../reading/made.ts";
import { button, drawn, press, storesAfter } from "./drawn.tsx";

let close = async () => {};
beforeEach(() => {
  window.history.replaceState(null, "", "/");
});
afterEach(() => close());

/** Draws for a reader who made some changes; presses the named button and tells what has focus then. */
async function shown(element: ReactNode, ...changes: readonly ReadingChange[]) {
  const made = await drawn(element, storesAfter(...changes));
  close = made.close;
  return {
    page: made.page,
    after: async (name: string) => {
      await press(button(made.page, name));
      const has = document.activeElement;
      return (
        has?.getAttribute("aria-label") ??
        (has?.matches("button, :is(h2, h3, h4)") ? has.textContent : has?.tagName)
      );
    },
  };
}

const on = (type: "mute" | "follow", text: string): ReadingChange => ({
  type,
  subject: { kind: "author", text },
  on: true,
});

/** What draws a view of the address. */
const Viewed = ({ draw }: { readonly draw: (view: View) => ReactNode }) => draw(useView());

test("where a mute is let go, focus is on the next, then the one before, then the heading", async () => {
  const { after } = await shown(<SettingsView />, on("mute", "a"), on("mute", "b"), on("mute", "c"));
  expect(await after("不再静音 a")).toBe("不再静音 b");
  expect(await after("不再静音 c")).toBe("不再静音 b");
  expect(await after("不再静音 b")).toBe("静音");
});

test("where nobody is followed any more, the page's heading has focus", async () => {
  const { after } = await shown(<SettingsView />, on("follow", "a"), on("follow", "b"));
  expect(await after("不再关注 a")).toBe("不再关注 b");
  expect(await after("不再关注 b")).toBe("设置");
});

test("where a filter is taken off, focus is on the next one or, after the last, on the page", async () => {
  window.history.replaceState(null, "", "/?source=b&name=c&followed=1");
  const { page, after } = await shown(<Viewed draw={(view) => <FilterSummary view={view} />} />);
  page.tabIndex = -1;
  expect(await after("去掉筛选：b")).toBe("去掉筛选：c");
  expect(await after("去掉筛选：关注")).toBe("去掉筛选：c");
  expect(await after("去掉筛选：c")).toBe("MAIN");
});

test("where the chips are cleared, focus is on their row", async () => {
  window.history.replaceState(null, "", "/?category=industry");
  const counts = new Map([["industry" as CategorySlug, 2]]);
  const { after } = await shown(<Viewed draw={(view) => <CategoryChips view={view} counts={counts} />} />);
  expect(await after("清除筛选")).toBe("分类");
});

test("opening a note puts focus into it, saving and leaving it back on the button", async () => {
  const item = makeItem("2025-06-14-08", 1);
  const { page, after } = await shown(<BookmarkNote id={item.id} />, { type: "bookmark", item, on: true });
  expect(document.activeElement).toBe(document.body);
  expect(await after("写附注")).toBe("TEXTAREA");
  expect(await after("取消")).toBe("写附注");
  await after("写附注");
  await act(async () => page.querySelector("form")?.requestSubmit());
  expect(document.activeElement?.textContent).toBe("写附注");
});

test("after an import its heading has focus, and its field is empty", async () => {
  const told = exportReading(storesAfter(on("mute", "a")).reading.getState());
  const { page, after } = await shown(<ImportState />);
  const field = page.querySelector("textarea") as HTMLTextAreaElement;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field, told);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await press(button(page, "查看内容"));
  await vi.waitFor(() => button(page, "合并"));
  expect(await after("合并")).toBe("导入");
  expect([field.value, page.querySelector("[role=status]")?.textContent]).toEqual(["", ""]);
});
