import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { decodeManifest } from "../../src/bundle/decode.ts";
import { HEAD_DIGESTS } from "../../src/bundle/limits.ts";
import type { Digest, Manifest } from "../../src/bundle/schema.ts";
import { type BundleFile, emitBundle } from "../../src/compile/emit.ts";
import { makeDigest } from "../reading/made.ts";

/** `count` digests of 14 items, six a day, newest first, with texts about as long as news has at 20 words. */
function archive(count: number, size: number, words = 20): readonly Digest[] {
  return Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(2025, 5, 14, 20) - back * 4 * 3_600_000).toISOString();
    return makeDigest(`${at.slice(0, 10)}-${at.slice(11, 13)}`, size, (ordinal) => ({
      names: [`Model ${back}`],
      body: Array.from(
        { length: words },
        (__, n) => `第 ${(back * 37 + ordinal * 11 + n * 7) % 9973} 句`,
      ).join("，"),
    }));
  });
}

const packed = (text: string): number => gzipSync(text).length;

function manifestIn(files: readonly BundleFile[]): { readonly text: string; readonly manifest: Manifest } {
  const text = files.find(({ path }) => path === "manifest.json")?.text ?? "";
  const decoded = decodeManifest(JSON.parse(text));
  if (!decoded.ok) throw new Error("the manifest cannot be read");
  return { text, manifest: decoded.value };
}

/** What a first visit asks for: the manifest, and shards for sixty items. */
function firstLoad(files: readonly BundleFile[]): number {
  const { text, manifest } = manifestIn(files);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  return manifest.head
    .slice(0, 5)
    .reduce((sum, { file }) => sum + packed(texts.get(file) ?? ""), packed(text));
}

describe("as the archive grows", () => {
  const few = emitBundle(archive(220, 14), false);
  // The old ones are short: what they say is in none of the files that are looked at.
  const many = emitBundle([...archive(220, 14), ...archive(22_000, 1).slice(220)], false);

  test("a first visit costs the same but for a line a year", () => {
    const [small, large] = [manifestIn(few), manifestIn(many)];
    expect(large.manifest.digests).toBe(22_000);
    expect(large.manifest.head.length).toBe(small.manifest.head.length);
    expect(packed(large.text) - packed(small.text)).toBeLessThanOrEqual(45 * large.manifest.years.length);
    expect(packed(large.text)).toBeLessThanOrEqual(2_000);
    expect(firstLoad(many)).toBeGreaterThan(firstLoad(few));
  });

  test("a new digest changes the manifest, adds its shard, and renames nothing that a daily reader holds", () => {
    const before = emitBundle(archive(220, 14).slice(1), false);
    const held = new Set(manifestIn(before).manifest.head.map(({ file }) => file));
    const { manifest, text } = manifestIn(few);
    const fresh = manifest.head.filter(({ file }) => !held.has(file));
    expect(fresh).toHaveLength(1);
    expect(manifest.head.length).toBeGreaterThanOrEqual(HEAD_DIGESTS);
    const shard = packed(few.find(({ path }) => path === fresh[0]?.file)?.text ?? "");
    expect(packed(text) + shard).toBeLessThanOrEqual(1.5 * shard + 1_000);
  });

  test("no new digest changes more than five files, days that leave the head and joined runs included", () => {
    const all = archive(114, 17, 1);
    const filesOf = (count: number) =>
      new Map(emitBundle(all.slice(all.length - count)).map(({ path, text }) => [path, text]));
    let before = filesOf(80);
    const changes = Array.from({ length: 34 }, (_, at) => {
      const files = filesOf(81 + at);
      const paths = [...files].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
      before = files;
      return paths;
    });
    expect(Math.max(...changes.map((paths) => paths.length))).toBe(5);
    const having = (shape: RegExp) => changes.filter((paths) => paths.some((path) => shape.test(path)));
    expect(having(/^years/).length).toBeGreaterThan(4);
    expect(having(/^search.entry/)).toHaveLength(9);
    const segments = changes.flatMap((paths) => paths.filter((path) => /^search.(?!entry)/.test(path)));
    // One for each index, and a run that was joined.
    expect(segments).toHaveLength(10);
  });
});
