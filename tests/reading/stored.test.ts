import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day, DigestId, Manifest, ShardRef } from "../../src/bundle/schema.ts";
import {
  bytesOf,
  countedManifest,
  filesToForget,
  KNOWN_FILE,
  READY_DIGESTS,
  readableManifest,
  readyShards,
  storedRefs,
} from "../../src/reading/offline/stored.ts";

const ref = (file: string, ...ids: readonly string[]): ShardRef => ({
  file: `shards/${file}.json`,
  digests: ids.map((id) => ({ id: id as DigestId, publishedAt: 0, counts: { industry: 2 } })),
});

const manifestOf = (head: readonly ShardRef[]): Manifest =>
  ({
    version: 1,
    latest: 0,
    categories: [],
    digests: head.length,
    counts: {},
    head,
    years: [],
    search: "search/entry.12345678.json",
  }) as unknown as Manifest;

const NOTHING = { files: new Set<string>(), days: new Set<Day>() };
const stored = (...files: readonly string[]) => files.map((file) => ({ file, bytes: 10 }));

test("what fits is all kept", () => {
  expect(filesToForget(stored("shards/a.json", "shards/b.json"), [], NOTHING, 20)).toEqual([]);
});

test("what was stored first is forgotten first, and lists before shards", () => {
  const files = stored("shards/a.json", "years/2025.json", "shards/b.json", "shards/c.json");
  expect(filesToForget(files, [], NOTHING, 25)).toEqual(["years/2025.json", "shards/a.json"]);
});

test("the newest digests, days with a bookmark, the manifest and what is known stay whatever the limit", () => {
  const files = stored(
    "manifest.json",
    KNOWN_FILE,
    "shards/new.json",
    "shards/marked.json",
    "shards/old.json",
  );
  const kept = { files: new Set(["shards/new.json"]), days: new Set(["2025-06-01" as Day]) };
  const refs = [ref("marked", "2025-06-01-00"), ref("old", "2025-06-02-00")];
  expect(filesToForget(files, refs, kept, 0)).toEqual(["shards/old.json"]);
});

test("no more is forgotten than has to be, nothing that is kept, and what stays fits where it can", () => {
  const file = fc.record({
    file: fc.nat(200).map((n) => `shards/${n}.json`),
    bytes: fc.nat(1000),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(file, { selector: (one) => one.file }),
      fc.nat(20_000),
      fc.nat(200),
      (all, limit, n) => {
        const kept = { files: new Set([`shards/${n}.json`]), days: new Set<Day>() };
        const forgotten = filesToForget(all, [], kept, limit);
        const rest = all.filter((one) => !forgotten.includes(one.file));
        const last = all.find((one) => one.file === forgotten.at(-1));
        expect(forgotten).not.toContain(`shards/${n}.json`);
        expect(bytesOf(rest) <= limit || rest.every((one) => kept.files.has(one.file))).toBe(true);
        expect(!last || bytesOf(rest) + last.bytes > limit).toBe(true);
      },
    ),
  );
});

test("the newest three days of six digests are kept ready", () => {
  const head = Array.from({ length: 42 }, (_, at) => ref(`d${at}`, `2025-06-14-${at}`));
  expect(readyShards(manifestOf(head))).toEqual(head.slice(0, READY_DIGESTS));
});

test("a stored shard is known as it is listed, or as it was when it was stored", () => {
  const listed = [ref("now", "2025-06-14-00"), ref("elsewhere", "2025-06-13-00")];
  const known = [ref("then", "2025-06-01-00"), ref("gone", "2025-06-02-00")];
  const files = stored("shards/now.json", "shards/then.json", "shards/never-listed.json", "manifest.json");
  expect(storedRefs(files, listed, known)).toEqual([listed[0], known[0]]);
});

test("without a network the manifest lists what is stored, newest first, and looks for nothing else", () => {
  const refs = [ref("a", "2025-06-01-00"), ref("b", "2025-06-03-00"), ref("c", "2025-06-02-00")];
  const { head, years, search } = readableManifest(manifestOf([]), refs);
  expect(head.map(({ file }) => file)).toEqual(["shards/b.json", "shards/c.json", "shards/a.json"]);
  expect({ years, search }).toEqual({ years: [], search: null });
});

test("a digest that is stored twice is listed once: as the bundle lists it, else in the larger shard", () => {
  const now = ref("head", "2025-06-14-04");
  const before = ref("head-before-correction", "2025-06-14-04");
  const day = ref("day", "2025-06-01-04", "2025-06-01-00");
  const part = ref("part-of-day", "2025-06-01-00");
  for (const refs of [
    [part, before, day, now],
    [now, day, before, part],
  ])
    expect(readableManifest(manifestOf([now]), refs).head).toEqual([now, day]);
});

test("a search without a network counts the items that are stored, not those of the bundle", () => {
  const { counts } = countedManifest({
    ...manifestOf([ref("a", "2025-06-01-00"), ref("b", "2025-06-02-00", "2025-06-02-04")]),
    counts: { industry: 300_000 },
  });
  expect(counts).toEqual({ industry: 6 });
});
