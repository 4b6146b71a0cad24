import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCommand, run } from "./cli.ts";
import {
  differences,
  filesBelow,
  freshFolder,
  madeArchive,
  put,
  removeFolder,
  wholeBundle,
} from "./folder.ts";

const folder = freshFolder();
const digests = join(folder, "in");
const cache = join(folder, "cache");
let script = "";

beforeAll(async () => {
  script = await buildCommand(join(folder, "build"));
  for (const [path, text] of madeArchive(60)) put(digests, path, text);
  put(digests, "rejected.md", "no date\n");
});
afterAll(() => removeFolder(folder));

const compileTo = async (name: string, args: readonly string[], environment = {}) => {
  const out = join(folder, name);
  const ran = await run(script, ["compile", "--digests", digests, "--out", out, ...args], environment);
  return { ...ran, files: filesBelow(out) };
};

test("the bytes are the same cold and cached, on one and on two workers, in three time zones", async () => {
  const whole = wholeBundle(digests);
  const runs = [
    await compileTo("one", ["--workers", "1", "--no-cache"], { TZ: "UTC" }),
    await compileTo("two", ["--workers", "2", "--cache", cache], { TZ: "Asia/Shanghai" }),
    await compileTo("two", ["--workers", "2", "--cache", cache], { TZ: "America/Los_Angeles" }),
    await compileTo("three", ["--workers", "3", "--cache", cache], { TZ: "America/Los_Angeles" }),
  ];
  for (const { status, out, error, files } of runs) {
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toBe(runs[0]?.out);
    expect(differences(files, whole)).toEqual([]);
  }
  expect(runs[0]?.out).toContain("rejected.md:1:1 error not-a-digest");
});

test("the order in which files come into the folder does not matter", async () => {
  const other = join(folder, "other-order");
  for (const [path, text] of [...madeArchive(60)].reverse()) put(other, path, text);
  put(other, "rejected.md", "no date\n");
  const out = join(folder, "reversed");
  await run(script, ["compile", "--digests", other, "--out", out, "--workers", "2", "--no-cache"]);
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
});

test("without a search index the manifest says so, and everything else is the same", async () => {
  const { files } = await compileTo("bare", ["--no-search", "--no-cache"]);
  expect(differences(files, wholeBundle(digests, undefined, false))).toEqual([]);
  expect([...files.keys()].some((path) => path.startsWith("search/"))).toBe(false);
});

test("the cache lies in the user's cache folder, or where it is wanted, and nowhere else", async () => {
  const home = join(folder, "home");
  mkdirSync(home);
  await compileTo("homed", [], { HOME: home, XDG_CACHE_HOME: "" });
  expect(readdirSync(join(home, ".cache", "tidings")).length).toBeGreaterThan(0);
  await compileTo("homeless", ["--no-cache"], { HOME: join(folder, "nobody"), XDG_CACHE_HOME: "" });
  expect(readdirSync(folder)).not.toContain("nobody");
});

test("a cache that cannot be written, and a wrong number of workers, are told or borne without a stack", async () => {
  put(folder, "a-file", "");
  const borne = await compileTo("borne", ["--cache", join(folder, "a-file")]);
  expect(differences(borne.files, wholeBundle(digests))).toEqual([]);
  const wrong = await compileTo("wrong", ["--workers", "many"]).catch(() => null);
  expect(wrong).toBeNull();
  const told = await run(script, ["compile", "--digests", digests, "--out", folder, "--workers", "0"]);
  expect(told).toEqual({ status: 2, out: "", error: "--workers is a number from 1 to 99.\n" });
  const full = await run(script, [
    "compile",
    "--digests",
    digests,
    "--out",
    join(folder, "a-file"),
    "--no-cache",
  ]);
  expect(full.status).toBe(2);
  expect(full.error).toMatch(/^The output folder .* cannot be written: .*\.\n$/);
});

test("what a worker cannot write is told of the output folder", async () => {
  put(folder, "taken/search", "");
  const { status, error } = await compileTo("taken", ["--workers", "2", "--no-cache"]);
  expect(status).toBe(2);
  expect(error).toMatch(/^The output folder .* cannot be written: it is no folder\.\n$/);
});
