import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compile } from "../../src/compile/compile.ts";
import type { Configuration } from "../../src/compile/configuration.ts";
import { listDigests, readDigest } from "../../src/publish/disk/digest-folder.ts";

/** A folder of its own below the system's temporary one. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "tidings-"));

/** Removes a folder with all that is in it. */
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Writes a file, with the folders that it needs. */
export function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What is said in a made digest. */
export interface MadeDigest {
  /** `2025-06-14`. */
  readonly day: string;
  readonly hour: number;
  readonly zone: string;
  readonly items: number;
  /** Makes texts and addresses; items of one seed are reports of the same posts. */
  readonly seed: number;
}

const NAMES = ["OpenAI", "英伟达", "Anthropic", "腾讯", "DeepSeek"];

/** A digest of the usual format. */
export function digestText({ day, hour, zone, items, seed }: MadeDigest): string {
  const time = `${String(hour).padStart(2, "0")}:00:00`;
  const list = Array.from({ length: items }, (_, at) => {
    const post = 1_933_540_748_357_431_448n + BigInt((seed * 7 + at) % 23);
    const name = NAMES[(seed + at) % NAMES.length];
    const number = `${at + 1}.`.padEnd(4);
    return `${number}[${name} 发布第 ${seed} 版-作者${at}](https://x.com/a/status/${post})\n\n    **要点** ${seed}-${at}，与 ${name} 有关的论文、芯片与融资。\n`;
  });
  const front = `title: "${day}.${hour}"\ndate: ${day}T${time}${zone}\ncategories: ["AI Industry", "类别${seed % 3}"]`;
  return `---\n${front}\n---\n\n---\n\n${list.join("\n")}`;
}

/** Digests of some days, six a day, of up to four items or so many, oldest first, by path. */
export function madeArchive(days: number, last = "2025-01-05", items = 0): ReadonlyMap<string, string> {
  const end = Date.parse(`${last}T00:00:00Z`);
  const files = new Map<string, string>();
  for (let back = days - 1; back >= 0; back -= 1) {
    const day = new Date(end - back * 86_400_000).toISOString().slice(0, 10);
    for (let hour = 0; hour < 24; hour += 4) {
      const seed = back * 6 + hour / 4;
      const path = `${day.slice(0, 7)}/${day}-${String(hour).padStart(2, "0")}.md`;
      files.set(path, digestText({ day, hour, zone: "+08:00", items: items || 1 + (seed % 4), seed }));
    }
  }
  return files;
}

/** All files below a folder, by path. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((full) => [full.slice(folder.length + 1), readFileSync(full, "utf8")]),
  );
}

/** The bundle that a folder of digests must become: compiled at one go, with nothing remembered. */
export function wholeBundle(
  digests: string,
  configuration?: Configuration,
  search = true,
): ReadonlyMap<string, string> {
  const listed = listDigests(digests);
  if (!listed.ok) throw new Error(listed.error);
  const files = listed.value.files.map(({ path }) => {
    const bytes = readDigest(digests, path);
    if (!bytes.ok) throw new Error(bytes.error);
    return { path, bytes: bytes.value };
  });
  const compiled = compile(files, configuration, search);
  if (new Set(compiled.files.map(({ path }) => path)).size < compiled.files.length)
    throw new Error("a bundle has a file twice");
  return new Map(
    compiled.files
      .map(({ path, text }): [string, string] => [path, text])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Paths that differ between two bundles: short enough to be read when a test fails. */
export function differences(
  found: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = new Set([...found.keys(), ...wanted.keys()]);
  const verdictOn = (path: string): string => {
    if (!found.has(path)) return "is missing";
    return wanted.has(path) ? "differs" : "is too much";
  };
  return [...paths]
    .filter((path) => found.get(path) !== wanted.get(path))
    .map((path) => `${path} ${verdictOn(path)}`);
}
