import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { startServer, type TestServer } from "../e2e/server.ts";

const open: TestServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const folder = (files: Readonly<Record<string, string>>): string => {
  const dir = mkdtempSync(join(tmpdir(), "tidings-server-"));
  mkdirSync(join(dir, "data"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
};

const start = async (options: Parameters<typeof startServer>[0]): Promise<TestServer> => {
  const server = await startServer(options);
  open.push(server);
  return server;
};

test("faults come in the order asked for and are lifted", async () => {
  const data = folder({ "manifest.json": '{"a":1}' });
  const server = await start({ data, dist: folder({ "index.html": "<p>app" }), base: "/reader/" });
  const url = `${server.url}data/manifest.json`;
  server.fault("manifest", { status: 500, times: 2 });
  expect([(await fetch(url)).status, (await fetch(url)).status, (await fetch(url)).status]).toEqual([
    500, 500, 200,
  ]);
  server.fault("manifest", { truncate: -1 });
  expect(await (await fetch(url)).text()).toBe('{"a":1');
  server.fault("manifest", { body: "<!doctype html>", headers: { "content-type": "text/html" } });
  expect((await fetch(url)).headers.get("content-type")).toBe("text/html");
  server.fault("manifest", { drop: 2 });
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  server.lift();
  expect(await (await fetch(url)).json()).toEqual({ a: 1 });
  expect((await fetch(`${server.origin}/other`)).status).toBe(404);
  expect(server.requests.length).toBe(7);
});

test("a release can be switched, and a host's headers are sent where asked for", async () => {
  const dist = folder({
    "index.html": "<p>app",
    _headers: "/*\n  Content-Security-Policy: default-src 'none'\n/data/*\n  X-A: b\n",
  });
  const server = await start({ data: folder({ "x.json": "1" }), dist, hostHeaders: true, fallback: true });
  const home = await fetch(server.url);
  expect([home.headers.get("content-security-policy"), home.headers.get("x-a")]).toEqual([
    "default-src 'none'",
    null,
  ]);
  expect((await fetch(`${server.url}data/x.json`)).headers.get("x-a")).toBe("b");
  server.release({ data: folder({ "x.json": "2" }) });
  expect(await (await fetch(`${server.url}data/x.json`)).text()).toBe("2");
  expect(await (await fetch(`${server.url}data/gone.json`)).text()).toBe("<p>app");
});
