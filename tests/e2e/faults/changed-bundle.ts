import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "../../../src/bundle/fingerprint.ts";
import { compileDigests, makeDigest } from "../bundle.ts";

/** A bundle of one digest whose items are changed before they are served. */
export function changedBundle(
  count: number,
  change: (item: Record<string, unknown>, n: number) => void,
): string {
  const folder = compileDigests({
    "d.md": makeDigest(
      "2025-06-14T20:00:00+08:00",
      Array.from({ length: count }, () => ({})),
    ),
  });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    head: { file: string }[];
  };
  const [ref] = manifest.head;
  if (!ref) throw new Error("no shard");
  const shard = JSON.parse(readFileSync(join(folder, ref.file), "utf8")) as {
    digests: { items: Record<string, unknown>[] }[];
  };
  shard.digests[0]?.items.forEach(change);
  const text = JSON.stringify(shard);
  ref.file = `shards/changed.${fingerprint(text, 8)}.json`;
  writeFileSync(join(folder, ref.file), text);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}
