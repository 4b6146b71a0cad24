import fc from "fast-check";
import { expect, test } from "vitest";
import { packedText, partBytes, partCount, partPlace, sizesBytes } from "../../src/bundle/packed-segment.ts";
import { packedPart } from "../../src/reading/search/search-part.ts";

const shape = { buckets: 8, pieces: [4] } as const;
const ref = { ...shape, id: "a", items: 4, oldest: [], packed: true };

const packed = (values: readonly unknown[]): string => {
  const parts = values.map((value) => JSON.stringify(value));
  return packedText(
    parts,
    parts.map((part) => Buffer.byteLength(part)),
  );
};

const PARTS = partCount(shape);
const numbered = Array.from({ length: PARTS }, (_, at) => at + 1);
const values = fc.array(fc.array(fc.string({ unit: "grapheme" })), { minLength: PARTS, maxLength: PARTS });

test("every part of a packed segment is found by its bytes, and in the whole file", async () => {
  await fc.assert(
    fc.asyncProperty(values, async (parts) => {
      const text = packed(parts);
      const bytes = Buffer.from(text);
      const ranged = async (_: string, from: number, to: number) => ({
        whole: false,
        json: JSON.parse(bytes.subarray(from, to).toString()),
      });
      const whole = async () => ({ whole: true, json: JSON.parse(text) });
      const names = [
        ...Array.from({ length: 10 }, (_, number) => number).map(
          (number) => ({ kind: "bucket", number }) as const,
        ),
        { kind: "dense", number: 0 } as const,
        { kind: "piece", number: 0 } as const,
      ];
      for (const name of names) {
        expect(await packedPart(ref, name, ranged)).toEqual(parts[partPlace(shape, name)]);
        expect(await packedPart(ref, name, whole)).toEqual(parts[partPlace(shape, name)]);
      }
    }),
  );
});

test("a part that cannot be had is none, and one that comes with all others is found among them", async () => {
  const text = packed(numbered);
  const sizes = { whole: false, json: JSON.parse(text.slice(sizesBytes(shape).from, sizesBytes(shape).to)) };
  for (const [answer, part] of [
    [null, null],
    [{ whole: true, json: JSON.parse(text) }, 11],
    [{ whole: true, json: null }, null],
  ] as const) {
    const answers = [sizes, answer];
    const ask = async () => answers.shift() ?? null;
    expect(await packedPart(ref, { kind: "piece", number: 0 }, ask)).toBe(part);
  }
});

test("bytes of a part come alone, or with the whole part where all parts come", async () => {
  const text = packed(numbered.map((value) => [`<${value}>`, "模型"]));
  const bytes = Buffer.from(text);
  const within = { from: '["<12>",'.length, length: Buffer.byteLength('"模型"') };
  const ranged = async (_: string, from: number, to: number) => ({
    whole: false,
    json: JSON.parse(bytes.subarray(from, to).toString()),
  });
  const whole = async () => ({ whole: true, json: JSON.parse(text) });
  expect(await packedPart(ref, { kind: "dense", number: 0 }, ranged, within)).toBe("模型");
  expect(await packedPart(ref, { kind: "dense", number: 0 }, whole, within)).toEqual(["<12>", "模型"]);
});

test("a part too large for its size to be told, and those after it, are read out of the whole", async () => {
  const parts = numbered.map((value) => (value === 3 ? "很".repeat(100_000) : value));
  const bytes = Buffer.from(packed(parts));
  const ask = async (_: string, from: number, to: number) => ({
    whole: false,
    json: JSON.parse(bytes.subarray(from, to).toString()),
  });
  for (const number of [0, 1, 2])
    expect(await packedPart(ref, { kind: "bucket", number }, ask)).toBe(parts[number]);
  expect(await packedPart(ref, { kind: "piece", number: 0 }, ask)).toBe(11);
});

test("sizes that are none, or of another segment, lead to no part", async () => {
  expect(PARTS).toBe(12);
  const { from, to } = sizesBytes(shape);
  const sizes = JSON.parse(packed(numbered).slice(from, to)) as string;
  expect(partBytes(shape, sizes, 11)).not.toBeNull();
  for (const other of [
    null,
    7,
    "",
    sizes.slice(1),
    "0".repeat(sizes.length),
    "_".repeat(sizes.length),
    "很".repeat(sizes.length),
  ])
    expect(partBytes(shape, other, 11)).toBeNull();
  for (const answer of [null, { whole: true, json: null }, { whole: false, json: "x" }])
    expect(await packedPart(ref, { kind: "bucket", number: 0 }, async () => answer)).toBeNull();
});
