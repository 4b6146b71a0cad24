import { expect, test } from "vitest";
import { diagnosticsOf } from "../../src/publish/report.ts";
import { differences, digestText, filesBelow, madeArchive, put, wholeBundle } from "./folder.ts";
import { folderOfTest, placesIn, published } from "./test-folder.ts";

const folder = folderOfTest();

const NAMES = ["a\u0001.md", "a\u0002.md", "\u001b[2J\u009b1m/\u202eb.md"] as const;
const UNFIT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|\\[bfrtu]/;

const text = (hour: number, seed: number): string =>
  digestText({ day: "2025-01-03", hour, zone: "+08:00", items: 2, seed });

test.skipIf(process.platform === "win32")(
  "control characters in names of files reach no text of a bundle, and names alike but for them stay apart",
  async () => {
    const { digests, out, cache } = placesIn(folder());
    for (const [path, made] of madeArchive(60)) put(digests, path, made);
    for (const [at, name] of NAMES.entries()) put(digests, name, text(9 + at, 800 + at));
    // So many that all are compiled at once, then one.
    for (const seed of [null, 900]) {
      if (seed !== null) put(digests, NAMES[1], text(10, seed));
      const { noted } = await published({ digests, out, cache });
      expect(diagnosticsOf(noted).map(({ file, rule }) => [file, rule])).toEqual([
        [NAMES[2], "control-character"],
        [NAMES[2], "bidi-control"],
        [NAMES[0], "control-character"],
        [NAMES[1], "control-character"],
      ]);
      const files = filesBelow(out);
      expect(differences(files, wholeBundle(digests))).toEqual([]);
      const all = [...files].map((one) => one.join("\n")).join("\n");
      expect(all).toContain('"file":"a\ufffd.md"');
      expect(all).not.toMatch(UNFIT);
    }
  },
);
