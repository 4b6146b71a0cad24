// Bytes, requests and computing time of searches over a compiled bundle, counted as a static host would send them:
// whole files gzipped, parts of files as they are. Nothing is cached from one query to the next.
//
//   npm run bench:search -- --bundle DIR [--queries N] [--kind TEXT] [--each]
//
//   --queries N   of each kind (60)
//   --kind TEXT   only kinds whose name holds it
//   --each        also a line for every query, with what its bytes were spent on
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { runnerImport } from "vite";

const { values } = parseArgs({
  options: {
    bundle: { type: "string" },
    queries: { type: "string", default: "60" },
    kind: { type: "string", default: "" },
    each: { type: "boolean", default: false },
  },
});
if (values.bundle === undefined) {
  console.error("bench:search needs --bundle DIR, a compiled bundle.");
  process.exit(2);
}
const load = async (path) => (await runnerImport(path)).module;
const { decodeItem, decodeManifest, decodeShard, decodeYear } = await load("./src/bundle/decode.ts");
const { decodeSearchBucket, decodePiece, decodeSearchEntry } = await load("./src/bundle/decode-search.ts");
const { bucketFile, denseFile, pieceFile } = await load("./src/bundle/search-shard.ts");
const { packedPart } = await load("./src/reading/search/search-part.ts");
const { plainText } = await load("./src/bundle/plain-text.ts");
const { parseQuery } = await load("./src/reading/search/search.ts");
const { facetsOf } = await load("./src/reading/search/search-candidates.ts");
const { headOf, runSearch } = await load("./src/reading/search/search-run.ts");
const { matches } = await load("./src/reading/view/filter.ts");
const { START } = await load("./src/reading/view/view.ts");

const raw = new Map();
const packed = new Map();
const bytesOf = (path) => {
  if (!raw.has(path)) raw.set(path, readFileSync(join(values.bundle, path)));
  return raw.get(path);
};
const packedSize = (path) => {
  if (!packed.has(path)) packed.set(path, gzipSync(bytesOf(path)).length);
  return packed.get(path);
};
const json = (path) => JSON.parse(bytesOf(path).toString());
const value = (result) => (result.ok ? result.value : null);
const manifest = value(decodeManifest(json("manifest.json")));
const segments = manifest.search ? value(decodeSearchEntry(json(manifest.search))).segments : [];

/** Files that count what they cost; a file asked for twice costs once. */
function counted(loaded) {
  const cost = { bytes: 0, requests: 0, parts: {} };
  const seen = new Set();
  const pay = (part, key, bytes) => {
    if (seen.has(key)) return;
    seen.add(key);
    cost.requests += 1;
    cost.bytes += bytes;
    cost.parts[part] = (cost.parts[part] ?? 0) + bytes;
  };
  const whole = (part, path, decode) => {
    pay(part, path, packedSize(path));
    return value(decode(json(path)));
  };
  const ask = (part) => async (path, from, to) => {
    pay(part, `${path} ${from}`, to - from);
    return { whole: false, json: JSON.parse(bytesOf(path).subarray(from, to).toString()) };
  };
  /** A part of a segment: out of the one file of a small one, or a file of its own. */
  const partOf = async (part, id, name, path, decode) => {
    const ref = segments.find((one) => one.id === id);
    return ref.packed ? value(decode(await packedPart(ref, name, ask(part)))) : whole(part, path, decode);
  };
  const files = {
    entry: async () => whole("entry", manifest.search, decodeSearchEntry),
    bucket: (id, number) =>
      partOf("buckets", id, { kind: "bucket", number }, bucketFile(id, number), decodeSearchBucket),
    dense: (id, number) =>
      partOf("frequent", id, { kind: "dense", number }, denseFile(id, number), decodeSearchBucket),
    densePart: async (id, { file, from, length }) => {
      const ref = segments.find((one) => one.id === id);
      if (ref.packed)
        return packedPart(ref, { kind: "dense", number: file }, ask("frequent"), { from, length });
      const path = denseFile(id, file);
      pay("frequent", `${path} ${from}`, length);
      return JSON.parse(
        bytesOf(path)
          .subarray(from, from + length)
          .toString(),
      );
    },
    piece: (id, number) => partOf("lists", id, { kind: "piece", number }, pieceFile(id, number), decodePiece),
    loaded: (file) => loaded.get(file) ?? null,
    shard: async (file) => whole("shards", file, decodeShard),
    part: async (file, from, to) => {
      pay("items", `${file} ${from}`, to - from);
      return decodeItem(JSON.parse(bytesOf(file).subarray(from, to).toString()));
    },
  };
  return { cost, files };
}

