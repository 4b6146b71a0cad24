import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { readYaml } from "../../src/compile/header/yaml-scalars.ts";

const work = vi.hoisted(() => ({ nodes: 0 }));

// Every node that is looked at is asked first whether it is an alias; the parser's own way to look an alias up goes
// through the document.
vi.mock("yaml", async (original) => {
  const yaml = await original<typeof import("yaml")>();
  const resolve = yaml.Alias.prototype.resolve;
  yaml.Alias.prototype.resolve = function (document, context) {
    yaml.visit(document, () => {
      work.nodes += 1;
    });
    return resolve.call(this, document, context);
  };
  const isAlias = (node: unknown) => {
    work.nodes += 1;
    return yaml.isAlias(node);
  };
  return { ...yaml, isAlias };
});

/** How many nodes are looked at for a text. */
function nodesOf(text: string): number {
  work.nodes = 0;
  expect(readYaml(text).ok).toBe(true);
  return work.nodes;
}

/** So many keys that a chain of aliases is as deep as it is followed. */
const KEYS = { min: 400, max: 500 };

/** What may stand below the `at`th key; `k` and `many` are lists of a length. */
const VALUES: Readonly<Record<string, (at: number) => string>> = {
  scalar: () => "v",
  "anchor and scalar": (at) => `&a${at} v`,
  "the alias above": (at) => `&a${at} [v, *a${at - 1}]`,
  "the alias above, twice": (at) => `&a${at} [*a${at - 1}, *a${at - 1}]`,
  "the first alias": () => "*a0",
  "the long list": () => "*k",
  "many empty lists": () => "[*many, *many]",
  itself: (at) => `&a${at} {b: *a${at}}`,
  "a map of all kinds": (at) => `{b: &b${at} [c, d], e: *b${at}, f: {g: *a0}}`,
};

const digest = (keys: number, value: string, length: number): string => {
  const lists = `k: &k [${"x, ".repeat(length)}]\nmany: &many [${"[], ".repeat(length)}]\nk0: &a0 v\n`;
  const make = VALUES[value] as (at: number) => string;
  return lists + Array.from({ length: keys }, (_, at) => `k${at + 1}: ${make(at + 1)}\n`).join("");
};

test("twice the keys are at most 2.5 times the work, whatever aliases stand below them", {
  timeout: 60_000,
}, () => {
  const input = fc.tuple(
    fc.constantFrom(...Object.keys(VALUES)),
    fc.integer(KEYS),
    fc.integer({ min: 0, max: 1500 }),
  );
  fc.assert(
    fc.property(input, ([value, keys, length]) => {
      const [once, twice] = [keys, 2 * keys].map((count) => nodesOf(digest(count, value, length))) as [
        number,
        number,
      ];
      expect(twice).toBeLessThanOrEqual(2.5 * once);
    }),
    { numRuns: 12, examples: Object.keys(VALUES).map((value) => [[value, 400, 300]]) },
  );
});
