import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listBundle, pruneBundle, writeBundleFolder } from "../../src/publish/disk/write-bundle.ts";
import { freshFolder } from "./folder.ts";

const FILES = ["0", "dense-0", "piece-0"].map((name) => ({ path: `search/abc/${name}.json`, text: name }));

function* failing() {
  yield* FILES.slice(0, 2);
  throw new Error("the disk is full");
}

test("a folder is there with all its files or not at all, whatever a stopped run left", () => {
  const out = freshFolder();
  const folder = join(out, "search/abc");
  mkdirSync(`${folder}.new`, { recursive: true });
  writeFileSync(join(`${folder}.new`, "7.json"), "half of");
  expect(() => writeBundleFolder(folder, failing())).toThrow("full");
  expect(existsSync(folder)).toBe(false);
  writeBundleFolder(folder, FILES);
  expect(readdirSync(folder).sort()).toEqual(["0.json", "dense-0.json", "piece-0.json"]);
  for (const { path, text } of FILES) expect(readFileSync(join(out, path), "utf8")).toBe(text);
  expect(readdirSync(join(out, "search"))).toEqual(["abc"]);
});

test("half a folder that a stopped run left goes with the next", () => {
  const out = freshFolder();
  expect(() => writeBundleFolder(join(out, "search/abc"), failing())).toThrow("full");
  pruneBundle(out, listBundle(out), new Set(["search/def"]));
  expect(readdirSync(join(out, "search"))).toEqual([]);
});
