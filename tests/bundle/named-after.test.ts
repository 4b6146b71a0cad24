import { expect, test } from "vitest";
import { isIntact, isNamedAfter, namedAfter } from "../../src/bundle/named-after.ts";

const file = namedAfter("shards/2025-06-14", "{}");

test("a file is known by the hash in its name, wherever it is served from", () => {
  expect(file).toMatch(/^shards\/2025-06-14\.[\w-]{8}\.json$/);
  for (const name of [file, `https://a.example/data/${file}`])
    expect([isIntact(name, "{}"), isNamedAfter(name, "{}")]).toEqual([true, true]);
  expect([isIntact(file, "{"), isNamedAfter(file, "<html>")]).toEqual([false, false]);
});

test("a name without a hash says nothing against a text, and nothing for it", () => {
  expect(isNamedAfter("manifest.json", "{}")).toBe(true);
  expect(isIntact("manifest.json", "{}")).toBe(false);
});
