// @vitest-environment happy-dom
import { act, useReducer } from "react";
import { expect, test } from "vitest";
import { useRegistered } from "../../src/app/state/register-list.ts";
import type { ItemList } from "../../src/app/state/stores.ts";
import { START } from "../../src/reading/view/view.ts";
import { drawn } from "./drawn.tsx";

const made = (): ItemList => ({ view: START, cards: [], scrollTo: () => false, focusEnd: () => {} });

function List({ list }: { readonly list: ItemList }) {
  useRegistered(list);
  return null;
}

const [one, two] = [made(), made()];
const lists: { drawn: readonly ItemList[]; draw: () => void } = { drawn: [], draw: () => {} };

function Page() {
  lists.draw = useReducer((times: number) => times + 1, 0)[1];
  return lists.drawn.map((list) => <List key={list === one ? "one" : "two"} list={list} />);
}

const show = async (...all: readonly ItemList[]) => {
  lists.drawn = all;
  await act(async () => lists.draw());
};

test("a list that leaves after another one came leaves that one to the commands", async () => {
  const { stores, close } = await drawn(<Page />);
  await show(one);
  expect(stores.list.current).toBe(one);
  await show(one, two);
  expect(stores.list.current).toBe(two);
  await show(two);
  expect(stores.list.current).toBe(two);
  await close();
  expect(stores.list.current).toBeNull();
});
