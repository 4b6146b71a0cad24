// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { SubjectHead } from "../../src/app/filters/SubjectHead.tsx";
import { ItemCard } from "../../src/app/item/ItemCard.tsx";
import { loadLater } from "../../src/app/state/later.tsx";
import type { Item } from "../../src/bundle/schema.ts";
import type { ReadingChange } from "../../src/reading/state/reading-state.ts";
import { makeItem } from "../reading/made.ts";
import { drawn, storesAfter } from "./drawn.tsx";

const lead = makeItem("2025-06-14-08", 1);
const report = makeItem("2025-06-14-04", 2, { names: ["Mattel"] });
const place = { day: null, zone: "+08:00", windowStart: null, position: 1, size: 1 };

test("names never heard before are said on the card of a story, whichever of its reports has them", async () => {
  await loadLater();
  const follow = { type: "follow", subject: { kind: "name", text: "Mattel" }, on: true } as const;
  const stores = storesAfter(follow);
  stores.session.setState({ firstSeen: new Map([[report.id, ["Mattel"]]]) });
  const card = { reports: [report], voices: [], repeat: false };
  const { page, close } = await drawn(<ItemCard item={lead} place={place} card={card} />, stores);
  expect(page.querySelector(".first-seen")?.textContent).toBe("新：Mattel");
  expect(page.querySelector(".card-side")?.textContent).toContain("关注：Mattel");
  await close();
});

const site = { url: null, site: "example.com", author: null, handle: null };
const less = (text: string) => ({ type: "less", subject: { kind: "author", text }, on: true }) as const;
const off = { type: "set", name: "foldVoices", value: "0" } as const;

test.each<readonly [string, string, readonly Item[], readonly ReadingChange[], boolean]>([
  ["an author", "A1", [lead], [], true],
  [
    "a source that is only a site",
    "example.com",
    [makeItem("2025-06-14-08", 3, { source: site })],
    [],
    false,
  ],
  ["an author while voices do not fold", "A1", [lead], [off], false],
  ["an author of whom nothing is loaded", "A9", [lead], [], true],
  ["one that it was said of before", "example.com", [], [less("example.com")], true],
])(
  "less is offered of %s where it has an effect or can be taken back",
  async (_, text, items, changes, offered) => {
    const subject = { kind: "author", text } as const;
    const { page, close } = await drawn(
      <SubjectHead subject={subject} items={items} />,
      storesAfter(...changes),
    );
    await act(async () => {});
    expect(page.textContent?.includes("少看")).toBe(offered);
    await close();
  },
);
