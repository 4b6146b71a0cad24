import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NO_CONFIGURATION } from "../../src/compile/configuration.ts";
import { loadConfiguration } from "../../src/publish/read-configuration.ts";
import { folderOfTest } from "./test-folder.ts";

const folder = folderOfTest();

test("a folder of digests may have a configuration, and need not", () => {
  const digests = folder();
  expect(loadConfiguration(digests)).toEqual({ ok: true, value: NO_CONFIGURATION });
  writeFileSync(join(digests, "tidings.yaml"), "categories:\n  robots: [机器人]\n");
  const read = loadConfiguration(digests);
  expect(read.ok && [...read.value.categories.keys()]).toEqual(["robots"]);
});

test("a configuration that is not UTF-8 is refused with its name, and nothing of it is guessed", () => {
  const file = join(folder(), "own.yaml");
  writeFileSync(file, Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe]));
  const read = loadConfiguration(".", file);
  expect(read).toEqual({ ok: false, error: `The configuration ${file} cannot be read: it is not UTF-8.` });
});
