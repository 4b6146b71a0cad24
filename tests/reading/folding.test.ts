import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item, ItemId } from "../../src/bundle/schema.ts";
import { byTime, type FoldRules, foldItems, storyCount, storyOf } from "../../src/reading/stories/folding.ts";
import { catchUpRows, digestsOf, leftToRead } from "../../src/reading/timeline/catch-up.ts";
import { isItemRow, itemsOf } from "../../src/reading/timeline/rows.ts";
import { buildRows, type RowRules } from "../../src/reading/timeline/timeline.ts";
import { freshDigests } from "../../src/reading/timeline/visit.ts";
import { makeDigest, makeItem, manifestOf, refOf } from "./made.ts";

const rules: FoldRules = {
  stories: true,
  isRead: () => false,
  isRepeat: () => false,
  isApart: () => false,
  voiceLimit: () => 2,
  held: new Set(),
  heldVoices: new Set(),
};

const by = (author: string) => ({ source: { url: null, site: "x.com", author, handle: null } });

/** Three reports of one story in three digests, newest first, each after an item of its own. */
function threeReports(): readonly (readonly Item[])[] {
  const first = makeItem("2025-06-14-00", 2);
  const again = (hour: string) => makeItem(`2025-06-14-${hour}`, 2, { story: first.id });
  return [
    [makeItem("2025-06-14-08", 1), again("08")],
    [makeItem("2025-06-14-04", 1), again("04")],
    [makeItem("2025-06-14-00", 1), first],
  ];
}

const ids = (items: readonly Item[] | undefined) => items?.map(({ id }) => id);

test("the report that a reader meets first leads, and the others stand under it by time", () => {
  const digests = threeReports();
  const [newest, middle, oldest] = digests.map((items) => items[1]?.id as ItemId);
  const folds = foldItems(digests, rules);
  expect([...folds.reports.keys()]).toEqual([newest]);
  expect(ids(folds.reports.get(newest as ItemId))).toEqual([oldest, middle]);
  const backwards = foldItems(digests.toReversed(), rules);
  expect(ids(backwards.reports.get(oldest as ItemId))).toEqual([middle, newest]);
});

test("a report read before leads only where all were", () => {
  const digests = threeReports();
  const [newest, middle] = digests.map((items) => items[1]?.id as ItemId);
  const one = foldItems(digests, { ...rules, isRead: (item) => item.id === newest });
  expect([...one.reports.keys()]).toEqual([middle]);
  const all = foldItems(digests, { ...rules, isRead: () => true });
  expect([...all.reports.keys()]).toEqual([newest]);
});

test("one post in several digests stands in the order of these, and of its items in one", () => {
  const at = { publishedAt: 7 };
  const ordered = [
    makeItem("2025-06-14-00", 1, at),
    makeItem("2025-06-14-00", 2, at),
    makeItem("2025-06-14-04", 1, at),
    makeItem("2025-06-14-08", 1, { publishedAt: 8 }),
  ];
  expect(ids(ordered.toReversed().sort(byTime))).toEqual(ids(ordered));
  expect(ids(ordered.toSorted(byTime))).toEqual(ids(ordered));
});

test("what repeats something read is a card of one line, and leads no story that has more to say", () => {
  const digests = threeReports();
  const [newest, middle] = digests.map((items) => items[1]?.id as ItemId);
  const folds = foldItems(digests, { ...rules, isRepeat: (item) => item.id === newest });
  expect([...folds.repeats]).toEqual([newest]);
  expect([...folds.reports.keys()]).toEqual([middle]);
});

test("a card keeps its place when a newer report comes above it", () => {
  const digests = threeReports();
  const held = new Set([digests[1]?.[1]?.id as ItemId]);
  expect(
    foldItems(digests, { ...rules, held })
      .reports.keys()
      .next().value,
  ).toBe(digests[1]?.[1]?.id);
});

test("a read card keeps its place when an unread report comes below it, and that has one too", () => {
  const digests = threeReports();
  const [newest, middle, oldest] = digests.map((items) => items[1]?.id as ItemId);
  const folds = foldItems(digests, {
    ...rules,
    isRead: (item) => item.id === newest,
    held: new Set([newest as ItemId]),
  });
  expect([...folds.under]).toEqual([oldest]);
  expect([...folds.reports.keys()]).toEqual([middle]);
});

test("with stories switched off every report has a card", () => {
  expect(foldItems(threeReports(), { ...rules, stories: false }).under.size).toBe(0);
});

test("N8 of more than two items by one author in a digest two stay, and only there", () => {
  const authors = ["Gary", "小互", "Gary", "Gary", "小互", "Gary", "merve"];
  const digest = makeDigest("2025-06-14-00", 7, (at) => by(authors[at - 1] ?? ""));
  const other = makeDigest("2025-06-14-04", 2, () => by("Gary"));
  const folds = foldItems([other.items, digest.items], rules);
  expect([...folds.voices].map(([lead, more]) => [lead, more.length])).toEqual([[digest.items[2]?.id, 2]]);
  expect(ids(folds.voices.get(digest.items[2]?.id as ItemId))).toEqual(
    ids([digest.items[3], digest.items[5]] as Item[]),
  );
});

