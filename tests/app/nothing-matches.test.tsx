// @vitest-environment happy-dom
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { NothingHere } from "../../src/app/pages/NothingHere.tsx";
import type { CategorySlug, Item } from "../../src/bundle/schema.ts";
import { hideItems } from "../../src/reading/state/hide-items.ts";
import type { ReadingChange } from "../../src/reading/state/reading-state.ts";
import { START, type View } from "../../src/reading/view/view.ts";
import { makeDigest, manifestOf } from "../reading/made.ts";
import { drawn, storesAfter } from "./drawn.tsx";

const digest = makeDigest("2025-06-14-08", 3);
const [one, two, three] = digest.items as [Item, Item, Item];
const mute = (item: Item): ReadingChange => ({
  type: "mute",
  subject: { kind: "author", text: item.source.author ?? "" },
  on: true,
});
const hide = (item: Item): ReadingChange => hideItems([item.id], true);

/** The words and buttons over an empty list. */
const said = (view: View, items: readonly Item[], ...changes: readonly ReadingChange[]) =>
  saidOver(
    <NothingHere manifest={manifestOf([digest])} view={view} items={items} isStopped={false} />,
    changes,
  );

async function saidOver(here: ReactNode, changes: readonly ReadingChange[] = []) {
  const { page, close } = await drawn(here, storesAfter(...changes));
  const words = [page.querySelector("h2")?.textContent, page.querySelector(".empty > p")?.textContent];
  const buttons = [...page.querySelectorAll("button")].map(({ textContent }) => textContent);
  await close();
  return { words, buttons };
}

const only = (item: Item): View => ({ ...START, categories: { only: [item.category], not: [] } });
const nowhere: View = { ...START, categories: { only: ["none" as CategorySlug], not: [] } };

test("a way out counts what it leads to: nothing muted, nothing hidden, unless these are shown", async () => {
  const { buttons } = await said(nowhere, digest.items, mute(one), hide(two));
  expect(buttons).toEqual(["去掉“分类”可见 1 条"]);
  const shown = await said({ ...nowhere, muted: true }, digest.items, mute(one), hide(two));
  expect(shown.buttons).toEqual(["去掉“分类”可见 3 条"]);
});

test("a way out that leads to another empty list is not offered", async () => {
  const view = { ...only(one), unread: true };
  const read: ReadingChange = { type: "read", items: [one], read: true };
  const { buttons } = await said(view, digest.items, read, mute(two), hide(three));
  expect(buttons).toEqual(["去掉“未读”可见 1 条", "清除筛选"]);
});

test("of a part of all items nothing is counted, and what leads to none of it may lead to the rest", async () => {
  expect((await said(nowhere, [one])).buttons).toEqual(["去掉“分类”"]);
  const view = { ...nowhere, sources: { only: ["nobody"], not: [] } };
  expect((await said(view, [one])).buttons).toEqual(["去掉“分类”", "去掉“来源”", "清除筛选"]);
});

test("where the archive was not looked through, nothing is certain: neither that none matches nor that all is read", async () => {
  for (const view of [nowhere, { ...START, unread: true }]) {
    const here = <NothingHere manifest={manifestOf([digest])} view={view} items={[one]} isStopped />;
    expect((await saidOver(here)).words[0]).toBe("还没有找到符合的条目");
  }
});

test("where no filter is to blame, none is named and no button does nothing", async () => {
  const words = ["没有新内容", "这里没有条目，或者都静音、隐藏了。"];
  expect(await said(START, [])).toEqual({ words, buttons: [] });
  expect(await said(START, digest.items, mute(one), mute(two), hide(three))).toEqual({ words, buttons: [] });
});

test("where nobody is followed the words say how to follow, whatever else is filtered", async () => {
  const { words, buttons } = await said({ ...nowhere, followed: true, unread: true }, digest.items);
  expect(words[0]).toBe("还没有关注");
  expect(buttons).toEqual(["名称", "来源", "时间线"]);
  const follow = { type: "follow", subject: { kind: "author", text: "A1" }, on: true } as const;
  const followed = await said({ ...nowhere, followed: true }, digest.items, follow);
  expect(followed.words[0]).toBe("没有符合的条目");
});
