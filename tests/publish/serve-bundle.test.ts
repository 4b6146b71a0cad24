import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serveBundle } from "../../src/publish/serve-bundle.ts";
import { freshFolder, put, removeFolder } from "./folder.ts";

test("a file that goes while it is asked for ends its own answer and no other", async () => {
  const folder = freshFolder();
  put(folder, "shards/gone.json", "{}");
  put(folder, "shards/kept.json", "{}");
  const answer = serveBundle(folder);
  const server = createServer((request, response) => {
    answer(request, response, () => response.writeHead(404).end());
    rmSync(join(folder, "shards/gone.json"), { force: true });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shards/`;
  try {
    await expect(fetch(`${address}gone.json`)).rejects.toThrow();
    expect((await fetch(`${address}gone.json`)).status).toBe(404);
    expect(await (await fetch(`${address}kept.json`)).text()).toBe("{}");
  } finally {
    server.closeAllConnections();
    server.close();
    removeFolder(folder);
  }
});