test("an author of whom less is wanted shows one, a followed one all", () => {
  const digest = makeDigest("2025-06-14-00", 4, () => by("Gary"));
  expect(foldItems([digest.items], { ...rules, voiceLimit: () => 1 }).under.size).toBe(3);
  expect(foldItems([digest.items], { ...rules, isApart: () => true }).under.size).toBe(0);
  expect(foldItems([digest.items], { ...rules, voiceLimit: () => Number.POSITIVE_INFINITY }).under.size).toBe(
    0,
  );
});

test("a site alone is no voice", () => {
  const from = { source: { url: null, site: "example.com", author: null, handle: null } };
  expect(foldItems([makeDigest("2025-06-14-00", 5, () => from).items], rules).under.size).toBe(0);
});

/** Digests whose items tell few stories by few authors, with random marks. */
const lists = fc
  .array(
    fc.array(fc.record({ story: fc.integer({ min: 0, max: 5 }), author: fc.integer({ min: 0, max: 3 }) }), {
      maxLength: 9,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((digests) => {
    const leads = new Map<number, ItemId>();
    const made = digests.map((items, at) =>
      makeDigest(`2025-06-14-${String(at * 4).padStart(2, "0")}`, items.length, (ordinal) =>
        by(`A${items[ordinal - 1]?.author}`),
      ),
    );
    return made
      .map((digest, at) => ({
        ...digest,
        items: digest.items.map((item, place) => {
          const story = digests[at]?.[place]?.story ?? 0;
          const lead = leads.get(story);
          if (story > 0 && lead === undefined) leads.set(story, item.id);
          return { ...item, story: story > 0 ? (lead ?? null) : null };
        }),
      }))
      .toReversed();
  });

test("a list that grows at both ends takes no card away, and puts none between those that were there", () => {
  fc.assert(
    fc.property(lists, fc.integer(), fc.nat(5), (digests, quiet, from) => {
      const all = digests.map(({ items }) => items);
      const middle = Math.min(from, all.length - 1);
      let before: { readonly items: readonly Item[]; readonly cards: readonly ItemId[] } | null = null;
      let heldVoices: ReadonlySet<ItemId> = new Set();
      for (let reach = 0; reach < all.length; reach += 1) {
        const window = all.slice(Math.max(0, middle - reach), middle + reach + 1);
        const folds = foldItems(window, {
          ...rules,
          isRead: (item) => ((quiet >> (item.ordinal % 30)) & 1) === 1,
          held: new Set(before?.cards),
          heldVoices,
        });
        const items = window.flat();
        const cards = items.flatMap(({ id }) => (folds.under.has(id) ? [] : [id]));
        const known = new Set(before?.items.map(({ id }) => id));
        expect(cards.filter((id) => known.has(id))).toEqual(before?.cards ?? []);
        before = { items, cards };
        heldVoices = new Set([...folds.voices.values()].flat().map(({ id }) => id));
      }
    }),
  );
});

test("N1 shown and folded items together are the list, none twice, and stories are counted truly", () => {
  fc.assert(
    fc.property(lists, fc.integer(), fc.integer(), (digests, quiet, apart) => {
      const bit = (item: Item, bits: number) => ((bits >> (item.ordinal % 30)) & 1) === 1;
      const fold: RowRules["fold"] = (items) =>
        foldItems(items, {
          ...rules,
          isRead: (item) => bit(item, quiet),
          isApart: (item) => bit(item, apart) && bit(item, quiet),
        });
      const loaded = digests.map((digest) => ({
        state: "ready" as const,
        ref: refOf([digest]),
        shard: { version: 1 as const, digests: [digest] },
      }));
      const all = digests.flatMap(({ items }) => items.map(({ id }) => id)).sort();
      const rows = buildRows(loaded, { shows: () => true, markerBefore: null, fold });
      expect(
        itemsOf(rows.filter(isItemRow))
          .map(({ id }) => id)
          .sort(),
      ).toEqual(all);
      const shards = loaded.map(({ shard }) => shard);
      const brief = catchUpRows(digestsOf(shards, freshDigests(manifestOf(digests), 0)), {
        shows: () => true,
        fold,
      });
      expect(
        itemsOf(brief.filter(isItemRow))
          .map(({ id }) => id)
          .sort(),
      ).toEqual(all);
      const told = new Set(brief.filter(isItemRow).flatMap((row) => [row.item, ...row.voices].map(storyOf)));
      expect(told.size).toBe(storyCount(itemsOf(brief.filter(isItemRow))));
      for (const row of brief.filter(isItemRow)) expect(row.size).toBe(brief.filter(isItemRow).length);
      for (const row of rows)
        if (row.type === "digest") {
          const here = itemsOf(rows.filter(isItemRow));
          expect(here.filter((item) => item.digest === row.digest.id).length).toBe(row.items.length);
        }
    }),
  );
});

test("what is left to read of a brief is each story once, voices too, without what was read or repeats it", () => {
  const digest = makeDigest("2025-06-14-08", 6, (n) => (n <= 4 ? by("Ada") : {}));
  const [one, two, three, four, five, six] = digest.items as [Item, Item, Item, Item, Item, Item];
  const told = { ...digest, items: [one, two, three, four, five, { ...six, story: one.id }] };
  const fold = (items: readonly (readonly Item[])[]) =>
    foldItems(items, { ...rules, isRepeat: ({ id }) => id === five.id });
  const rows = catchUpRows([told], { shows: () => true, fold });
  expect(leftToRead(rows, ({ id }) => id === two.id)).toEqual([one, three, four]);
});
