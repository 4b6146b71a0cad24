import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeLedger, encodeLedger, type Ledger } from "../../src/publish/ledger/ledger.ts";
import type { Row } from "../../src/publish/ledger/ledger-row.ts";
import { publish } from "../../src/publish/publish.ts";
import {
  differences,
  digestText,
  filesBelow,
  madeArchive,
  put,
  removeFolder,
  wholeBundle,
} from "./folder.ts";
import { folderOfTest, placesIn, published } from "./test-folder.ts";

const row: Row = {
  ...{ path: "名\t字\n%09.md", stamp: "12:1764034000000.5:99", hash: "abc", publishedAt: 1749830456000 },
  ...{ plain: "2025-06-14-00", id: "2025-06-14-00", size: 12, key: "k", shard: "shards/2025-06-14.x.json" },
  ...{ outcome: "warn", diagnostics: '[{"message":"a\\tb"}]' },
};
const ledger: Ledger = { maker: "m", years: [], tails: { 2025: "h" }, old: null, rows: [row, row] };

test("a ledger comes back as it was written, whatever the names of files are", () => {
  expect(decodeLedger(encodeLedger(ledger), "m")).toEqual(ledger);
});

test("a ledger that is cut, changed, foreign or another compiler's is no ledger", () => {
  const text = encodeLedger(ledger);
  for (const cut of [0, 1, 20, text.length >> 1, text.length - 1])
    expect(decodeLedger(text.slice(0, cut), "m")).toBeNull();
  for (const at of [3, 30, 60, text.length - 5])
    expect(decodeLedger(`${text.slice(0, at)}~${text.slice(at + 1)}`, "m")).toBeNull();
  for (const other of ["{}", "null", '{"maker":"m","rows":[]}', "\n\n\n", "tidings-ledger 2 x\n{}\n"])
    expect(decodeLedger(other, "m")).toBeNull();
  expect(decodeLedger(text, "another compiler")).toBeNull();
});

const folder = folderOfTest();

test("a file that cannot be read is told of by every build, and none writes its ledger again for it", async () => {
  const options = placesIn(folder());
  for (const [path, text] of madeArchive(1)) {
    put(options.digests, path, text);
    // A file that is only just written is read again by the next build, which writes that down.
    utimesSync(join(options.digests, path), 1, 1);
  }
  symlinkSync("nowhere", join(options.digests, "link.md"));
  const ledgers = new Set<string>();
  for (let build = 0; build < 3; build += 1) {
    const { totals, noted } = await published(options);
    expect([totals.rejected, noted.map(({ path }) => path)]).toEqual([1, ["link.md"]]);
    const name = readdirSync(options.cache).find((file) => file.endsWith(".ledger")) ?? "";
    ledgers.add(`${statSync(join(options.cache, name)).ino}`);
  }
  expect(ledgers.size).toBe(1);
});

test("a digest that is replaced by a link is no longer in the bundle", async () => {
  const options = placesIn(folder());
  for (const [path, text] of madeArchive(2)) put(options.digests, path, text);
  await published(options);
  const [first = ""] = madeArchive(2).keys();
  rmSync(join(options.digests, first));
  symlinkSync("nowhere", join(options.digests, first));
  await published(options);
  expect(differences(filesBelow(options.out), wholeBundle(options.digests))).toEqual([]);
});

/** What is left of a file of the cache; `other` is another one of the same cache. */
const damages: readonly (readonly [string, (text: string, other: string) => string])[] = [
  ["cut short", (text) => text.slice(0, -40)],
  ["emptied", () => ""],
  ["foreign JSON", () => '{"rows":[],"maker":"x"}'],
  ["full of control characters", () => "\u0000\n\t\u0009\ufffd"],
  ["swapped", (_text, other) => other],
];

test.each(damages)("a cache that is %s is ignored", async (_what, damage) => {
  const options = placesIn(folder());
  for (const [path, text] of madeArchive(12)) put(options.digests, path, text);
  expect((await publish(options)).ok).toBe(true);
  const cached = readdirSync(options.cache).map((name) => join(options.cache, name));
  expect(cached.length).toBeGreaterThan(1);
  for (const [at, file] of cached.entries()) {
    const other = readFileSync(cached[(at + 1) % cached.length] ?? file, "utf8");
    writeFileSync(file, damage(readFileSync(file, "utf8"), other));
    const text = digestText({ day: "2025-01-03", hour: 7, zone: "Z", items: 2, seed: 900 + at });
    put(options.digests, `new-${at}.md`, text);
    expect((await publish(options)).ok).toBe(true);
    expect(differences(filesBelow(options.out), wholeBundle(options.digests))).toEqual([]);
  }
});

test("the cache of one bundle is not taken for that of another, nor for one whose folder is gone", async () => {
  const options = placesIn(folder());
  for (const [path, text] of madeArchive(10)) put(options.digests, path, text);
  await publish(options);
  const other = { ...options, out: join(folder(), "other") };
  await publish(other);
  expect(differences(filesBelow(other.out), wholeBundle(options.digests))).toEqual([]);
  removeFolder(options.out);
  await publish(options);
  expect(differences(filesBelow(options.out), wholeBundle(options.digests))).toEqual([]);
});

test("what was remembered and not used for a season is cleared away", async () => {
  const options = placesIn(folder());
  for (const [path, text] of madeArchive(2)) put(options.digests, path, text);
  const [old, young] = [
    join(options.cache, "old_ledger_1234.ledger"),
    join(options.cache, "new_ledger_1234.ledger"),
  ];
  for (const file of [old, young]) put(options.cache, file.slice(options.cache.length + 1), "remembered");
  const season = new Date(Date.now() - 100 * 86_400_000);
  utimesSync(old, season, season);
  await publish(options);
  expect(readdirSync(options.cache)).not.toContain("old_ledger_1234.ledger");
  expect(readdirSync(options.cache)).toContain("new_ledger_1234.ledger");
});
