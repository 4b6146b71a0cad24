import { existsSync, statSync } from "node:fs";
import { join, normalize } from "node:path";

/** What a host says of files by the ends of their names. */
export const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/atom+xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Headers for a path out of the text of a `_headers` file (Netlify, Cloudflare Pages): pattern lines, indented headers. */
export function hostHeadersFor(text: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of text.split("\n")) {
    const words = line.trim();
    if (words === "" || words.startsWith("#")) continue;
    if (line.startsWith("/")) {
      applies = new RegExp(`^${words.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(
        path,
      );
    } else if (applies) {
      const at = words.indexOf(":");
      headers[words.slice(0, at).toLowerCase()] = words.slice(at + 1).trim();
    }
  }
  return headers;
}

/** The file that a host gives for a path, an index where that is a folder; null where there is none. */
export function fileAt(folder: string, path: string): string | null {
  const file = join(folder, normalize(`/${path}`));
  if (!existsSync(file)) return null;
  const found = statSync(file).isDirectory() ? join(file, "index.html") : file;
  return existsSync(found) ? found : null;
}

/** The bytes that a range asks for, `from` included and `to` not, as hosts of files answer one range. */
export function partOf(range: string | undefined, length: number) {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [Number(first), Math.min(length, Number(last) + 1)];
  return { from, to, headers: { "content-range": `bytes ${from}-${to - 1}/${length}` } };
}

/** A path as it was meant, or as it stands where it is no encoding. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
