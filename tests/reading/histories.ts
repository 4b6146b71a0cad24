import * as fc from "fast-check";
import {
  applyReading,
  emptyReading,
  mergeReading,
  type ReadingChange,
  type ReadingState,
} from "../../src/reading/state/reading-state.ts";
import { makeItem } from "./items.ts";

const DAYS = ["2025-06-14", "2025-06-15", "2025-06-30", "2025-07-01"] as const;
const CATEGORIES = ["industry", "research", "其他"] as const;

/** A small world, so that histories meet often on the same items. */
const item = fc
  .tuple(fc.constantFrom(...DAYS), fc.nat(4), fc.constantFrom(...CATEGORIES))
  .map(([day, n, category]) => makeItem(day, n, category));

const simple: fc.Arbitrary<ReadingChange> = fc.oneof(
  fc.record({
    type: fc.constant("read" as const),
    items: fc.array(item, { maxLength: 6 }),
    read: fc.boolean(),
  }),
  fc.record({ type: fc.constant("bookmark" as const), item, on: fc.boolean() }),
  fc.record({
    type: fc.constant("note" as const),
    id: item.map(({ id }) => id),
    note: fc.constantFrom("", "a", "b"),
    tags: fc.subarray(["x", "y"]),
  }),
  fc.record({
    type: fc.constantFrom("mute" as const, "follow" as const, "less" as const),
    subject: fc.record({
      kind: fc.constantFrom("author" as const, "keyword" as const),
      text: fc.constantFrom("p", "q"),
    }),
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("set" as const),
    name: fc.constantFrom("theme", "density", "__proto__"),
    value: fc.constantFrom(null, "1", "2"),
  }),
);

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant("change" as const), page: fc.nat(2), change: simple }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("merge" as const), page: fc.nat(2), from: fc.nat(2) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("restore" as const), page: fc.nat(2), from: fc.nat(2) }),
  },
);

/** Three pages that change, merge and restore in any order: their three states. */
export const threePages: fc.Arbitrary<readonly [ReadingState, ReadingState, ReadingState]> = fc
  .array(step, { maxLength: 24 })
  .map((steps) => {
    const pages: [ReadingState, ReadingState, ReadingState] = [
      { ...emptyReading, replica: "a" },
      { ...emptyReading, replica: "b" },
      { ...emptyReading, replica: "c" },
    ];
    for (const one of steps) {
      const page = pages[one.page] ?? pages[0];
      const other = one.type === "change" ? page : (pages[one.from] ?? pages[0]);
      if (one.type === "change") pages[one.page] = applyReading(page, one.change);
      else if (one.type === "merge") pages[one.page] = mergeReading(page, other);
      else pages[one.page] = applyReading(page, { type: "restore", to: other });
    }
    return pages;
  });
