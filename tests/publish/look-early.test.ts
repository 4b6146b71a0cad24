import { spawn } from "node:child_process";
import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookAt } from "../../src/publish/ledger/look.ts";
import { pathsFile, stemOf } from "../../src/publish/ledger/stem.ts";
import { lookEarly } from "../../src/publish/look-early.ts";
import { buildCommand, run } from "./cli.ts";
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
import { placesIn, published } from "./test-folder.ts";

const folder = freshFolder();
const { digests, out, cache } = placesIn(folder);
let script = "";

/** Folders with long names, so that few old digests take as much room in the list of them as thousands do. */
const DEEP = Array.from({ length: 6 }, (_, at) => `${at}`.repeat(240)).join("/");

beforeAll(async () => {
  script = await buildCommand(join(folder, "build"));
  for (const [path, text] of madeArchive(60, "2025-02-05")) put(digests, `${DEEP}/${path}`, text);
  await new Promise((later) => setTimeout(later, 150));
  await command();
}, 60_000);
afterAll(() => removeFolder(folder));

const usual = (day: string, hour: number): string =>
  digestText({ day, hour, zone: "+08:00", items: 3, seed: 700 + hour });

const command = (built = script) =>
  run(built, ["compile", "--digests", digests, "--out", out, "--cache", cache, "--workers", "2"]);

async function expectWhole(built = script): Promise<void> {
  const ran = await command(built);
  expect(ran).toMatchObject({ status: 0, error: "" });
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
}

const looked = (built = dirname(script), to = out) => lookEarly(built, { digests, out: to, cache });

const OLD = `${DEEP}/2024-12/2024-12-20-08.md`;

test("a thread sees of a large folder what this one sees, and gives all that is not old", async () => {
  put(digests, "new.md", usual("2025-02-06", 1));
  const seen = await looked();
  expect(seen).toEqual(lookAt(digests, pathsFile(stemOf(cache, digests, out))));
  const paths = seen?.recent?.files.map(({ path }) => path) ?? [];
  expect(paths).toContain("new.md");
  expect(paths.length).toBeLessThan(60 * 6 - 100);
});

test("where the last build left few old digests, or none was, no thread is started", () => {
  const other = join(folder, "other-out");
  expect(looked(dirname(script), other)).toBeNull();
  writeFileSync(pathsFile(stemOf(cache, digests, other)), "few\n");
  expect(looked(dirname(script), other)).toBeNull();
});

const CHANGES: readonly (readonly [string, () => void])[] = [
  ["a new digest", () => put(digests, "newer.md", usual("2025-02-06", 2))],
  ["a late digest of a year that is over", () => put(digests, "late.md", usual("2024-12-20", 9))],
  ["an old digest that changes", () => put(digests, OLD, usual("2024-12-20", 10))],
  ["an old digest that goes", () => rmSync(join(digests, OLD))],
  ["nothing new", () => {}],
];

test.each(CHANGES)("after an early look at %s a bundle is that of a first build", async (_what, change) => {
  change();
  expect(looked()).not.toBeNull();
  await expectWhole();
});

const FAULTS: readonly (readonly [string, number, string | null])[] = [
  ["cannot be started", 3, null],
  ["fails", 5, 'throw new Error("no memory");\n'],
  ["ends without an answer", 6, "process.exit();\n"],
];

test.each(FAULTS)("a thread that %s is done without", async (_what, hour, text) => {
  const built = join(folder, "other");
  cpSync(dirname(script), built, { recursive: true });
  rmSync(join(built, "look.js"));
  if (text !== null) put(built, "look.js", text);
  expect(await looked(built)).toBeNull();
  await command(join(built, "tidings.js"));
  put(digests, `newer-${hour}.md`, usual("2025-02-06", hour));
  await expectWhole(join(built, "tidings.js"));
});

test("a folder of digests that is gone is told as ever", async () => {
  renameSync(digests, join(folder, "away"));
  expect(await looked()).toBeNull();
  const ran = await command();
  renameSync(join(folder, "away"), digests);
  expect(ran).toEqual({
    status: 2,
    out: "",
    error: `The digests folder ${digests} cannot be read: it does not exist.\n`,
  });
});

test("a look that was compared with another build's digests is not believed", async () => {
  const places = placesIn(join(folder, "own"));
  for (const [path, text] of madeArchive(44, "2025-02-05")) put(places.digests, path, text);
  await new Promise((later) => setTimeout(later, 150));
  await published(places);
  put(places.digests, "2024-12/2024-12-28-08.md", usual("2024-12-28", 8));
  const recent = { files: [], unreadable: [] };
  await published({ ...places, looked: Promise.resolve({ old: "another", recent }) });
  expect(differences(filesBelow(places.out), wholeBundle(places.digests))).toEqual([]);
});

test("a build that is killed while it looks leaves all to the next", async () => {
  put(digests, "newest.md", usual("2025-02-06", 9));
  const args = ["compile", "--digests", digests, "--out", out, "--cache", cache, "--workers", "2"];
  for (const after of [60, 120, 240]) {
    const child = spawn(process.execPath, [script, ...args], { stdio: "ignore" });
    await new Promise((later) => setTimeout(later, after));
    child.kill("SIGKILL");
    await new Promise((gone) => child.once("exit", gone));
  }
  expect(readdirSync(digests)).toContain("newest.md");
  await expectWhole();
});
