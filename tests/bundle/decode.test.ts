import { describe, expect, test } from "vitest";
import { decodeManifest, decodeNames, decodeShard, decodeYear } from "../../src/bundle/decode.ts";
import { BUNDLE_VERSION } from "../../src/bundle/limits.ts";

const item = {
  id: "2025-06-14.pcNFhh",
  digest: "2025-06-14-00",
  ordinal: 1,
  title: "A headline",
  body: "A **text**.",
  source: { url: "https://x.com/a/status/1", site: "x.com", author: "A", handle: "a" },
  publishedAt: 1749826982000,
  category: "industry",
  confidence: 0.9,
  reasons: ["text"],
  story: null,
  names: [],
};
const digest = {
  id: "2025-06-14-00",
  day: "2025-06-14",
  time: "00:00",
  zone: "+08:00",
  publishedAt: 1749830456000,
  title: "A digest",
  file: "2025-06-14-00.md",
  categories: ["AI Industry"],
  items: [item],
};
const shard = { version: 1, digests: [digest] };
const manifest = {
  version: 1,
  latest: 1749830456000,
  categories: [{ slug: "industry", name: "AI Industry" }],
  digests: 1,
  counts: { industry: 1 },
  head: [
    {
      file: "shards/2025-06-14-00.mOwtWgvO.json",
      digests: [{ id: "2025-06-14-00", publishedAt: 1749830456000, counts: { industry: 1 } }],
    },
  ],
  years: [],
  search: null,
  names: null,
};

describe("a manifest", () => {
  test("is read whole, and fields of a later minor release are ignored", () => {
    const decoded = decodeManifest({ ...manifest, later: true });
    expect(decoded).toEqual({ ok: true, value: manifest });
  });

  test("of a bundle from before there were names is read as one without", () => {
    const { names: _, ...before } = manifest;
    expect(decodeManifest(before)).toEqual({ ok: true, value: manifest });
  });

  test("of a newer schema is refused as newer, never misread", () => {
    const version = BUNDLE_VERSION + 1;
    expect(decodeManifest({ ...manifest, version })).toEqual({
      ok: false,
      error: { type: "newer", version },
    });
  });

  test.each([null, [], "x", 1, {}, { version: "1" }, { version: 0 }])("is not %j", (json) => {
    expect(decodeManifest(json)).toMatchObject({ ok: false, error: { type: "malformed" } });
  });

  test.each([
    ["head.0.file", { head: [{ file: "../../etc/passwd", digests: [] }] }],
    ["head.0.file", { head: [{ file: "https://elsewhere.example/a.json", digests: [] }] }],
    ["counts", { counts: { industry: -1 } }],
    ["latest", { latest: "yesterday" }],
    ["names", { names: "shards/../names.json" }],
  ])("names the faulty place %s", (path, change) => {
    expect(decodeManifest({ ...manifest, ...change })).toMatchObject({ ok: false, error: { path } });
  });
});

describe("a shard", () => {
  test("is read whole", () => {
    expect(decodeShard(shard)).toEqual({ ok: true, value: { shard, skipped: [] } });
  });

  test.each([
    ["title", { title: 7 }],
    ["source", { source: { ...item.source, url: "javascript:alert(1)" } }],
    ["publishedAt", { publishedAt: 1e300 }],
    ["publishedAt", { publishedAt: 8.64e15 }],
    ["publishedAt", { publishedAt: -8.64e15 }],
    ["id", { id: "__proto__" }],
  ])("leaves out an item whose %s is wrong and keeps its neighbours", (_, change) => {
    const decoded = decodeShard({
      version: 1,
      digests: [{ ...digest, items: [{ ...item, ...change }, item] }],
    });
    expect(decoded.ok && decoded.value.shard.digests[0]?.items).toEqual([item]);
    expect(decoded.ok && decoded.value.skipped).toHaveLength(1);
  });

  test("leaves out a digest that is none and keeps the others", () => {
    const decoded = decodeShard({ version: 1, digests: [null, "x", { ...digest, items: "none" }, digest] });
    expect(decoded.ok && decoded.value.shard.digests).toEqual([digest]);
    expect(decoded.ok && decoded.value.skipped).toHaveLength(3);
  });

  test("names the place of each that is left out", () => {
    const digests = [
      digest,
      { ...digest, time: 8 },
      { ...digest, items: "none" },
      { ...digest, items: [item, 7] },
    ];
    const decoded = decodeShard({ version: 1, digests });
    expect(decoded.ok && decoded.value.skipped.map(({ path }) => path)).toEqual([
      "digests.1.time",
      "digests.2.items",
      "digests.3.items.1",
    ]);
  });

  test("without a list of digests is refused", () => {
    expect(decodeShard({ version: 1 })).toMatchObject({ ok: false, error: { path: "digests" } });
  });
});

test("a year lists shards as the manifest does", () => {
  const year = { version: 1, shards: manifest.head };
  expect(decodeYear(year)).toEqual({ ok: true, value: year });
  expect(decodeYear({ version: 1, shards: [{}] })).toMatchObject({ ok: false, error: { type: "malformed" } });
});

describe("a file of names", () => {
  const ref = { name: "NVIDIA", items: 2, first: item.id, latest: item.id };

  test("is read whole", () => {
    const file = { version: 1, names: [ref] };
    expect(decodeNames(file)).toEqual({ ok: true, value: file });
  });

  test.each([
    ["names", { names: null }],
    ["names.0.items", { names: [{ ...ref, items: 0 }] }],
    ["names.0.first", { names: [{ ...ref, first: "yesterday" }] }],
    ["names.0.name", { names: [{ ...ref, name: "" }] }],
  ])("names the faulty place %s", (path, change) => {
    expect(decodeNames({ version: 1, ...change })).toMatchObject({ ok: false, error: { path } });
  });
});
