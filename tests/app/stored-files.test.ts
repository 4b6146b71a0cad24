// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { keepReady } from "../../src/app/data/keep-ready.ts";
import { createQueryClient } from "../../src/app/data/query-client.ts";
import { storedFiles, writeKnownRefs } from "../../src/app/env/stored-files.ts";
import { makeDigest, manifestOf, refOf } from "../reading/made.ts";

afterEach(() => vi.unstubAllGlobals());

const address = (file: string) => new URL(`./data/${file}`, document.baseURI).href;
const answerOf = (bytes: number) => new Response("", { headers: { "content-length": String(bytes) } });

/** The browser's caches, with one cache of these files. */
function stubCache(files: Map<string, Response>) {
  const cache = {
    keys: async () => [...files.keys()].map((url) => ({ url })),
    matchAll: async () => [...files.values()],
    match: async (asked: { readonly url: string } | string) =>
      files.get(typeof asked === "string" ? asked : asked.url),
    put: async (url: string, answer: Response) => void files.set(url, answer),
    delete: async (url: string) => files.delete(url),
  };
  vi.stubGlobal("caches", { has: async () => true, open: async () => cache });
  return cache;
}

test("a file that is deleted while the stored ones are counted changes the size of no other", async () => {
  const files = new Map([1, 2, 3].map((n) => [address(`shards/${n}.json`), answerOf(n * 100)] as const));
  const cache = stubCache(files);
  const { keys } = cache;
  cache.keys = async () => {
    const all = await keys();
    files.delete(address("shards/1.json"));
    return all;
  };
  expect(await storedFiles()).toEqual([
    { file: "shards/2.json", bytes: 200 },
    { file: "shards/3.json", bytes: 300 },
  ]);
});

test("what is taken down of stored files is as long as it is in bytes", async () => {
  const files = new Map<string, Response>();
  stubCache(files);
  const ref = refOf([makeDigest("2025-06-14-08", 1, () => ({ category: "行业" as never }))]);
  await writeKnownRefs([ref]);
  const [known] = files.values();
  const text = (await known?.text()) ?? "";
  expect(text).toContain("行业");
  expect(known?.headers.get("content-length")).toBe(String(new TextEncoder().encode(text).length));
});

test("a file that could not be fetched for storing is asked for again the next time", async () => {
  stubCache(new Map());
  const asked: string[] = [];
  const network = { works: false };
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(String(url));
    if (!network.works) throw new TypeError("no network");
    return new Response("{}");
  });
  const client = createQueryClient(() => false);
  const manifest = manifestOf([makeDigest("2025-06-14-08", 1)]);
  await keepReady(client, manifest, []);
  expect(asked).toHaveLength(1);
  network.works = true;
  await keepReady(client, manifest, []);
  expect(asked.slice(1)).toContain(asked[0]);
  client.clear();
});
