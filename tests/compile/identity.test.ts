import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Digest } from "../../src/bundle/schema.ts";
import { assemble } from "../../src/compile/assemble.ts";
import { compile } from "../../src/compile/compile.ts";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import type { DigestDraft } from "../../src/compile/draft.ts";
import type { DigestFile } from "../../src/compile/text/source-text.ts";

/**
 * The ids that readers' marks hang on: whatever changes one of them loses the marks of everyone. The file is never
 * written anew to get a test green.
 */
const GOLDEN = "tests/fixtures/identity/ids.json";

interface Entry {
  readonly headline: string;
  readonly url: string;
}

const NIGHT: readonly Entry[] = [
  { headline: "模型甲发布-作者", url: "https://x.com/a/status/1933543078154862656" },
  { headline: "推理加速-小互", url: "https://example.org/fast?utm_source=feed&page=2" },
  { headline: "再看甲-作者", url: "https://twitter.com/b/status/1933543078154862656?s=20" },
  { headline: "没有地址", url: "" },
];
const MORNING: readonly Entry[] = [
  { headline: "模型甲发布-作者", url: "https://x.com/a/status/1933543078154862656" },
  { headline: "工具更新-乙", url: "http://www.example.org/tool/" },
];

function file(name: string, entries: readonly Entry[], path = `${name}.md`): DigestFile {
  const list = entries.map(({ headline, url }) => (url === "" ? headline : `[${headline}](${url})`));
  const text = `---\ntitle: "t"\ndate: ${name.slice(0, 10)}T${name.slice(11)}:00:56+08:00\n---\n\n${list.map((one) => `1. ${one}\n`).join("")}`;
  return { path, bytes: new TextEncoder().encode(text) };
}

const draft = (name: string, entries: readonly Entry[], path?: string): DigestDraft =>
  compileDigest(file(name, entries, path)).draft as DigestDraft;

