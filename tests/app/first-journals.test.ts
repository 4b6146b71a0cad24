import fc from "fast-check";
import { expect, test } from "vitest";
import { hasAll, readJournals } from "../../src/app/env/first-journals.ts";
import type { CategorySlug, ItemId } from "../../src/bundle/schema.ts";
import { encodeBucket } from "../../src/reading/state/bucket-codec.ts";
import { seal } from "../../src/reading/state/envelope.ts";
import { countOf, emptyBucket, joinMarks } from "../../src/reading/state/marks.ts";

const PREFIX = "tidings:/:page:";

/** A storage of these values. */
const storageOf = (values: Readonly<Record<string, string>>): Storage =>
  Object.assign(Object.create({ getItem: (key: string) => values[key] ?? null }), values);

const marked = (id: string, count: number) =>
  joinMarks(emptyBucket, [{ id: id as ItemId, count, category: "ai" as CategorySlug }]);

const journal = (parts: Readonly<Record<string, string>>) => seal(JSON.stringify(parts));

test("journals of several pages are read, and what is no journal is not", () => {
  const one = journal({ "read:2025-06-1": encodeBucket(marked("2025-06-14.pcNFhh", 1)) });
  const two = journal({ "read:2025-06-1": encodeBucket(marked("2025-06-14.pcNFhh", 2)), entries: "[]" });
  const storage = storageOf({
    [`${PREFIX}a`]: one,
    [`${PREFIX}b`]: two,
    "tidings:/:entries": seal("[]"),
    "other:/:page:c": one,
  });
  const { marks, rest } = readJournals(storage, PREFIX);
  const counts = marks.get("2025-06-1")?.map((bucket) => countOf(bucket, "2025-06-14.pcNFhh" as ItemId));
  expect(counts).toEqual([1, 2]);
  expect(rest).toEqual([["entries", "[]"]]);
});

test("a journal that is damaged, or of a newer release, stops nothing", () => {
  const whole = journal({ "read:2025-06-1": encodeBucket(marked("2025-06-14.pcNFhh", 1)) });
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (at) => {
      const read = readJournals(storageOf({ [`${PREFIX}a`]: whole.slice(0, at) }), PREFIX);
      expect([read.marks.size, read.rest.length]).toEqual([0, 0]);
    }),
  );
  const newer = whole.replace(/^1\./, "2.");
  expect(readJournals(storageOf({ [`${PREFIX}a`]: newer }), PREFIX).marks.size).toBe(0);
  expect(readJournals(storageOf({ [`${PREFIX}a`]: journal({ entries: "[" }) }), PREFIX).rest.length).toBe(1);
});

test("a part has all of a journal's where it is the same, or has each of its entries", () => {
  const dark = ["set:theme", "dark", 3, "k3f9xz"];
  const entries = (...list: readonly (readonly unknown[])[]) => JSON.stringify(list);
  expect(hasAll(entries(["set:a", "1", 1, "x"], dark), "entries", entries(dark))).toBe(true);
  expect(hasAll(entries(["set:theme", "light", 4, "x"]), "entries", entries(dark))).toBe(false);
  expect(hasAll(null, "entries", entries(dark))).toBe(false);
  expect(hasAll('{"count":1}', "kept:a", '{"count":1}')).toBe(true);
  expect(hasAll('{"count":2}', "kept:a", '{"count":1}')).toBe(false);
});
