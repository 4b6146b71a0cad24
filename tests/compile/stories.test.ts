import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ItemId } from "../../src/bundle/schema.ts";
import { assignStories, type StoryItem } from "../../src/compile/stories.ts";

const HOUR = 3_600_000;

const item = (n: number, hours: number, url: string | null): StoryItem => ({
  id: `2025-06-14.${String(n).padStart(6, "0")}` as ItemId,
  at: hours * HOUR,
  title: "",
  body: "",
  url,
  names: [],
  story: null,
});

const POST = "https://x.com/someone/status/1933540748357431448";

describe("a story", () => {
  test("joins reports of one address and refers to the first", () => {
    const items = [
      item(1, 0, "https://a.example/1"),
      item(2, 4, "https://a.example/1"),
      item(3, 8, "https://a.example/1"),
    ];
    expect(assignStories([], items)).toEqual([null, items[0]?.id, items[0]?.id]);
  });

  test("joins two addresses of one post", () => {
    const items = [item(1, 0, POST), item(2, 4, POST.replace("x.com/someone", "twitter.com/i/web"))];
    expect(assignStories([], items)).toEqual([null, items[0]?.id]);
  });

  test("begins anew after 72 hours", () => {
    const items = [item(1, 0, POST), item(2, 72, POST), item(3, 73, POST), item(4, 74, POST)];
    expect(assignStories([], items)).toEqual([null, items[0]?.id, null, items[2]?.id]);
  });

  test("does not join items without an address", () => {
    expect(assignStories([], [item(1, 0, null), item(2, 0, null)])).toEqual([null, null]);
  });
});

test("assigning digest by digest gives what assigning everything at once gives", () => {
  const corpus = fc.array(
    fc.record({ step: fc.integer({ min: 0, max: 40 }), address: fc.integer({ min: 0, max: 5 }) }),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(corpus, fc.integer({ min: 1, max: 7 }), (drawn, size) => {
      let hours = 0;
      const items = drawn.map(({ step, address }, n) => {
        hours += step;
        return item(n, hours, `https://a.example/${address}`);
      });
      const stepwise: StoryItem[] = [];
      for (let from = 0; from < items.length; from += size) {
        const next = items.slice(from, from + size);
        const oldest = (next[0]?.at ?? 0) - 72 * HOUR;
        const window = stepwise.filter(({ at }) => at >= oldest);
        const stories = assignStories(window, next);
        stepwise.push(...next.map((one, n) => ({ ...one, story: stories[n] ?? null })));
      }
      expect(stepwise.map(({ story }) => story)).toEqual(assignStories([], items));
    }),
  );
});