/** Ids by digest and address, in the order of the items. */
const idsOf = (digests: readonly Digest[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(digests.map(({ id, items }) => [id, items.map((item) => item.id)]));

const usual = () => [draft("2025-06-14-00", NIGHT), draft("2025-06-14-08", MORNING)];

test("the ids are those of the golden file", () => {
  expect(existsSync(GOLDEN)).toBe(true);
  expect(idsOf(assemble(usual()))).toEqual(JSON.parse(readFileSync(GOLDEN, "utf8")));
});

const golden = () => JSON.parse(readFileSync(GOLDEN, "utf8")) as Record<string, readonly string[]>;

test("the same address twice gives two ids, and so does the same address in another digest of the day", () => {
  const ids = Object.values(golden()).flat();
  expect(new Set(ids).size).toBe(ids.length);
});

test("two addresses of a day whose keys are the same give two ids, and the first keeps the plain one", () => {
  // Their first 36 bits of hash are equal; found by trying numbers.
  const [one, other] = [177_186, 285_872].map((n) => ({
    headline: `第 ${n} 条`,
    url: `https://a.example/${n}`,
  }));
  const ids = (entries: readonly Entry[]) =>
    Object.values(idsOf(assemble([draft("2025-06-14-00", entries)]))).flat();
  const [alone, otherAlone] = [ids([one as Entry]), ids([other as Entry])].flat();
  expect(alone).toBe(otherAlone);
  const both = ids([one as Entry, other as Entry]);
  expect(both[0]).toBe(alone);
  expect(new Set(both).size).toBe(2);
});

test("an edited headline changes no id", () => {
  const edited = NIGHT.map((one) => (one.url === "" ? one : { ...one, headline: `新的${one.headline}` }));
  expect(idsOf(assemble([draft("2025-06-14-00", edited), draft("2025-06-14-08", MORNING)]))).toEqual(
    golden(),
  );
});

test("an inserted item and a new order change no other id", () => {
  const more = [{ headline: "新-丙", url: "https://example.org/new" }, ...NIGHT];
  const ids = idsOf(assemble([draft("2025-06-14-00", more), draft("2025-06-14-08", [...MORNING].reverse())]));
  expect(ids["2025-06-14-00"]?.slice(1)).toEqual(golden()["2025-06-14-00"]);
  expect([...(ids["2025-06-14-08"] ?? [])].reverse()).toEqual(golden()["2025-06-14-08"]);
});

test("digests that come later, or stand before in the folder, change no id", () => {
  const others = ["2025-06-13-20", "2025-06-14-04", "2025-06-15-00"].map((name) =>
    draft(name, [...MORNING, ...NIGHT]),
  );
  expect(idsOf(assemble([...others, ...usual()]))).toMatchObject(golden());
  expect(idsOf(assemble([...usual(), ...others].reverse()))).toMatchObject(golden());
});

const AI: readonly Entry[] = [
  { headline: "芯片-丙", url: "https://example.org/chip" },
  { headline: "另一条没有地址", url: "" },
];

/** Ids of the items of some digests of one day and time, by the path of the digest. */
function idsByPath(...folders: readonly (readonly [path: string, entries: readonly Entry[]])[]) {
  const drafts = folders.map(([path, entries]) => draft("2025-06-14-00", entries, path));
  const digests = assemble(drafts);
  expect(new Set(digests.map(({ id }) => id)).size).toBe(drafts.length);
  const ids = digests.flatMap(({ items }) => items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  return Object.fromEntries(
    digests.map(({ file: path, items }) => [path, items.map(({ id }) => id as string)]),
  );
}

describe("digests of one day and time", () => {
  const NIGHT_PATH = "bio/2025-06-14-00.md";
  const goldenNight = () => golden()["2025-06-14-00"] as readonly string[];
  const BEFORE = ["ai/2025-06-14-00.md", "2025-06-14-00.md", "bio/2025-06-14-00-more.md"];
  const BEHIND = ["zoo/2025-06-14-00.md", "bio/more.md"];

  test.each([...BEFORE, ...BEHIND])("%s, which comes and goes, changes no id of the other", (path) => {
    const both = idsByPath([path, AI], [NIGHT_PATH, NIGHT]);
    expect(both[NIGHT_PATH]).toEqual(goldenNight());
    expect(idsByPath([NIGHT_PATH, NIGHT])).toEqual({ [NIGHT_PATH]: both[NIGHT_PATH] });
    expect(idsByPath([path, AI])).toEqual({ [path]: both[path] });
  });

  test("ids do not hang on how many they are, nor on what their files are called", () => {
    const three = idsByPath(["a.md", AI], [NIGHT_PATH, NIGHT], ["z.md", MORNING.slice(1)]);
    const renamed = idsByPath(["x.md", AI], ["2025-06-14-00.md", NIGHT], ["b.md", MORNING.slice(1)]);
    expect(Object.values(renamed).sort()).toEqual(Object.values(three).sort());
    expect(three[NIGHT_PATH]).toEqual(goldenNight());
  });

  test.each([...BEFORE, ...BEHIND])("%s with an address of the other moves no id but that one's", (path) => {
    const shared = [NIGHT[1] as Entry, ...AI];
    const [own] = idsByPath([path, shared])[path] ?? [];
    expect(own).toBe(goldenNight()[1]);
    const both = idsByPath([path, shared], [NIGHT_PATH, NIGHT]);
    const others = (ids: readonly string[] = [], at: number) => ids.filter((_, place) => place !== at);
    expect(others(both[NIGHT_PATH], 1)).toEqual(others(goldenNight(), 1));
    expect(others(both[path], 0)).toEqual(others(idsByPath([path, shared])[path], 0));
    // The id that each had alone is one of the two: whoever marked that address keeps a mark on it.
    expect([both[NIGHT_PATH]?.[1], both[path]?.[0]]).toContain(own);
  });

  test("the file that is named after the digest keeps its id of a shared address", () => {
    const both = idsByPath(["2025-06-14-00.md", NIGHT], ["2025-06-14-00-more.md", [NIGHT[1] as Entry]]);
    expect(both["2025-06-14-00.md"]).toEqual(goldenNight());
  });
});

test("a digest that moves from a shard of its own into the archive keeps its ids", () => {
  const later = Array.from({ length: 60 }, (_, at) => {
    const day = new Date(Date.UTC(2025, 6, 1 + at)).toISOString().slice(0, 10);
    return file(`${day}-00`, [{ headline: "后来-丁", url: `https://example.org/later/${at}` }]);
  });
  const now = [file("2025-06-14-00", NIGHT), file("2025-06-14-08", MORNING)];
  const shardsWith = (files: readonly DigestFile[]) => {
    const shards = compile(files).files.filter(({ path }) => path.startsWith("shards/"));
    return shards.filter(({ text }) =>
      Object.values(golden())
        .flat()
        .some((id) => text.includes(id)),
    );
  };
  const [before, after] = [shardsWith(now), shardsWith([...now, ...later])];
  expect(before.length).toBe(2);
  expect(after.length).toBe(1);
  for (const id of Object.values(golden()).flat()) expect(after[0]?.text).toContain(id);
});
