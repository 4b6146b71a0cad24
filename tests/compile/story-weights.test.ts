import { expect, test } from "vitest";
import type { ItemId } from "../../src/bundle/schema.ts";
import { nameFinder } from "../../src/compile/names/names.ts";
import { assignStories, type StoryItem } from "../../src/compile/stories/stories.ts";

const HOUR = 3_600_000;

const findNames = nameFinder([]);

const item = (n: number, hours: number, url: string | null, title: string, body: string): StoryItem => ({
  ...{ id: `2025-06-14.00000${n}` as ItemId, at: hours * HOUR, title, body, url },
  ...{ names: findNames(title, body), story: null },
});

const isSecondFolded = (first: StoryItem, second: StoryItem): boolean =>
  assignStories([], [first, second])[1] !== null;

const FIRST = ["OpenAI 推出 Zephyron", "OpenAI 推出了 Zephyron，可以自动整理会议记录并生成摘要。"] as const;

test("reports are told apart by whom they name first", () => {
  const isFolded = (company: string): boolean =>
    isSecondFolded(
      item(1, 0, null, ...FIRST),
      item(2, 24, null, `${company} 的 Zephyron 体验`, `${company} 里的 Zephyron 可以自动整理会议记录。`),
    );
  expect(["OpenAI", "LangChain"].map(isFolded)).toEqual([true, false]);
});

test("reports are folded sooner where their posts were made within half an hour", () => {
  const address = (minutes: number): string =>
    `x.com/status/${1933540748357431448n + (BigInt(minutes * 60_000) << 22n)}`;
  const isFolded = (minutes: number): boolean =>
    isSecondFolded(
      item(1, 0, address(0), ...FIRST),
      item(2, 0, address(minutes), "新工具试用", "试用了 Zephyron，摘要很好。"),
    );
  expect([20, 40].map(isFolded)).toEqual([true, false]);
});

test("a page whose address has a number is no post", () => {
  const page = (n: number): string => `a.example/status/193354074835743144${n}`;
  expect(
    isSecondFolded(
      item(1, 0, page(1), ...FIRST),
      item(2, 0, page(2), "新工具试用", "试用了 Zephyron，摘要很好。"),
    ),
  ).toBe(false);
});
