import { expect, test } from "vitest";
import { dayOf, digestDay, itemId, keyOf, parseItemId } from "../../src/bundle/item-id.ts";
import { allShards, daysOf, shardsOfDay } from "../../src/bundle/locate.ts";
import type { Day, DigestId, Manifest, ShardRef } from "../../src/bundle/schema.ts";

const ref = (file: string, ids: readonly string[]): ShardRef => ({
  file,
  digests: ids.map((id) => ({ id: id as DigestId, publishedAt: 0, counts: {} })),
});
const head = [ref("shards/c.json", ["2025-06-14-04"]), ref("shards/b.json", ["2025-06-14-00"])];
const archive = [ref("shards/a.json", ["2025-06-13-20", "2025-06-12-20"])];

test("an id gives its day and key back and is read only in its own form", () => {
  const id = itemId("2025-06-14" as Day, "pcNFhh");
  expect([dayOf(id), keyOf(id), parseItemId(id)]).toEqual(["2025-06-14", "pcNFhh", id]);
  expect(parseItemId("2025-06-14.pc FhX")).toBeNull();
  expect(digestDay("2025-06-14-00" as DigestId)).toBe("2025-06-14");
});

test("a day is found in every shard that holds a digest of it", () => {
  const refs = [...head, ...archive];
  expect(shardsOfDay(refs, "2025-06-14" as Day)).toEqual(head);
  expect(shardsOfDay(refs, "2025-06-12" as Day)).toEqual(archive);
  expect(shardsOfDay(refs, "2025-06-01" as Day)).toEqual([]);
});

test("a shard tells its oldest and newest day", () => {
  expect(archive.map(daysOf)).toEqual([{ from: "2025-06-12", to: "2025-06-13" }]);
  expect(daysOf(ref("shards/x.json", []))).toBeNull();
});

test("all shards stand newest first: the head, then the years", () => {
  const manifest = { head } as unknown as Manifest;
  expect(allShards(manifest, [{ version: 1, shards: archive }])).toEqual([...head, ...archive]);
});
