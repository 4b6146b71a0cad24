// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { BookmarksPage } from "../../src/app/pages/BookmarksPage.tsx";
import { CatchUpPage } from "../../src/app/pages/CatchUpPage.tsx";
import { SearchPage } from "../../src/app/pages/SearchPage.tsx";
import { StoryPage } from "../../src/app/pages/StoryPage.tsx";
import type { Manifest } from "../../src/bundle/schema.ts";
import { hideItems } from "../../src/reading/state/hide-items.ts";
import { applyReading } from "../../src/reading/state/reading-state.ts";
import { START, type View } from "../../src/reading/view/view.ts";
import { makeDigest } from "../reading/made.ts";
import { storesAfter } from "./drawn.tsx";
import { cardsIn, drawnPage } from "./pages.tsx";

const digest = makeDigest("2025-06-14-08", 3, () => ({ title: "共同的标题" }));
const [first, second, third] = digest.items;
if (!first || !second || !third) throw new Error("a digest has three items");
const told = makeDigest("2025-06-14-08", 3, () => ({ story: first.id }));

const hide = hideItems([second.id], true);
const mute = { type: "mute", subject: { kind: "author", text: "A3" }, on: true } as const;

const search = (view: Partial<View>) => (manifest: Manifest) => (
  <SearchPage manifest={manifest} view={{ ...START, query: "共同", ...view }} />
);
const story = (view: Partial<View>) => (manifest: Manifest) => (
  <StoryPage manifest={manifest} view={{ ...START, story: first.id, ...view }} story={first.id} />
);
const catchUp = (view: Partial<View>) => (manifest: Manifest) => (
  <CatchUpPage manifest={manifest} view={{ ...START, name: "catch-up", ...view }} />
);

/** A reader who hid one item and muted another, back after the day before. */
function returned() {
  const stores = storesAfter(hide, mute);
  const at = Date.now();
  stores.session.setState({
    visit: {
      ...stores.session.getState().visit,
      since: digest.publishedAt - 1,
      at,
      seen: 0,
      ended: at - 1,
    } as never,
  });
  return stores;
}

test.each([
  ["a search", digest, search],
  ["a story's page", told, story],
  ["catch-up", digest, catchUp],
])(
  "what is muted or hidden is not in %s, is counted there, and comes when asked for",
  async (_, from, pageOf) => {
    const quiet = await drawnPage([from], pageOf({}), returned());
    expect(cardsIn(quiet.page)).toEqual([first.id]);
    expect(quiet.page.querySelector(".muted-line")?.textContent).toContain("已静音或隐藏 2 条");
    await quiet.close();
    const whole = await drawnPage([from], pageOf({ muted: true }), returned());
    expect(cardsIn(whole.page).toSorted()).toEqual([first.id, second.id, third.id].toSorted());
    await whole.close();
  },
);

test("an item that is hidden leaves a search that goes on, and keeps its bookmark", async () => {
  const stores = storesAfter({ type: "bookmark", item: second, on: true });
  const { page, close } = await drawnPage([digest], search({}), stores);
  expect(cardsIn(page)).toHaveLength(3);
  await act(async () => stores.reading.setState(applyReading(stores.reading.getState(), hide), true));
  expect(cardsIn(page)).toEqual([first.id, third.id]);
  await close();
  const kept = await drawnPage(
    [digest],
    (manifest) => <BookmarksPage manifest={manifest} view={{ ...START, name: "bookmarks" }} />,
    stores,
  );
  expect(cardsIn(kept.page)).toEqual([second.id]);
  await kept.close();
});
