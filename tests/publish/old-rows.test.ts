import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addDays } from "../../src/bundle/day.ts";
import type { Day } from "../../src/bundle/schema.ts";
import { compile } from "../../src/compile/compile.ts";
import { listDigests, readDigest } from "../../src/publish/disk/digest-folder.ts";
import type { Row } from "../../src/publish/ledger/ledger-row.ts";
import { withoutOld } from "../../src/publish/ledger/look.ts";
import { leavesOld, type OldRows, oldLength, RECENT_LEAST } from "../../src/publish/ledger/old-rows.ts";
import { diagnosticsOf } from "../../src/publish/report.ts";
import { differences, digestText, filesBelow, madeArchive, put, wholeBundle } from "./folder.ts";
import { folderOfTest, placesIn, published } from "./test-folder.ts";

const folder = folderOfTest();

const places = () => placesIn(folder());

const built = (allRows = false) => published({ ...places(), allRows });

/** The one file of the cache with a name that ends so. */
const cached = (end: string): string =>
  join(places().cache, readdirSync(places().cache).find((name) => name.endsWith(end)) ?? "");

/** Weeks of digests around New Year: the year before is over. */
async function archive(): Promise<void> {
  for (const [path, text] of madeArchive(44, "2025-02-05")) put(places().digests, path, text);
  // One of the old ones has something to be said of it.
  put(
    places().digests,
    "2024-12/2024-12-26-00.md",
    usual("2024-12-26", 0).replace("](https", "](javascript"),
  );
  await new Promise((later) => setTimeout(later, 150));
  await built();
}

const usual = (day: string, hour: number): string =>
  digestText({ day, hour, zone: "+08:00", items: 3, seed: 700 + hour });

/** What is remembered of old digests, put away. */
const putAway = (): string => readFileSync(cached(".rows"), "utf8");

async function expectWhole(): Promise<void> {
  const { digests, out } = places();
  const { noted, totals } = await built();
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
  const listed = listDigests(digests);
  const files = (listed.ok ? listed.value.files : []).map(({ path }) => {
    const bytes = readDigest(digests, path);
    return { path, bytes: bytes.ok ? bytes.value : new Uint8Array() };
  });
  const compiled = compile(files).digests;
  expect(diagnosticsOf(noted)).toEqual(compiled.flatMap((one) => one.diagnostics));
  expect(totals.digests).toBe(compiled.length);
  expect(totals.items).toBe(compiled.reduce((sum, { draft }) => sum + (draft?.items.length ?? 0), 0));
}

test("what is new does not need the rows of years that are over", async () => {
  await archive();
  const rows = putAway();
  expect(rows.split("\n").length).toBeGreaterThan(40);
  writeFileSync(cached(".rows"), "lost");
  for (const hour of [1, 2, 3, 5, 6]) {
    put(places().digests, `late-${hour}.md`, usual("2025-02-06", hour));
    await expectWhole();
  }
  expect(putAway()).toBe("lost");
  const { rows: all } = await built(true);
  expect(all).toHaveLength(44 * 6 + 5);
  expect(putAway()).toBe(rows);
});

const places2024: readonly (readonly [string, string, string])[] = [
  ["changes", "2024-12/2024-12-28-08.md", usual("2024-12-28", 8)],
  ["comes", "2024-12/late.md", usual("2024-12-31", 23)],
  ["comes soon after", "2025-01/late.md", usual("2025-01-02", 1)],
  ["becomes no digest", "2024-12/2024-12-27-04.md", "nothing\n"],
];

test.each(places2024)("a digest of a year that is over %s", async (_what, path, text) => {
  await archive();
  put(places().digests, path, text);
  await expectWhole();
  put(places().digests, "newest.md", usual("2025-02-06", 9));
  await expectWhole();
});

test("a digest of a year that is over goes, and what is lost of its bundle comes back", async () => {
  await archive();
  const { digests, out } = places();
  rmSync(join(digests, "2024-12/2024-12-28-08.md"));
  await expectWhole();
  const [shard = ""] = readdirSync(join(out, "shards")).filter((name) => name.startsWith("2024"));
  rmSync(join(out, "shards", shard));
  put(digests, "newest.md", usual("2025-02-06", 9));
  await expectWhole();
});

test("files are old as long as each of them is there with the stamp that it had", () => {
  const files = ["a", "b", "c", "d"].map((path) => ({ path, stamp: `${path}1` }));
  const paths = "b\tb1\nc\tc1\n";
  expect(withoutOld(files, paths)?.map(({ path }) => path)).toEqual(["a", "d"]);
  expect(withoutOld(files.slice(2), paths)).toBeNull();
  expect(
    withoutOld(
      [
        { path: "b", stamp: "b1" },
        { path: "c", stamp: "c2" },
      ],
      paths,
    ),
  ).toBeNull();
  expect(withoutOld(files, "")).toHaveLength(4);
});

test("a file is old by its whole name and its whole stamp", () => {
  const paths = "b\tb12\n日%09.md\td1\n";
  const listed = (path: string, stamp: string) => [
    { path, stamp },
    { path: "日\t.md", stamp: "d1" },
  ];
  expect(withoutOld(listed("b", "b12"), paths)).toEqual([]);
  for (const [path, stamp] of [
    ["b", "b1"],
    ["b", "b123"],
    ["b", "b12\n"],
    ["bb", "b12"],
    ["", "b12"],
  ] as const)
    expect(withoutOld(listed(path, stamp), paths)).toBeNull();
});

/** Rows of 60 digests of 2024, and of as many as are always at hand from a day on, one a day. */
const rowsUpTo = (from: string): readonly Row[] =>
  [
    ...Array.from({ length: 60 }, (_, at) => addDays("2024-06-01" as Day, at)),
    ...Array.from({ length: RECENT_LEAST }, (_, at) => addDays(from as Day, at)),
  ].map((day, at) => ({
    ...{ path: `${at}.md`, stamp: "s", hash: "h", publishedAt: Date.parse(day), plain: `${day}-00` },
    ...{ id: `${day}-00`, size: 1, key: "k", shard: "x", outcome: "ok", diagnostics: "" },
  }));

test("a year is over two weeks after it ends, as digests come late", () => {
  expect(oldLength(rowsUpTo("2025-01-14"))).toBe(0);
  expect(oldLength(rowsUpTo("2025-01-15"))).toBe(60);
});

test("what changes on a day leaves digests alone that its stories cannot reach back to, in any zone", () => {
  const hours = (count: number) => count * 3_600_000;
  const leaves = (until: number) =>
    leavesOld({ until } as OldRows, new Set(["2025-03-01", "2025-02-28"] as Day[]));
  // The day begins first where clocks are fourteen hours ahead, and a story looks 72 hours back.
  const reached = Date.parse("2025-02-28") - hours(14 + 72);
  expect(leaves(reached)).toBe(false);
  expect(leaves(reached - hours(24))).toBe(true);
});
