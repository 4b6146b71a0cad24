// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SearchBox } from "../../src/app/search/SearchBox.tsx";
import { button, drawn, press, typed } from "./drawn.tsx";

let close = async () => {};
beforeEach(() => {
  window.history.replaceState(null, "", "/");
});
afterEach(() => close());

async function box(): Promise<HTMLInputElement> {
  const view = await drawn(<SearchBox />);
  close = view.close;
  return view.page.querySelector("input") as HTMLInputElement;
}

/** Has a field say a text, as a hand or an input method does, and waits longer than it takes a search to begin. */
const say = (field: HTMLInputElement, text: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  });

const composes = (field: HTMLInputElement, type: "compositionstart" | "compositionend") =>
  act(async () => {
    field.dispatchEvent(new CompositionEvent(type, { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

test("the first letter makes a step for Back, others none", async () => {
  const field = await box();
  const steps = window.history.length;
  await say(field, "g");
  expect([window.location.search, window.history.length]).toEqual(["?q=g", steps + 1]);
  await say(field, "gpu");
  expect([window.location.search, window.history.length]).toEqual(["?q=gpu", steps + 1]);
});

test("what an input method composes is searched for once it is composed, and not before", async () => {
  const field = await box();
  await composes(field, "compositionstart");
  await say(field, "yingwei");
  expect(window.location.search).toBe("");
  await say(field, "英伟达");
  await composes(field, "compositionend");
  expect(new URLSearchParams(window.location.search).get("q")).toBe("英伟达");
});

test("the button empties the field and the address, and leaves the focus in the field", async () => {
  window.history.replaceState(null, "", "/?q=gpu");
  const field = await box();
  await press(button(document.body, "清除搜索"));
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect([field.value, window.location.search, document.activeElement]).toEqual(["", "", field]);
});

test("Esc in an empty field leaves it", async () => {
  const field = await box();
  field.focus();
  await typed(field, "Escape");
  expect(document.activeElement).not.toBe(field);
});

test("a blank at the end stays in the field while more is typed, and out of the address", async () => {
  const field = await box();
  await say(field, " ");
  expect([field.value, window.location.search]).toEqual([" ", ""]);
  await say(field, "open ");
  expect([field.value, window.location.search]).toEqual(["open ", "?q=open"]);
  await say(field, "open source");
  expect([field.value, window.location.search]).toEqual(["open source", "?q=open+source"]);
});
