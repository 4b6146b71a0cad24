// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { later, loadLater } from "../../src/app/state/later.tsx";
import { translate } from "../../src/reading/messages/translate.ts";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A part whose script comes, or fails to come, when it is told to. */
function heldPart(own = false) {
  let tries = 0;
  let settle: (isHere: boolean) => void = () => {};
  const load = () => {
    tries += 1;
    return new Promise<(props: { readonly word: string }) => string>((resolve, reject) => {
      settle = (isHere) => (isHere ? resolve(({ word }) => word) : reject(new Error("offline")));
    });
  };
  return { Part: later(load, own), settle: (isHere: boolean) => settle(isHere), tries: () => tries };
}

const drawn = async (page: HTMLElement, element: React.ReactNode) => {
  const root = createRoot(page);
  await act(async () => root.render(element));
  return root;
};

test("with a part come all that share its file, and none that has one of its own", async () => {
  const [one, beside, alone] = [heldPart(), heldPart(), heldPart(true)];
  await drawn(document.createElement("div"), <one.Part word="one" />);
  await act(async () => one.settle(true));
  await vi.waitFor(() => expect(beside.tries()).toBe(1));
  expect(alone.tries()).toBe(0);
  await drawn(document.createElement("div"), <alone.Part word="alone" />);
  await act(async () => {
    for (const part of [beside, alone]) part.settle(true);
  });
});

test("nothing stands in a part's place until it is here; then it is drawn, and the next one at once", async () => {
  const { Part, settle, tries } = heldPart();
  const page = document.createElement("div");
  await drawn(page, <Part word="one" />);
  expect(page.textContent).toBe("");
  await act(async () => {
    settle(true);
    await loadLater();
  });
  expect(page.textContent).toBe("one");
  const other = document.createElement("div");
  await drawn(other, <Part word="two" />);
  expect([other.textContent, tries()]).toEqual(["two", 1]);
});

test("a part that did not come is asked for again where it is drawn next, some time later", async () => {
  vi.useFakeTimers();
  const { Part, settle, tries } = heldPart();
  const page = document.createElement("div");
  const root = await drawn(page, <Part word="one" />);
  await act(async () => settle(false));
  expect(page.textContent).toBe("");
  await act(async () => root.render(null));
  await act(async () => root.render(<Part word="one" />));
  expect(tries()).toBe(1);
  vi.runAllTimers();
  await act(async () => root.render(null));
  await act(async () => root.render(<Part word="one" />));
  vi.useRealTimers();
  expect(tries()).toBe(2);
  await act(async () => settle(true));
  expect(page.textContent).toBe("one");
});

test("a part comes with the sentences that it says", async () => {
  await loadLater().catch(() => {});
  expect(translate("zh", "search.running")).not.toBe("");
});
