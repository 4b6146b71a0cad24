import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildCommand } from "./cli.ts";
import {
  differences,
  digestText,
  filesBelow,
  freshFolder,
  madeArchive,
  put,
  removeFolder,
  wholeBundle,
} from "./folder.ts";

const tools = freshFolder();
let script = "";
beforeAll(async () => {
  script = await buildCommand(tools);
});
afterAll(() => removeFolder(tools));

let folder = "";
let watcher: ChildProcessWithoutNullStreams;
let printed = "";
let wake: () => void = () => {};

/** Waits until what was printed since holds a text; the test's time limit says when it never comes. */
async function hears(text: string): Promise<void> {
  while (!printed.includes(text)) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

const digestsIn = () => join(folder, "in");

beforeEach(async () => {
  folder = freshFolder();
  printed = "";
  for (const [path, text] of madeArchive(9)) put(digestsIn(), path, text);
  const args = ["compile", "--watch", "--digests", digestsIn(), "--out", join(folder, "out")];
  watcher = spawn(process.execPath, [script, ...args, "--cache", join(folder, "cache")]);
  for (const stream of [watcher.stdout, watcher.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      wake();
    });
  }
  await hears("54 digests");
  printed = "";
});
afterEach(async () => {
  const gone = new Promise((resolve) => watcher.once("exit", resolve));
  watcher.kill();
  await gone;
  removeFolder(folder);
});

const made = (hour: number, seed = 300) =>
  digestText({ day: "2025-01-06", hour, zone: "+08:00", items: 3, seed });

const isUpToDate = () =>
  expect(differences(filesBelow(join(folder, "out")), wholeBundle(digestsIn()))).toEqual([]);

test("a digest that comes, changes and goes is followed", async () => {
  put(digestsIn(), "new.md", made(0));
  await hears("55 digests");
  isUpToDate();
  printed = "";
  put(digestsIn(), "new.md", `${made(0)}\n9.  [无链接]()\n`);
  await hears("1 with warnings");
  isUpToDate();
  printed = "";
  rmSync(join(digestsIn(), "new.md"));
  await hears("54 digests");
  isUpToDate();
});

test("a file that is half written, or no digest at all, is reported and waited for", async () => {
  const half = Buffer.from(made(4));
  writeFileSync(join(digestsIn(), "half.md"), half.subarray(0, 30));
  await hears("1 rejected");
  printed = "";
  writeFileSync(join(digestsIn(), "half.md"), half);
  await hears("0 rejected");
  isUpToDate();
});

test("folders may come, move and go, the watched one too", async () => {
  put(digestsIn(), "2025-02/later.md", made(8));
  await hears("55 digests");
  printed = "";
  put(digestsIn(), "2025-02/deeper/latest.md", made(12));
  await hears("56 digests");
  isUpToDate();
  printed = "";
  renameSync(digestsIn(), join(folder, "away"));
  await hears("cannot be read");
  printed = "";
  renameSync(join(folder, "away"), digestsIn());
  await hears("56 digests");
  isUpToDate();
  printed = "";
  rmSync(join(digestsIn(), "2025-02"), { recursive: true });
  await hears("54 digests");
  isUpToDate();
});

test("a burst of changes ends with the bundle of the last of them", async () => {
  mkdirSync(join(digestsIn(), "burst"));
  for (let at = 0; at < 40; at += 1) {
    writeFileSync(join(digestsIn(), "burst", `${at}.md`), made(at % 24, 400 + at));
    if (at % 3 === 0) rmSync(join(digestsIn(), "burst", `${at}.md`));
  }
  await hears("80 digests");
  isUpToDate();
});
