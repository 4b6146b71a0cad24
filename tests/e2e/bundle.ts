import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const temporary = (name: string): string => mkdtempSync(join(tmpdir(), `tidings-${name}-`));

/** Compiles a folder of digests with the built command line; answers the bundle's folder. */
export function compileFolder(digests: string, options: readonly string[] = []): string {
  const out = temporary("bundle");
  try {
    execFileSync("node", ["build/tidings.js", "compile", "--digests", digests, "--out", out, ...options], {
      stdio: "pipe",
    });
  } catch (error) {
    // Exit code 1 says that single digests were rejected; the bundle of the others is there.
    if ((error as { status?: number }).status !== 1) throw error;
  }
  return out;
}

/** Writes digests (path → text) to a folder of their own and compiles it. */
export function compileDigests(
  files: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): string {
  const folder = temporary("digests");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return compileFolder(folder, options);
}

/** What a made-up item says; the n-th item of a digest by default. */
export interface MadeItem {
  readonly title?: string;
  readonly author?: string;
  readonly url?: string;
  readonly body?: string;
}

/** The text of a digest in the usual format. `at` is its time as written, `2025-06-14T08:00:00+08:00`. */
export function makeDigest(at: string, items: readonly MadeItem[], categories = ["AI Industry"]): string {
  const head = ["---", `title: "${at.slice(0, 16)} 的 AI 消息"`, `date: ${at}`];
  const list = items.map(({ title, author, url, body }, n) => {
    const address = url ?? `https://example.com/${at.slice(0, 13)}/${n + 1}`;
    const name = `${title ?? `第 ${n + 1} 条消息`}-${author ?? `Author ${n + 1}`}`;
    return `${n + 1}.  [${name}](${address})\n\n    ${body ?? `**要点 ${n + 1}。**这一条讲第 ${n + 1} 件事。`}\n`;
  });
  return [...head, `categories: ${JSON.stringify(categories)}`, "---", "", "---", "", ...list].join("\n");
}

/** `count` digests of `size` items each, every four hours backwards from `last` (UTC+8 wall time). */
export function makeDigests(
  count: number,
  size: number,
  last = "2025-06-14T20:00:00Z",
): Record<string, string> {
  const files: Record<string, string> = {};
  for (let n = 0; n < count; n++) {
    const wall = new Date(Date.parse(last) - n * 4 * 3600_000).toISOString().slice(0, 19);
    files[`${wall.slice(0, 10)}-${wall.slice(11, 13)}.md`] = makeDigest(
      `${wall}+08:00`,
      Array.from({ length: size }, () => ({})),
    );
  }
  return files;
}

/** Twelve digests of six items, the newest of 14 June at 8:00. */
export const earlier = (): string => compileDigests(makeDigests(12, 6, "2025-06-14T08:00:00Z"));

/** The same and two more, of 12:00 and 16:00. */
export const later = (): string => compileDigests(makeDigests(14, 6, "2025-06-14T16:00:00Z"));
