// A static host for the bench: every site gets the same compression, validators and lifetimes.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

/** What is sent compressed, and as what; every other file is sent as it is. */
const TEXTS = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".webmanifest", "application/manifest+json"],
  [".svg", "image/svg+xml"],
  [".xml", "application/atom+xml; charset=utf-8"],
]);
const PICTURES = new Map([[".png", "image/png"]]);

/** Names with a hash of their content never change; all others are asked for again. */
const HASHED = /\/assets\/|[.-][\w-]{8,}\.json$/;

function prepare(path) {
  const raw = readFileSync(path);
  const text = TEXTS.get(extname(path));
  const body = text ? brotliCompressSync(raw) : raw;
  const headers = {
    "content-type": text ?? PICTURES.get(extname(path)) ?? "application/octet-stream",
    "content-length": body.length,
    etag: JSON.stringify(createHash("sha256").update(raw).digest("hex").slice(0, 20)),
    ...(text ? { "content-encoding": "br" } : {}),
  };
  return { body, headers };
}

/** The bytes that a range asks for, which hosts send as they are; null where none is asked for. */
function partOf(path, range) {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (first === undefined) return null;
  const raw = readFileSync(path);
  const body = raw.subarray(Number(first), Number(last) + 1);
  if (body.length === 0) return null;
  const until = Number(first) + body.length - 1;
  return {
    body,
    headers: {
      "content-type": TEXTS.get(extname(path)) ?? "application/octet-stream",
      "content-length": body.length,
      "content-range": `bytes ${first}-${until}/${raw.length}`,
    },
  };
}

/** Serves a folder on a free port of this machine; `stop` ends it. */
export async function serve(folder) {
  const prepared = new Map();
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const place = join(folder, normalize(asked));
    const path = existsSync(place) && statSync(place).isDirectory() ? join(place, "index.html") : place;
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    if (!prepared.has(path)) prepared.set(path, prepare(path));
    const { body, headers } = prepared.get(path);
    const age = HASHED.test(asked) ? "max-age=31536000, immutable" : "no-cache";
    const known = request.headers["if-none-match"] === headers.etag;
    const part = partOf(path, request.headers.range);
    if (known) response.writeHead(304, { etag: headers.etag, "cache-control": age }).end();
    else if (part) response.writeHead(206, { ...part.headers, "cache-control": age }).end(part.body);
    else response.writeHead(200, { ...headers, "cache-control": age }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
