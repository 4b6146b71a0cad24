import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ItemMarkdown } from "../../src/app/item/ItemMarkdown.tsx";
import { bodyText } from "../../src/bundle/search-body.ts";
import { fold } from "../../src/bundle/terms.ts";
import { isTooTangled } from "../../src/reading/text/inline-markdown.ts";
import { digestsOf } from "../reading/corpora.ts";

const SHARED = join("..", "shared", "corpus");
const FOLDERS = ["digests", ...["seed", "real-4h", "insight-daily"].map((name) => join(SHARED, name))];

const CHARACTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&amp;": "&",
};

const unspaced = (text: string): string => fold(text).replace(/\s/g, "");

/** The letters and signs of a text that its card shows, without blanks. */
const shown = (markdown: string): string =>
  unspaced(
    renderToStaticMarkup(<ItemMarkdown markdown={markdown} />)
      .replace(/<[^>]*>/g, " ")
      .replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => CHARACTERS[entity] ?? entity),
  );

describe.each(FOLDERS)("in the items of %s", (folder) => {
  test.skipIf(!existsSync(folder))(
    `a search reads what the card shows${existsSync(folder) ? "" : " (skipped: no ../shared)"}`,
    () => {
      const items = (digestsOf(folder) ?? []).flatMap((digest) => digest.items);
      expect(items.length).toBeGreaterThan(10);
      const otherwise = items.filter(
        ({ body }) => !isTooTangled(body) && unspaced(bodyText(body)) !== shown(body),
      );
      expect(otherwise.map(({ id }) => id)).toEqual([]);
    },
  );
});

test("a search reads what the card shows wherever phrases are set apart by one kind of mark", () => {
  const word = fc.constantFrom("发布", "模型", "gpt", "4o", "（甲）", "“乙”", "snake_case", "。", "，", " ");
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((some) => some.join(""));
  const kinds = fc.constantFrom("*", "**", "`");
  const phrase = fc
    .tuple(kinds, words)
    .map(([mark, text]) => (text.trim() === "" ? text : ` ${mark}${text.trim()}${mark} `));
  const text = fc.array(fc.oneof(words, phrase), { maxLength: 6 }).map((some) => `甲${some.join("")}乙`);
  fc.assert(fc.property(text, (markdown) => unspaced(bodyText(markdown)) === shown(markdown)));
});
