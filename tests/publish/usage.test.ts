import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCommand, run } from "./cli.ts";
import { filesBelow, freshFolder, put, removeFolder } from "./folder.ts";

const folder = freshFolder();
const place = (name: string) => join(folder, name);
let script = "";

const digest = (body: string) =>
  `---\ntitle: "t"\ndate: 2025-06-14T00:00:56+08:00\ncategories: ["AI"]\n---\n\n${body}`;
const compile = (name: string, ...more: string[]) =>
  run(script, ["compile", "--digests", place(name), "--out", place(`${name}-out`), "--no-cache", ...more]);

beforeAll(async () => {
  script = await buildCommand(place("build"));
  put(place("good"), "a.md", digest("1. [a-b](https://a.example/)\n"));
  put(
    place("warned"),
    "b.md",
    digest("1. [a-b](https://a.example/)\n\n   \t![图](https://b.example/)\n\n# 题\n"),
  );
  put(place("rejected"), "c.md", "\u001b[31mjust words\n");
  put(place("rejected"), "a.md", digest("1. [a-b](https://a.example/)\n"));
});
afterAll(() => removeFolder(folder));

test("0 where every digest is in, 1 where one is rejected, and with --strict where one is warned of", async () => {
  expect((await compile("good")).status).toBe(0);
  expect((await compile("good", "--strict")).status).toBe(0);
  expect((await compile("warned")).status).toBe(0);
  expect((await compile("warned", "--strict")).status).toBe(1);
  expect((await compile("rejected")).status).toBe(1);
});

