import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readFastNumbered } from "../../src/compile/dialects/fast-numbered.ts";
import { readItems } from "../../src/compile/dialects/read-items.ts";
import { readFastHeader } from "../../src/compile/header/fast-header.ts";
import { splitFrontMatter } from "../../src/compile/header/front-matter.ts";
import { readHeader } from "../../src/compile/header/header.ts";
import { createNotes } from "../../src/compile/report/notes.ts";
import { readSource } from "../../src/compile/text/source-text.ts";
import { seeded } from "./nothing-lost/seed.ts";
import { digest } from "./odd-digests.ts";

/** What the full parsers make of a digest, in the words of the fast ones: null where they have something to note. */
function compare(bytes: Uint8Array): { readonly header: boolean; readonly items: boolean } {
  const { lines, rejected } = readSource({ path: "a.md", bytes });
  const split = splitFrontMatter(lines);
  const notes = createNotes("a.md", lines);
  const header = rejected ? null : readFastHeader(split);
  if (header) {
    expect({ type: "header", header }).toEqual(readHeader(split, notes));
    expect(notes.sorted()).toEqual([]);
  }
  const text = { lines, first: split.bodyLine - 1 };
  const items = rejected ? null : readFastNumbered(text);
  if (items) {
    expect(items).toEqual(readItems(text, notes));
    expect(notes.sorted()).toEqual([]);
  }
  return { header: header !== null, items: items !== null };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const corpora = ["corpus", "hostile/digests"].map((name) => join("..", "shared", name));

test.skipIf(!corpora.every(existsSync))(
  "both readings agree on every digest of the corpora, and the usual format is read the fast way (skipped: no ../shared)",
  () => {
    let usual = 0;
    let fast = 0;
    for (const folder of corpora) {
      for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!/\.(md|markdown)$/i.test(path)) continue;
        const { items, header } = compare(new Uint8Array(readFileSync(join(folder, path))));
        if (!/^(seed|real-4h)/.test(path)) continue;
        usual += 1;
        if (items && header) fast += 1;
      }
    }
    expect(usual).toBeGreaterThan(0);
    expect(fast / usual).toBeGreaterThan(0.8);
  },
);

test("both readings agree on 10,000 generated digests, odd and well formed", () => {
  let items = 0;
  let headers = 0;
  fc.assert(
    fc.property(digest, (text) => {
      const fast = compare(bytesOf(text));
      if (fast.items) items += 1;
      if (fast.header) headers += 1;
    }),
    { numRuns: 10_000, ...seeded },
  );
  expect(items).toBeGreaterThan(500);
  expect(headers).toBeGreaterThan(500);
});

test("a paragraph with too many marks is left to the parser, which keeps it as plain text", () => {
  const text = `1.  [标题-作者](https://a.example/)\n\n    字${"*字".repeat(600)}\n`;
  expect(readFastNumbered({ lines: text.split("\n"), first: 0 })).toBeNull();
});
