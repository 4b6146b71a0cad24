import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { publish } from "../../src/publish/publish.ts";
import { writeFeeds } from "../../src/publish/site/write-feeds.ts";
import { freshFolder, madeArchive, put, removeFolder } from "./folder.ts";

let folder = "";
const bundle = () => join(folder, "data");
beforeEach(async () => {
  folder = freshFolder();
  for (const [path, text] of madeArchive(1)) put(join(folder, "in"), path, text);
  await publish({ digests: join(folder, "in"), out: bundle() });
});
afterEach(() => removeFolder(folder));

function feeds() {
  const said: string[] = [];
  writeFeeds(folder, bundle(), null, (sentence) => said.push(sentence));
  const items = (JSON.parse(readFileSync(join(folder, "feed.json"), "utf8")) as { items: unknown[] }).items;
  return { said, items: items.length };
}

const shards = () => readdirSync(join(bundle(), "shards")).map((name) => join(bundle(), "shards", name));

test("what cannot be read of a bundle is missing in its feeds, and said", () => {
  const whole = feeds();
  expect(whole.said).toEqual([]);
  const [first = "", second = ""] = shards();
  const shard = JSON.parse(readFileSync(first, "utf8")) as { digests: { items: { url: unknown }[] }[] };
  shard.digests[0]?.items.push({ url: 7 });
  writeFileSync(first, JSON.stringify(shard));
  const lost = (JSON.parse(readFileSync(second, "utf8")) as typeof shard).digests[0]?.items.length ?? 0;
  writeFileSync(second, "{");
  const { said, items } = feeds();
  expect(items).toBe(whole.items - lost);
  expect(said).toHaveLength(2);
  expect(said.join("\n")).toContain("is malformed");
  expect(said.join("\n")).toContain("it is no JSON. The feeds lack its items.");
});

test("without a bundle there are no feeds, which is said", () => {
  const said: string[] = [];
  writeFeeds(folder, join(folder, "nowhere"), null, (sentence) => said.push(sentence));
  expect(said).toEqual([expect.stringMatching(/it does not exist\. There are no feeds\.$/)]);
  expect(readdirSync(folder)).not.toContain("feed.json");
});
