import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../../src/bundle/schema.ts";
import { decodeBucket, encodeBucket } from "../../src/reading/state/bucket-codec.ts";
import { seal, unseal } from "../../src/reading/state/envelope.ts";
import { bucketOf, categoryChar, categoryIndex } from "../../src/reading/state/marks.ts";
import {
  changedParts,
  decodePart,
  encodePart,
  gatherReading,
  isPartName,
} from "../../src/reading/state/parts.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { exportReading } from "../../src/reading/state/transfer.ts";
import { threePages } from "./histories.ts";
import { makeItems } from "./items.ts";

test("every state comes back from its parts", () => {
  fc.assert(
    fc.property(threePages, ([a]) => {
      const parts = changedParts(emptyReading, a).map((name) => {
        expect(isPartName(name)).toBe(true);
        return decodePart(name, encodePart(a, name) ?? "");
      });
      const back = gatherReading(parts.flatMap((part) => (part ? [part] : [])));
      expect(exportReading(back)).toBe(exportReading(a));
      expect(changedParts(a, a)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("a mark takes seven characters, whatever is read", () => {
  const state = applyReading(emptyReading, { type: "read", items: makeItems("2025-06-14", 500), read: true });
  const text = encodePart(state, "read:2025-06-1") ?? "";
  expect(text.length).toBe(500 * 7 + '{"1":{"14":""},"c":["industry"]}'.length);
});

test("a bucket holds a third of a month", () => {
  expect(
    ["2025-06-01", "2025-06-10", "2025-06-11", "2025-06-20", "2025-06-21", "2025-01-31"].map((day) =>
      bucketOf(day as Day),
    ),
  ).toEqual(["2025-06-0", "2025-06-0", "2025-06-1", "2025-06-1", "2025-06-2", "2025-01-2"]);
});

test("thousands of categories have characters of their own that JSON leaves alone", () => {
  const chars = Array.from({ length: 5_000 }, (_, n) => categoryChar(n));
  expect(new Set(chars).size).toBe(5_000);
  expect(JSON.stringify(chars.join("")).length).toBe(5_002);
  expect(chars.map(categoryIndex)).toEqual(chars.map((_, n) => n));
});

test.each([
  ["no JSON", "{"],
  ["a list", "[]"],
  ["null", "null"],
  ["no categories", '{"1":{"14":"aaaaaa#"}}'],
  ["categories that are no texts", '{"c":[1],"1":{"14":"aaaaaa#"}}'],
  ["an empty category", '{"c":[""],"1":{"14":"aaaaaa#"}}'],
  ["a category too many", '{"c":["a"],"1":{"14":"aaaaaa$"}}'],
  ["a mark cut short", '{"c":["a"],"1":{"14":"aaaaaa"}}'],
  ["a key with a blank", '{"c":["a"],"1":{"14":"aaa aa#"}}'],
  ["a day of another bucket", '{"c":["a"],"1":{"21":"aaaaaa#"}}'],
  ["a day the calendar lacks", '{"c":["a"],"1":{"1x":"aaaaaa#"}}'],
  ["marks that are no text", '{"c":["a"],"1":{"14":7}}'],
  ["a count of zero", '{"c":["a"],"0":{"14":"aaaaaa#"}}'],
  ["a count beyond all", '{"c":["a"],"1000000001":{"14":"aaaaaa#"}}'],
  ["a count that is no number", '{"c":["a"],"x":{"14":"aaaaaa#"}}'],
  ["days that are a list", '{"c":["a"],"1":["aaaaaa#"]}'],
])("a bucket with %s is refused whole", (_, text) => {
  expect(decodeBucket("2025-06-1", text)).toBeNull();
});

test("a bucket with marks of several counts comes back as it was", () => {
  const text = '{"1":{"14":"aaaaaa#"},"2":{"14":"bbbbbb#","15":"cccccc$"},"c":["a","b"]}';
  const bucket = decodeBucket("2025-06-1", text);
  expect(bucket && encodeBucket(bucket)).toBe(text);
});

test("an envelope tells damage from a newer release, at any changed bit", () => {
  const sealed = seal('{"c":[]}');
  expect(unseal(sealed)).toEqual({ ok: true, value: '{"c":[]}' });
  for (let at = 0; at < sealed.length; at++) {
    const flipped =
      sealed.slice(0, at) + String.fromCharCode(sealed.charCodeAt(at) ^ 1) + sealed.slice(at + 1);
    const answer = unseal(flipped);
    // The version's own digit is outside of the checksum: it may only turn into "not readable" or "newer".
    expect(answer.ok).toBe(false);
  }
  expect(unseal(sealed.replace(/^1/, "2"))).toEqual({ ok: false, error: { type: "newer", version: 2 } });
  for (const text of [
    "",
    "null",
    "[]",
    '"x"',
    "{",
    "\0",
    "NaN",
    `${sealed}x`,
    sealed.slice(0, -3),
    sealed.replace(/^1/, "0"),
  ])
    expect(unseal(text)).toMatchObject({ ok: false, error: { type: "unreadable" } });
});

const bookmark = (change: (json: Record<string, unknown>) => void): string => {
  const [item] = makeItems("2025-06-14", 1);
  if (!item) throw new Error("no item");
  const state = applyReading({ ...emptyReading, replica: "a" }, { type: "bookmark", item, on: true });
  const json = JSON.parse(encodePart(state, `kept:${item.id}`) ?? "") as Record<string, unknown>;
  change(json);
  return JSON.stringify(json);
};
const KEPT = "kept:2025-06-14._____0";

test.each<[string, (json: Record<string, unknown>) => void]>([
  [
    "no count",
    (json) => {
      json.count = null;
    },
  ],
  [
    "a stamp of another shape",
    (json) => {
      json.added = [1];
    },
  ],
  [
    "a stamp that is no list",
    (json) => {
      json.added = 1;
    },
  ],
  [
    "a stamp with a hostile page name",
    (json) => {
      json.noted = [1, "<b>"];
    },
  ],
  [
    "a stamp that could not be topped",
    (json) => {
      json.noted = [2 ** 50, "a"];
    },
  ],
  [
    "a note that is no text",
    (json) => {
      json.note = 1;
    },
  ],
  [
    "a note too long",
    (json) => {
      json.note = "x".repeat(20_001);
    },
  ],
  [
    "tags that are no texts",
    (json) => {
      json.tags = [1];
    },
  ],
  [
    "the same tag twice",
    (json) => {
      json.tags = ["a", "a"];
    },
  ],
  [
    "no item though it is set",
    (json) => {
      json.item = null;
    },
  ],
  [
    "an item though it is taken away",
    (json) => {
      json.count = 2;
    },
  ],
  [
    "an item of another id",
    (json) => {
      (json.item as { id: string }).id = "2025-06-14.bbbbbb";
    },
  ],
  [
    "a script as address",
    (json) => {
      (json.item as { source: { url: string } }).source.url = "javascript:1";
    },
  ],
])("a bookmark with %s is refused", (_, change) => {
  expect(
    decodePart(
      KEPT,
      bookmark(() => {}),
    ),
  ).not.toBeNull();
  expect(decodePart(KEPT, bookmark(change))).toBeNull();
});

test.each([
  "",
  "{",
  "null",
  "{}",
  "[1]",
  '[["a","b",1]]',
  '[["a",1,1,"a"]]',
  '[[1,"b",1,"a"]]',
  `[["${"n".repeat(301)}",null,1,"a"]]`,
  `[["a","${"v".repeat(4_001)}",1,"a"]]`,
])("entries like %s are refused", (text) => {
  expect(decodePart("entries", text)).toBeNull();
});

test("a name that is no part is none, and an empty state has no text for any", () => {
  for (const name of ["", "aside:read:2025-06-1:1", "read:2025-06-3", "kept:x", "entries2", "__proto__"])
    expect(isPartName(name)).toBe(false);
  expect(decodePart("kept:x", "{}")).toBeNull();
  expect(decodePart(KEPT, "[]")).toBeNull();
  expect(["read:2025-06-1", KEPT, "entries"].map((name) => encodePart(emptyReading, name))).toEqual([
    null,
    null,
    null,
  ]);
});
