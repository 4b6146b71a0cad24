// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { ItemActions } from "../../src/app/item/ItemActions.tsx";
import { ItemHeadline } from "../../src/app/item/ItemHeadline.tsx";
import { isRead } from "../../src/reading/state/reading-state.ts";
import { makeItem } from "../reading/made.ts";
import { drawn } from "./drawn.tsx";

const item = makeItem("2025-06-14-08", 1);

test.each([
  ["the headline", <ItemHeadline key="" item={item} id="one" whole={[item]} />],
  ["the sign beside it", <ItemActions key="" item={item} whole={[item]} />],
])("opening the source by %s with the middle button marks as read, its menu does not", async (_, element) => {
  const { page, stores, close } = await drawn(element);
  const press = (button: number) =>
    act(async () => {
      page.querySelector("a")?.dispatchEvent(new MouseEvent("auxclick", { button, bubbles: true }));
    });
  await press(2);
  expect(isRead(stores.reading.getState(), item.id)).toBe(false);
  await press(1);
  expect(isRead(stores.reading.getState(), item.id)).toBe(true);
  await close();
});
