import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { tests as specification } from "commonmark-spec";
import { describe, expect, test } from "vitest";
import { lossesOf } from "./counter.ts";
import { bytesOf, outcomeOf, textOf } from "./outcome.ts";

const SHARED = join("..", "shared");
const FOLDERS = ["corpus/seed", "corpus/real-4h", "corpus/insight-daily", "hostile/digests"];

const lossesIn = (bytes: Uint8Array, path: string): readonly string[] =>
  lossesOf(textOf(bytes), outcomeOf(bytes, path)).map(({ what, line }) => `${path}:${line} ${what}`);

describe.skipIf(!existsSync(SHARED))("skipped: no ../shared", () => {
  test.each(FOLDERS)("every address of %s is in the bundle or in the report", (folder) => {
    const root = join(SHARED, folder);
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(root, name)).isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((path) => lossesIn(new Uint8Array(readFileSync(join(root, path))), path))).toEqual(
      [],
    );
  });
});

const digestWith = (body: string): string =>
  `---\ntitle: "t"\ndate: 2025-06-14T00:00:56+08:00\n---\n\n1.  [wort1x-a](https://first.example/)\n\n${body}\n\n2.  [wort2x-b](https://last.example/)\n\n    wort3x\n`;

const indented = (text: string): string => text.replace(/^(?=.)/gm, "    ");

/** The examples' own addresses are mostly relative: these are conserved only where they lead somewhere. */
const linked = (text: string): string =>
  text.replace(
    /(?<![:/\w.])\/(?:my )?ur[il]\d?/g,
    (path) => `https://spec.example${path.replace(" ", "%20")}`,
  );

const examples = specification.flatMap(({ number, markdown }) => {
  const text = markdown.replaceAll("→", "\t");
  return [text, linked(text)].flatMap((one) => [
    { name: `example ${number} as the body of an item`, text: digestWith(indented(one)) },
    { name: `example ${number} between two items`, text: digestWith(one) },
  ]);
});

test("nothing is lost with the examples of the CommonMark specification in or below an item", () => {
  expect(examples.length).toBeGreaterThan(2400);
  const lost = examples.flatMap(({ name, text }) =>
    lossesIn(bytesOf(text), "a.md").map((loss) => `${name}: ${loss}`),
  );
  expect(lost).toEqual([]);
});
