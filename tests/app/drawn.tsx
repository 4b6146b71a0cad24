import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { perform } from "../../src/app/perform.ts";
import { performLater } from "../../src/app/perform-later.ts";
import { ReaderProvider } from "../../src/app/state/context.tsx";
import { createStores } from "../../src/app/state/stores.ts";
import { addMessages } from "../../src/reading/messages/translate.ts";
import { zhLater } from "../../src/reading/messages/zh-later.ts";
import { zhSettings } from "../../src/reading/messages/zh-settings.ts";
import { applyReading, emptyReading, type ReadingChange } from "../../src/reading/state/reading-state.ts";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
addMessages("zh", zhLater);
addMessages("zh", zhSettings);

/** The stores of a reader who made some changes already. */
export const storesAfter = (...changes: readonly ReadingChange[]) => ({
  ...createStores(changes.reduce(applyReading, { ...emptyReading, replica: "test" }), null, null),
  performLater: { current: performLater },
});

/** Draws an element into the page's body as the app does, whose intents are carried out. */
export async function drawn(element: ReactNode, stores = storesAfter()) {
  const page = document.createElement("main");
  document.body.replaceChildren(page);
  const reader = {
    stores,
    search: "",
    dispatch: (intent: Parameters<typeof perform>[0]) => perform(intent, stores),
  };
  const root = createRoot(page);
  await act(async () => root.render(<ReaderProvider reader={reader}>{element}</ReaderProvider>));
  return { page, stores, close: () => act(async () => root.unmount()) };
}

/** The button of that name. */
export function button(page: ParentNode, name: string): HTMLButtonElement {
  const found = [...page.querySelectorAll("button")].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent) === name,
  );
  if (!found) throw new Error(`there is no button ${name}`);
  return found;
}

/** A press by the keyboard or a pointer: what is pressed has focus. */
export const press = (control: HTMLElement): Promise<void> =>
  act(async () => {
    control.focus();
    control.click();
  });

/** A key pressed in an element, with what an input method or a modifier says of it; true where the browser gets it. */
export async function typed(at: Element, key: string, said: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...said });
  await act(async () => void at.dispatchEvent(event));
  return !event.defaultPrevented;
}
