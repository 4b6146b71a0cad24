import { mkdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listDigests, UNKNOWN_STAMP } from "../../src/publish/disk/digest-folder.ts";
import { publish } from "../../src/publish/publish.ts";
import { diagnosticsOf } from "../../src/publish/report.ts";
import { freshFolder, put, removeFolder } from "./folder.ts";

let root = "";
let folder = "";
beforeEach(() => {
  root = freshFolder();
  folder = join(root, "in");
  put(folder, "2025/good.md", "x");
  put(folder, "notes.txt", "x");
  put(root, "elsewhere/other.md", "x");
});
afterEach(() => removeFolder(root));

const unreadable = () => {
  const listed = listDigests(folder);
  if (!listed.ok) throw new Error(listed.error);
  expect(listed.value.files.map(({ path }) => path)).toEqual(["2025/good.md"]);
  return listed.value.unreadable.map(({ path, reason }) => [path, reason]);
};

const INSIDE_FILE = "a link to another file of this folder is not followed";
const INSIDE = "a link to another folder of this folder is not followed";
const LEAVES = "a link that leaves the folder is not followed";
const NOWHERE = "a link that leads nowhere";

const stamps = () => {
  const listed = listDigests(folder);
  return new Map(listed.ok ? listed.value.files.map(({ path, stamp }) => [path, stamp]) : []);
};

test("a digest has the stamp that it had until its bytes, its time or its file are others", () => {
  const full = join(folder, "2025/good.md");
  const at = (ms: number, path = full) => utimesSync(path, ms / 1000, ms / 1000);
  put(folder, "other.md", "y");
  put(folder, "2024/a.md", "x");
  at(1_764_034_000_123.5);
  at(1_764_034_000_123.5, join(folder, "other.md"));
  const before = stamps();
  expect([...before.keys()]).toEqual(["2024/a.md", "2025/good.md", "other.md"]);
  expect(before.get("2024/a.md")).toBe(UNKNOWN_STAMP);
  expect(before.get("other.md")).not.toBe(before.get("2025/good.md"));
  expect(stamps()).toEqual(before);
  at(1_764_034_000_124);
  expect(stamps().get("2025/good.md")).not.toBe(before.get("2025/good.md"));
  put(folder, "2025/good.md", "xx");
  at(1_764_034_000_123.5);
  expect(stamps().get("2025/good.md")).not.toBe(before.get("2025/good.md"));
  put(folder, "again.md", "x");
  renameSync(join(folder, "again.md"), full);
  at(1_764_034_000_123.5);
  expect(stamps().get("2025/good.md")).not.toBe(before.get("2025/good.md"));
  expect(stamps().get("other.md")).toBe(before.get("other.md"));
});

describe.skipIf(process.platform === "win32")("what is no file and no folder", () => {
  test.each([
    ["twice.md", "2025/good.md", INSIDE_FILE],
    ["out.md", "../elsewhere/other.md", LEAVES],
    ["gone.md", "gone-file", NOWHERE],
    ["again", "2025", INSIDE],
    ["round", ".", INSIDE],
    ["2024", "../elsewhere", LEAVES],
    ["above", "..", LEAVES],
    ["2024.06", "../unmounted", NOWHERE],
    ["itself", "itself", NOWHERE],
    ["node_modules", "../elsewhere", LEAVES],
  ])("the link %s is told and not followed", (name, target, reason) => {
    symlinkSync(target, join(folder, name));
    expect(unreadable()).toEqual([[name, reason]]);
  });

  test.each([
    [".hidden", "../elsewhere"],
    [".#lock.md", "nobody@nowhere"],
    ["plan", "notes.txt"],
    ["logo.png", "nowhere.png"],
    ["_index.md", "2025/good.md"],
  ])("the link %s, which no digests could lie behind, is left out", (name, target) => {
    symlinkSync(target, join(folder, name));
    expect(unreadable()).toEqual([]);
  });

  test.skipIf(process.platform !== "linux")(
    "what has no name in UTF-8 is told where digests may lie behind it",
    () => {
      const odd = (end: string) =>
        Buffer.concat([Buffer.from(`${folder}/odd`), Buffer.of(0xff), Buffer.from(end)]);
      writeFileSync(odd(".md"), "x");
      writeFileSync(odd(".txt"), "x");
      mkdirSync(odd(""));
      symlinkSync("good.md", odd("-link.md"));
      expect(unreadable()).toEqual([
        ["odd\ufffd", "its name is not UTF-8"],
        ["odd\ufffd-link.md", NOWHERE],
        ["odd\ufffd.md", "its name is not UTF-8"],
      ]);
    },
  );

  test("a socket by the name of a digest is told and not read", async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(folder, "socket.md"), listening));
    expect(unreadable()).toEqual([["socket.md", "it is no file"]]);
    await new Promise((closed) => server.close(closed));
  });

  test("the publisher hears of each link to a folder, also when nothing else is new", async () => {
    mkdirSync(join(folder, "deep"));
    symlinkSync("../../elsewhere", join(folder, "deep/linked"));
    for (let time = 0; time < 2; time += 1) {
      const run = await publish({ digests: folder, out: join(root, "out"), cache: join(root, "cache") });
      const said = run.ok ? diagnosticsOf(run.value.noted) : [];
      expect(said.find(({ file }) => file === "deep/linked")).toMatchObject({
        rule: "unreadable-file",
        message: LEAVES,
      });
    }
  });
});