test("prints place, severity, rule and message, the line with a mark below, then one line of totals", async () => {
  const { out, error } = await compile("warned");
  const lines = out.trimEnd().split("\n");
  expect(error).toBe("");
  expect(lines[0]).toMatch(/^b\.md:9:5 warn image .*https:\/\/b\.example\//);
  expect(lines[1]).toContain("![图](https://b.example/)");
  expect(lines[2]).toMatch(/^ +\| +\^$/);
  expect(lines.at(-1)).toMatch(/^1 item of 1 digest in .*: 0 ok, 1 with warnings, 0 rejected$/);
  expect(lines.length).toBe(4);
});

test("--quiet leaves warnings out, --verbose has what is for the curious too", async () => {
  expect((await compile("warned", "--quiet")).out.split("\n").length).toBe(2);
  expect((await compile("warned", "--verbose")).out).toMatch(/^b\.md:11:1 info heading /m);
});

test("the report has outcome, day, categories, items and diagnostics of each digest, and totals", async () => {
  await compile("rejected", "--report", place("report.json"));
  expect(JSON.parse(readFileSync(place("report.json"), "utf8"))).toEqual({
    digests: [
      { file: "a.md", outcome: "ok", day: "2025-06-14", categories: ["AI"], items: 1, diagnostics: [] },
      {
        file: "c.md",
        outcome: "reject",
        day: null,
        categories: [],
        items: 0,
        diagnostics: [
          { severity: "error", rule: "not-a-digest", message: expect.any(String), line: 1, column: 1 },
        ],
      },
    ],
    totals: { digests: 2, items: 1, ok: 1, warned: 0, rejected: 1 },
  });
});

const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

test("a digest cannot speak to the terminal", async () => {
  expect((await compile("rejected")).out).not.toMatch(ACTING);
});

test.skipIf(process.platform === "win32")("neither can its name", async () => {
  put(place("named"), "a\u001b[31m\u009b1m\u202e.md", digest("1. [a-b](https://a.example/)\n"));
  put(place("named"), "c\u001b]0;x\u0007.md", "just words\n");
  const { out } = await compile("named", "--verbose");
  expect(out).not.toMatch(ACTING);
  expect(out).toContain("c\\u001b]0;x\\u0007.md:1:1 error not-a-digest");
  const listed = await run(script, ["items", "--bundle", place("named-out")]);
  expect(JSON.parse(listed.out)).toMatchObject({ file: "a\ufffd[31m\ufffd1m.md", title: "a" });
});

test("neither can an item of a bundle from elsewhere, whose text stays the same", async () => {
  await compile("good");
  const shards = join(place("good-out"), "shards");
  const full = join(shards, readdirSync(shards)[0] ?? "");
  const title = "\u009b31m\u202e甲";
  writeFileSync(full, readFileSync(full, "utf8").replace('"title":"a"', `"title":"${title}"`));
  const { status, out } = await run(script, ["items", "--bundle", place("good-out")]);
  expect(status).toBe(0);
  expect(out).not.toMatch(ACTING);
  expect(JSON.parse(out)).toMatchObject({ title });
});

test.each([
  [["compile"], /^compile needs --digests DIR and --out DIR\.\n$/],
  [["compile", "--digests", "nowhere-at-all", "--out", "x"], /^[^\n]*nowhere-at-all[^\n]*\n$/],
  [["compile", "--digest", "x"], /^Unknown option '--digest'[^\n]*\n$/],
  [["compile", "--digests", "x", "--out", "y", "more"], /^compile does not take more\.[^\n]*\n$/],
  [["items", "--strict"], /^items does not take --strict\.[^\n]*\n$/],
  [["items"], /^items needs --bundle DIR\.\n$/],
  [["items", "--bundle", "nowhere-at-all"], /^[^\n]*nowhere-at-all[^\n]*\n$/],
  [["publish"], /^There is no command publish\.[^\n]*\n$/],
])("2 and one plain sentence for %j", async (args, sentence) => {
  const { status, out, error } = await run(script, args);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(error).toMatch(sentence);
  expect(error).not.toMatch(/^\s+at /m);
});

test("2 where items of a bundle cannot be read: they are said, and all others printed", async () => {
  await compile("good");
  await compile("warned");
  const shards = join(place("warned-out"), "shards");
  const [name = ""] = readdirSync(shards);
  const shard = JSON.parse(readFileSync(join(shards, name), "utf8")) as {
    digests: { items: { id: string; title: unknown }[] }[];
  };
  const [item] = shard.digests[0]?.items ?? [];
  shard.digests[0]?.items.push({ ...item, id: "\u001b[31m", title: 7 });
  writeFileSync(join(shards, name), JSON.stringify(shard));
  const { status, out, error } = await run(script, ["items", "--bundle", place("warned-out")]);
  expect(status).toBe(2);
  expect(out.trimEnd().split("\n")).toHaveLength(1);
  expect(error).toMatch(/^\S+\.json: digests\.0\.items\.1 is malformed \(.+\): left out\.\n$/);
  expect(error).not.toContain("\u001b");
  expect((await run(script, ["items", "--bundle", place("good-out")])).status).toBe(0);
});

const onLinux = process.platform === "linux";

test.each([
  ["a file", "file", "it is no folder"],
  ["a place below a file", "file/out", "it is no folder"],
  ["a folder with a file in a folder's place", "taken", "a file stands where a folder must"],
  ...(onLinux ? [["a place that takes no folder", "/proc/tidings/out", "no folder can be made there"]] : []),
])("2 and one sentence where --out is %s", async (_, out = "", reason) => {
  put(folder, "file", "");
  put(folder, "taken/shards", "");
  const args = ["compile", "--digests", place("good"), "--out", resolve(folder, out), "--no-cache"];
  const sentence = `The output folder ${resolve(folder, out)} cannot be written: ${reason}.\n`;
  expect(await run(script, args)).toEqual({ status: 2, out: "", error: sentence });
});

test.skipIf(!onLinux)("0 where --cache is a place that takes no folder: nothing is remembered", async () => {
  const args = [
    "compile",
    "--digests",
    place("good"),
    "--out",
    place("good-out"),
    "--cache",
    "/proc/tidings",
  ];
  expect(await run(script, args)).toMatchObject({ status: 0, error: "" });
});

test("--help and --version end with 0", async () => {
  for (const args of [["--help"], ["compile", "--help"], ["items", "--help"], ["--version"]])
    expect(await run(script, args)).toMatchObject({ status: 0, error: "" });
});

const REAL = resolve("..", "shared", "corpus", "real-4h");

test.skipIf(!existsSync(REAL))(
  "items over real-4h: 1,081, each source address as often as it stands there (skipped: no ../shared)",
  async () => {
    const args = ["compile", "--digests", REAL, "--no-cache", "--out"];
    for (const out of ["one", "two"]) expect((await run(script, [...args, place(out)])).status).toBe(0);
    expect(filesBelow(place("one"))).toEqual(filesBelow(place("two")));
    const { out } = await run(script, ["items", "--bundle", place("one")]);
    const items = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly url: string });
    const written = readdirSync(REAL, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .flatMap((name) => readFileSync(join(REAL, name), "utf8").match(/^\d+\.\s+\[.*\]\((.*)\)$/gm) ?? [])
      .map((line) => line.slice(line.lastIndexOf("](") + 2, -1));
    expect(items.length).toBe(1081);
    expect(items.map(({ url }) => url).toSorted()).toEqual(written.toSorted());
  },
);