async function search(view, wanted, loaded = new Map()) {
  const { cost, files } = counted(loaded);
  const sought = {
    query: parseQuery(view.query),
    facets: facetsOf(view),
    shows: (item) => matches(item, view),
    from: view.from,
    to: view.to,
  };
  let hits = 0;
  for await (const step of runSearch(headOf(manifest), sought, files)) {
    hits += step.hits.length;
    if (hits >= wanted) break;
  }
  await new Promise((resolve) => setImmediate(resolve));
  return { ...cost, hits };
}

let seed = 7;
const random = (below) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed % below;
};
const shardFiles = [
  ...manifest.head.map(({ file }) => file),
  ...manifest.years.flatMap(({ file }) => value(decodeYear(json(file))).shards.map((ref) => ref.file)),
];
/** Items of shards from all over the archive. */
const sample = Array.from({ length: 400 }, () => json(shardFiles[random(shardFiles.length)])).flatMap(
  ({ digests }) => digests.flatMap(({ items }) => items),
);
const pick = (list) => list[random(list.length)];
const cut = (text, length) => {
  const all = [...text];
  const from = random(Math.max(1, all.length - length));
  return all.slice(from, from + length).join("");
};
const hanRuns = sample.flatMap(
  ({ title, body }) => `${title}\n${plainText(body)}`.match(/\p{Script=Han}{6,}/gu) ?? [],
);
const words = sample.flatMap(({ title, body }) => `${title} ${body}`.match(/[A-Za-z][A-Za-z0-9]{2,}/g) ?? []);
const han = [...new Set(hanRuns.join(""))];
const authors = [...new Set(sample.flatMap(({ source }) => source.author ?? []))];
const rareHan = (length) => Array.from({ length }, () => pick(han)).join("");

const KINDS = {
  "two Han characters out of a text": () => ({ query: cut(pick(hanRuns), 2) }),
  "four Han characters out of a text": () => ({ query: cut(pick(hanRuns), 4) }),
  "fourteen characters in a row out of a text": () => ({
    query: cut(plainText(pick(sample).body).replace(/\s+/g, " "), 14),
  }),
  "one Han character": () => ({ query: pick(han) }),
  "the beginning of a word": () => ({ query: pick(words).slice(0, 2 + random(4)) }),
  "a word and two Han characters": () => ({ query: `${pick(words)} ${cut(pick(hanRuns), 2)}` }),
  "three words taken anywhere": () => ({ query: `${pick(words)} ${pick(words)} ${pick(words)}` }),
  "an author": () => ({ query: pick(authors) }),
  "two Han characters that seldom or never meet": () => ({ query: rareHan(2) }),
  "four Han characters that never meet": () => ({ query: rareHan(4) }),
  "two Han characters, in one category": () => ({
    query: cut(pick(hanRuns), 2),
    categories: { only: [pick(manifest.categories).slug], not: [] },
  }),
  "two Han characters, by one source": () => ({
    query: cut(pick(hanRuns), 2),
    sources: { only: [pick(authors)], not: [] },
  }),
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
const kB = (bytes) => (bytes / 1000).toFixed(1);
const spent = (parts) =>
  Object.entries(parts)
    .map(([part, bytes]) => `${part} ${kB(bytes)}`)
    .join(", ");
console.log(
  "newest 20 hits: queries | kB median, 95 %, max | requests median, max | hits median | over 100 kB",
);
for (const [kind, make] of Object.entries(KINDS)) {
  const asked = Array.from({ length: Number(values.queries) }, make);
  if (!kind.includes(values.kind)) continue;
  const results = [];
  for (const said of asked) results.push({ said, ...(await search({ ...START, ...said }, 20)) });
  if (values.each)
    for (const { said, bytes, requests, hits, parts } of results)
      console.log(
        `  ${JSON.stringify(said)}: ${kB(bytes)} kB, ${requests} requests, ${hits} hits; ${spent(parts)}`,
      );
  const bytes = results.map((one) => one.bytes).toSorted((a, b) => a - b);
  const requests = results.map((one) => one.requests);
  const worst = results.toSorted((a, b) => b.bytes - a.bytes)[0];
  console.log(
    `${kind}: ${results.length} | ${kB(median(bytes))}, ${kB(bytes[Math.floor(bytes.length * 0.95)])}, ${kB(bytes.at(-1))} | ` +
      `${median(requests)}, ${Math.max(...requests)} | ${median(results.map(({ hits }) => hits))} | ` +
      `${bytes.filter((one) => one > 100_000).length}  (most: ${JSON.stringify(worst.said)}, ${worst.hits} hits)`,
  );
}

const here = new Map(manifest.head.map(({ file }) => [file, value(decodeShard(json(file)))]));
const times = [];
for (let at = 0; at < 100; at += 1) {
  const view = { ...START, query: cut(pick(hanRuns), 2) };
  const started = performance.now();
  await search(view, 1, here);
  times.push(performance.now() - started);
}
console.log(
  `first hit on the ${manifest.head.length} loaded shards: ms median ${median(times).toFixed(1)}, most ${Math.max(...times).toFixed(1)}`,
);
