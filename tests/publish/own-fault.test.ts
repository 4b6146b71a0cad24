import { join } from "node:path";
import { expect, test } from "vitest";
import { publish } from "../../src/publish/publish.ts";
import { madeArchive, put } from "./folder.ts";
import { folderOfTest } from "./test-folder.ts";

const folder = folderOfTest();

test("a thread that ends for want of memory is no fault of the output folder", async () => {
  const [digests, out, script] = ["in", "out", "thread.mjs"].map((name) => join(folder(), name)) as [
    string,
    string,
    string,
  ];
  for (const [path, text] of madeArchive(51)) put(digests, path, text);
  put(
    folder(),
    "thread.mjs",
    'throw Object.assign(new Error("full"), { code: "ERR_WORKER_OUT_OF_MEMORY" });\n',
  );
  const published = publish({ digests, out, threads: { count: 2, script } });
  await expect(published).rejects.toMatchObject({ code: "ERR_WORKER_OUT_OF_MEMORY" });
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
