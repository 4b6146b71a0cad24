import { existsSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ItemMarkdown } from "../../src/app/item/ItemMarkdown.tsx";
import { digestsOf } from "../reading/corpora.ts";

const CORPUS = join("..", "shared", "corpus");
const FOLDERS = ["digests", ...["seed", "real-4h", "insight-daily"].map((name) => join(CORPUS, name))];

/** What a reader sees of a text, but for what is code. */
const seen = (markdown: string): string =>
  renderToStaticMarkup(<ItemMarkdown markdown={markdown} />)
    .replace(/<code>.*?<\/code>/gs, "")
    .replace(/<[^>]*>/g, "");

describe.each(FOLDERS)("in the items of %s", (folder) => {
  test.skipIf(!existsSync(folder))(
    `no mark of strong text is seen${existsSync(folder) ? "" : " (skipped: no ../shared)"}`,
    () => {
      const items = (digestsOf(folder) ?? []).flatMap((digest) => digest.items);
      expect(items.length).toBeGreaterThan(10);
      const raw = items.filter(
        ({ title, body }) => title.includes("**") || (body.includes("**") && seen(body).includes("**")),
      );
      expect(raw.map(({ id }) => id)).toEqual([]);
    },
  );
});
