import { expect, test } from "vitest";
import { HEAD_DIGESTS, NAMES_LISTED } from "../../src/bundle/limits.ts";
import type { Digest } from "../../src/bundle/schema.ts";
import { mergeNames, namesFile, namesIn } from "../../src/compile/names-file.ts";
import { makeDigest } from "../reading/made.ts";

/** The file of digests, newest first. */
const fileOf = (digests: readonly Digest[]) =>
  namesFile(mergeNames(digests.map(namesIn).reverse()), digests.slice(0, HEAD_DIGESTS).map(namesIn));

const namesOf = (names: readonly (readonly string[])[]) => (ordinal: number) => ({
  names: names[ordinal - 1] ?? [],
});

test("the file of names counts items and points to the first and the newest", () => {
  const older = makeDigest("2025-06-13-20", 2, namesOf([["NVIDIA", "OpenAI"], ["NVIDIA"]]));
  const newer = makeDigest("2025-06-14-00", 2, namesOf([["Mattel", "OpenAI"], ["NVIDIA"]]));
  expect(fileOf([newer, older])).toEqual({
    version: 1,
    names: [
      { name: "NVIDIA", items: 3, first: older.items[0]?.id, latest: newer.items[1]?.id },
      { name: "OpenAI", items: 2, first: older.items[0]?.id, latest: newer.items[0]?.id },
      { name: "Mattel", items: 1, first: newer.items[0]?.id, latest: newer.items[0]?.id },
    ],
  });
});

test("rare names of an old archive are cut, those first seen in the newest digests are not", () => {
  const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
  const digests = Array.from({ length: 100 }, (_, at) =>
    makeDigest(
      `${day(99 - at)}-00`,
      1,
      namesOf([["每天", ...Array.from({ length: 100 }, (_name, n) => `${99 - at}-${n}`)]]),
    ),
  );
  const { names } = fileOf(digests);
  expect(names[0]?.name).toBe("每天");
  const listed = new Set(names.map(({ name }) => name));
  expect(listed.has("99-0")).toBe(true);
  expect(listed.has("58-99")).toBe(true);
  expect(listed.has("57-99")).toBe(false);
  expect(listed.size).toBe(NAMES_LISTED + 42 * 100);
});

test("there is a file of names without any name", () => {
  expect(fileOf([])).toEqual({ version: 1, names: [] });
});
