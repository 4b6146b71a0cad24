import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import { readConfiguration } from "../../src/compile/configuration.ts";
import { listDigests, readDigest } from "../../src/publish/disk/digest-folder.ts";
import { diagnosticsOf } from "../../src/publish/report.ts";
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
import { folderOfTest, placesIn, published } from "./test-folder.ts";

const folder = folderOfTest();

const places = (at = folder()) => placesIn(at);

function fill(digests: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) put(digests, path, text);
}

/** Paths whose bytes are new. */
const changesBetween = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);

const usual = (day: string, hour: number, seed: number, zone = "+08:00") =>
  digestText({ day, hour, zone, items: 2, seed });

test.skipIf(process.platform !== "linux")("a file whose name is not UTF-8 is reported", () => {
  put(folder(), "good.md", "x");
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder()}/bad`), Buffer.from([0xff]), Buffer.from(".md")]),
    "x",
  );
  mkdirSync(Buffer.concat([Buffer.from(`${folder()}/dir`), Buffer.from([0xff])]));
  const listed = listDigests(folder());
  expect(listed.ok && listed.value.files.map(({ path }) => path)).toEqual(["good.md"]);
  expect(listed.ok && listed.value.unreadable).toEqual([
    { path: "bad\ufffd.md", reason: "its name is not UTF-8" },
    { path: "dir\ufffd", reason: "its name is not UTF-8" },
  ]);
});

test("a folder becomes the same bundle at one go and piece by piece", async () => {
  const { digests, out, cache } = places();
  fill(digests, madeArchive(20));
  await published({ digests, out, cache });
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
});

test("one new digest changes three files, or five where a day leaves the head, besides the index", async () => {
  const { digests, out, cache } = places();
  fill(digests, madeArchive(12, "2025-06-13"));
  await published({ digests, out, cache, search: false });
  const written: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    const [day, hour] = [`2025-06-${14 + Math.floor(at / 6)}`, (at % 6) * 4] as const;
    const before = filesBelow(out);
    put(digests, `${day}-${hour}.md`, usual(day, hour, 500 + at));
    await published({ digests, out, cache, search: false });
    const after = filesBelow(out);
    expect(differences(after, wholeBundle(digests, undefined, false))).toEqual([]);
    written.push(changesBetween(before, after).length);
  }
  expect(written.toSorted()).toEqual([3, 3, 3, 3, 3, 3, 3, 5]);
});

test("digest by digest five files change at most, the index with its joined runs included", {
  timeout: 60_000,
}, async () => {
  const { digests, out, cache } = places();
  const all = [...madeArchive(19, "2025-06-14", 17)];
  fill(digests, new Map(all.slice(0, 80)));
  await published({ digests, out, cache });
  let before = filesBelow(out);
  const changes: (readonly string[])[] = [];
  for (const [path, text] of all.slice(80)) {
    put(digests, path, text);
    await published({ digests, out, cache });
    const after = filesBelow(out);
    changes.push(changesBetween(before, after));
    before = after;
  }
  expect(differences(before, wholeBundle(digests))).toEqual([]);
  expect(Math.max(...changes.map((paths) => paths.length))).toBe(5);
  const joined = changes.filter(
    (paths) => paths.length === 4 && paths.some((path) => path.startsWith("search/")),
  );
  expect(joined).toHaveLength(1);
});

test("what nothing changed is neither read nor written again", async () => {
  const { digests, out, cache } = places();
  fill(digests, madeArchive(12));
  const old = new Date("2025-01-06T00:00:00Z");
  for (const path of madeArchive(12).keys()) utimesSync(join(digests, path), old, old);
  const first = await published({ digests, out, cache });
  // The bytes change behind the back of the stamp: a build that looks into the file would tell.
  const [path = ""] = madeArchive(12).keys();
  const sameLength = (madeArchive(12).get(path) ?? "").replace("要点", "点要");
  put(digests, path, sameLength);
  utimesSync(join(digests, path), old, old);
  const before = filesBelow(out);
  const again = await published({ digests, out, cache });
  expect(again.rows).toEqual(first.rows);
  expect(differences(filesBelow(out), before)).toEqual([]);
});

const step = fc.record({
  act: fc.constantFrom("add", "add", "change", "remove", "touch", "move", "reject", "spoil"),
  at: fc.nat({ max: 1000 }),
  day: fc.constantFrom(
    "2024-12-24",
    "2024-12-29",
    "2024-12-31",
    "2025-01-01",
    "2025-01-02",
    "2025-01-05",
    "2025-01-06",
  ),
  hour: fc.constantFrom(0, 4, 9, 23),
  zone: fc.constantFrom("+08:00", "+08:00", "Z", "-10:00", "+13:00"),
  seed: fc.nat({ max: 60 }),
});

test("after any changes the bundle and the diagnostics are those of a first build", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
      async (rounds) => {
        const own = freshFolder();
        try {
          const { digests, out, cache } = places(own);
          fill(digests, madeArchive(13));
          await published({ digests, out, cache });
          for (const round of rounds) {
            for (const { act, at, day, hour, zone, seed } of round) {
              const listed = listDigests(digests);
              const paths = listed.ok ? listed.value.files.map((file) => file.path) : [];
              const path = paths[at % paths.length] ?? "none.md";
              const text = usual(day, hour, seed, zone);
              if (act === "add") put(digests, `new/${day}-${hour}-${seed % 3}.md`, text);
              else if (act === "change") put(digests, path, text);
              else if (act === "remove") rmSync(join(digests, path));
              else if (act === "touch") utimesSync(join(digests, path), new Date(), new Date(seed * 1000));
              else if (act === "move") renameSync(join(digests, path), join(digests, `moved-${seed}.md`));
              else if (act === "reject") put(digests, path, "no date\n");
              else put(digests, path, text.replace("](https", "](javascript"));
            }
            const { noted } = await published({ digests, out, cache });
            expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
            const listed = listDigests(digests);
            const files = (listed.ok ? listed.value.files : []).map((file) => {
              const bytes = readDigest(digests, file.path);
              return { path: file.path, bytes: bytes.ok ? bytes.value : new Uint8Array() };
            });
            expect(diagnosticsOf(noted)).toEqual(compile(files).digests.flatMap((one) => one.diagnostics));
          }
        } finally {
          removeFolder(own);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test("a namesake that comes, changes and goes gives the bundle of a first build and leaves other ids alone", async () => {
  const { digests, out, cache } = places();
  fill(digests, madeArchive(12));
  const text = usual("2025-01-03", 8, 700).replaceAll("x.com/a/status", "bio.example/report");
  put(digests, "bio/2025-01-03-08.md", text);
  const idsOf = () =>
    new Set([...filesBelow(out)].flatMap(([, file]) => file.match(/"id":"[\d-]{10}\.[^"]{6}"/g) ?? []));
  await published({ digests, out, cache });
  const before = idsOf();
  for (const path of ["ai/2025-01-03-08.md", "2025-01-03-08.md"]) {
    for (const seed of [701, 702]) {
      put(digests, path, usual("2025-01-03", 8, seed));
      await published({ digests, out, cache });
      expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
      const now = idsOf();
      expect([...before].filter((id) => !now.has(id))).toEqual([]);
    }
  }
  for (const path of ["ai/2025-01-03-08.md", "2025-01-03-08.md"]) {
    rmSync(join(digests, path));
    await published({ digests, out, cache });
    expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
  }
  expect(idsOf()).toEqual(before);
});

test("a configuration, and leaving out the search, change what is remembered", async () => {
  const { digests, out, cache } = places();
  fill(digests, madeArchive(10));
  const read = readConfiguration("tidings.yaml", "names:\n  NVIDIA: [英伟达, 腾讯]\n");
  if (!read.ok) throw new Error("the configuration is wrong");
  await published({ digests, out, cache });
  await published({ digests, out, cache, configuration: read.value });
  expect(differences(filesBelow(out), wholeBundle(digests, read.value))).toEqual([]);
  await published({ digests, out, cache, search: false });
  expect(differences(filesBelow(out), wholeBundle(digests, undefined, false))).toEqual([]);
  expect(JSON.parse(filesBelow(out).get("manifest.json") ?? "{}")).toMatchObject({ search: null });
});

test("what is missing from the bundle, or was damaged there, comes back when something near it changes", async () => {
  const { digests, out, cache } = places();
  fill(digests, madeArchive(14));
  await published({ digests, out, cache });
  const shards = [...filesBelow(out).keys()].filter((path) => path.startsWith("shards/"));
  rmSync(join(out, shards[3] ?? ""));
  await published({ digests, out, cache });
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
  put(out, shards.at(-1) ?? "", "{}");
  put(digests, "2025-01-06-00.md", usual("2025-01-06", 0, 700));
  await published({ digests, out, cache });
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
  // No day leaves the head, so the year stays as it was.
  const [year = ""] = [...filesBelow(out).keys()].filter((path) => path.startsWith("years/"));
  rmSync(join(out, year));
  put(digests, "2025-01-06-00.md", usual("2025-01-06", 0, 701));
  await published({ digests, out, cache });
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
});

test("a build from scratch trusts no file of the search index that it finds", async () => {
  const { digests, out } = places();
  // So many that all are compiled at once.
  fill(digests, madeArchive(60));
  await published({ digests, out });
  const [segment = ""] = [...filesBelow(out).keys()].filter((path) => /^search\/(?!entry)/.test(path));
  put(out, segment, "[]");
  await published({ digests, out });
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
});
