import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";

const DAILY = join("..", "shared", "corpus", "insight-daily");

describe.skipIf(!existsSync(DAILY))("skipped: no ../shared", () => {
  const days = existsSync(DAILY)
    ? readdirSync(DAILY, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"))
    : [];
  const compiled = days.map((path) => {
    const bytes = new Uint8Array(readFileSync(join(DAILY, path)));
    return { text: new TextDecoder().decode(bytes), ...compileDigest({ path, bytes }) };
  });

  test("at least 99 % of the numbered entries of insight-daily become items", () => {
    const entries = compiled.flatMap(({ text }) => text.match(/^\d+\.\s+\S/gm) ?? []).length;
    const found = compiled.reduce((sum, { draft }) => sum + (draft?.items.length ?? 0), 0);
    expect(entries).toBeGreaterThan(900);
    expect(found / entries).toBeGreaterThanOrEqual(0.99);
    expect(found).toBeLessThanOrEqual(entries);
  });

  test("every one of its items has a title, and its section is a heading above it", () => {
    for (const { draft, text } of compiled) {
      const headings = (text.match(/^#+ .*$/gm) ?? []).map((line) => line.replace(/[#*`[\]\s]|\(.*?\)/g, ""));
      for (const { title, section } of draft?.items ?? []) {
        expect(title).toMatch(/^\S/);
        if (section !== null) expect(headings.join("\n")).toContain(section.replace(/[\s[\]]/g, ""));
      }
    }
  });

  test("its days are those of the file names", () => {
    expect(
      compiled.filter(({ path, draft }) => draft?.day !== /(\d{4}-\d\d-\d\d)\.md$/.exec(path)?.[1]),
    ).toEqual([]);
  });
});
