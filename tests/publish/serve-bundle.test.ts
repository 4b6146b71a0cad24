import { rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serveBundle } from "../../src/publish/serve-bundle.ts";
import { put } from "./folder.ts";
import { folderOfTest } from "./test-folder.ts";

const folder = folderOfTest();

/** Serves the bundle of a folder while `use` runs, 404 for all else; `after` hears of each answer begun. */
async function serving(
  bundle: string,
  use: (port: number) => Promise<void>,
  after: () => void = () => {},
): Promise<void> {
  const answer = serveBundle(bundle);
  const server: Server = createServer((asked, response) => {
    answer(asked, response, () => response.writeHead(404).end());
    after();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The status of an answer to a path as it is written: `fetch` would resolve its dots first. */
const statusOf = (port: number, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });

test("a file that goes while it is asked for ends its own answer and no other", async () => {
  put(folder(), "shards/gone.json", "{}");
  put(folder(), "shards/kept.json", "{}");
  const ask = async (port: number) => {
    const address = `http://127.0.0.1:${port}/shards/`;
    await expect(fetch(`${address}gone.json`)).rejects.toThrow();
    expect((await fetch(`${address}gone.json`)).status).toBe(404);
    expect(await (await fetch(`${address}kept.json`)).text()).toBe("{}");
  };
  await serving(folder(), ask, () => rmSync(join(folder(), "shards/gone.json"), { force: true }));
});

test("only files of a bundle are served: nothing outside it, nothing hidden, nothing but JSON", async () => {
  for (const path of [
    "secret.json",
    "data/manifest.json",
    "data/.hidden.json",
    "data/notes.txt",
    "data/.a/b.json",
  ])
    put(folder(), path, "{}");
  await serving(join(folder(), "data"), async (port) => {
    expect(await statusOf(port, "/manifest.json?v=1")).toBe(200);
    for (const path of [
      "/../secret.json",
      "/x/../../secret.json",
      "//../secret.json",
      "/.hidden.json",
      "/.a/b.json",
    ])
      expect(await statusOf(port, path)).toBe(404);
    expect(await statusOf(port, "/notes.txt")).toBe(404);
  });
});
