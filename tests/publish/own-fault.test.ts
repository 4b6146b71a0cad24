import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Finders } from "../../src/compile/finders.ts";
import { publish } from "../../src/publish/publish.ts";
import { diagnosticsOf } from "../../src/publish/report.ts";
import { differences, digestText, filesBelow, madeArchive, put, wholeBundle } from "./folder.ts";
import { folderOfTest, placesIn, published } from "./test-folder.ts";

/** A version of the app on which the compiler fails: what no head tells. */
const BREAKS = 777;

vi.mock("../../src/compile/finders.ts", async (original) => {
  const { findersFor } = await original<typeof import("../../src/compile/finders.ts")>();
  const broken: typeof findersFor = (configuration): Finders => {
    const { classify, findNames } = findersFor(configuration);
    const breaking: Finders["findNames"] = (title, body) => {
      if (title.includes(`第 ${BREAKS} 版`)) throw new Error("broken on purpose");
      return findNames(title, body);
    };
    return { classify, findNames: breaking };
  };
  return { findersFor: broken };
});

const folder = folderOfTest();

test("a thread that ends for want of memory is no fault of the output folder", async () => {
  const { digests, out } = placesIn(folder());
  for (const [path, text] of madeArchive(51)) put(digests, path, text);
  put(folder(), "hand.js", 'throw Object.assign(new Error("full"), { code: "ERR_WORKER_OUT_OF_MEMORY" });\n');
  const threads = { count: 2, each: 1, folder: folder() };
  const failed = publish({ digests, out, threads });
  await expect(failed).rejects.toMatchObject({ code: "ERR_WORKER_OUT_OF_MEMORY" });
  // Where threads would get too few digests none is started.
  expect(await publish({ digests, out, threads: { ...threads, each: 200 } })).toMatchObject({ ok: true });
  expect(differences(filesBelow(out), wholeBundle(digests))).toEqual([]);
});

test("an argument of a wrong kind is no fault of the output folder, and what the system refuses is", async () => {
  const digests = join(folder(), "in");
  for (const [path, text] of madeArchive(1)) put(digests, path, text);
  await expect(publish({ digests, out: "a\0b" })).rejects.toMatchObject({ code: "ERR_INVALID_ARG_VALUE" });
  put(folder(), "file", "");
  const out = join(folder(), "file");
  expect(await publish({ digests, out })).toEqual({
    ok: false,
    error: `The output folder ${out} cannot be written: it is no folder.`,
  });
});

test("a digest on which the compiler fails once its head was read is rejected, and all others are in", async () => {
  const { digests, out, cache } = placesIn(folder());
  for (const [path, text] of madeArchive(2)) put(digests, path, text);
  const whole = wholeBundle(digests);
  put(
    digests,
    "broken.md",
    digestText({ day: "2025-01-05", hour: 22, zone: "+08:00", items: 2, seed: BREAKS }),
  );
  for (const rejected of [1, 1]) {
    const { totals, noted } = await published({ digests, out, cache });
    expect(totals.rejected).toBe(rejected);
    expect(diagnosticsOf(noted).map(({ file, rule }) => [file, rule])).toEqual([
      ["broken.md", "compiler-fault"],
    ]);
    expect(differences(filesBelow(out), whole)).toEqual([]);
  }
});

test("no manifest names what could not be written: it comes last, behind the search index", async () => {
  const { digests, out } = placesIn(folder());
  for (const [path, text] of madeArchive(60)) put(digests, path, text);
  // Where a file of the index must stand, a folder does that is not empty.
  const segment = [...wholeBundle(digests).keys()].find((path) => /^search\/(?!entry)/.test(path)) ?? "";
  mkdirSync(join(out, segment, "taken"), { recursive: true });
  expect(await publish({ digests, out })).toMatchObject({ ok: false });
  expect(existsSync(join(out, "manifest.json"))).toBe(false);
});
