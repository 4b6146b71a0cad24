import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { extname, join } from "node:path";
import { hostHeaders, withPolicy } from "../../src/publish/site/content-security.ts";
import { lastBuild, withFirstScreen } from "../../src/publish/site/prerender.ts";
import { decodePath, fileAt, hostHeadersFor, partOf, TYPES } from "./host-files.ts";

/** What happens to a request instead of the file; absent fields leave their part as it is. */
export interface Fault {
  readonly status?: number;
  /** Milliseconds before the answer begins. */
  readonly delay?: number;
  /** Never answers. */
  readonly hang?: boolean;
  /** Sends only so many bytes, as a whole answer; negative counts from the end. */
  readonly truncate?: number;
  /** Announces all bytes, sends so many, and cuts the connection. */
  readonly drop?: number;
  /** Announces all bytes, sends so many, and then nothing more. */
  readonly stall?: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Lets so many matching requests pass first. */
  readonly after?: number;
  /** Is lifted after so many requests. */
  readonly times?: number;
}

export interface TestServer {
  /** `http://127.0.0.1:PORT`; `url` adds the base path. */
  readonly origin: string;
  readonly url: string;
  /** Paths asked for, below the base path, in order. */
  readonly requests: string[];
  /** What was sent, in order; the bytes are those of the body, not compressed. */
  readonly answers: { readonly path: string; readonly status: number; readonly body: Uint8Array }[];
  /** A fault for every path that contains (or matches) the pattern; the last one set wins. */
  readonly fault: (pattern: string | RegExp, fault: Fault) => void;
  readonly lift: () => void;
  /** Serves another bundle, and another build of the app where one is given. */
  readonly release: (next: { readonly data?: string; readonly dist?: string }) => void;
  /** Bytes of bodies sent, for paths that match. */
  readonly sent: (pattern: RegExp) => number;
  /** Answers nobody any more, as without a network; `up` does again, at the same address. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  /** Folder of a compiled bundle, served as `data/`. Without it the build's own `data/` is served. */
  readonly data?: string;
  readonly dist?: string;
  /** Serves the page with the cards it was built with, as a host does that keeps an old page too long. */
  readonly stalePage?: boolean;
  /** Path that the app lives under: `/` or `/reader/`. */
  readonly base?: string;
  /** Sends the headers that the build's `_headers` file asks a host for. */
  readonly hostHeaders?: boolean;
  /** Answers unknown paths with index.html and 200, as hosts of single-page apps do. */
  readonly fallback?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The page of another release before its cards are drawn into it, see `otherRelease`. */
export const OWN_PAGE = "page-without-cards.html";

interface Rule {
  readonly pattern: string | RegExp;
  readonly fault: Fault;
  seen: number;
}

const matches = (pattern: string | RegExp, path: string): boolean =>
  typeof pattern === "string" ? path.includes(pattern) : pattern.test(path);

/** The fault that holds for this request, counting it for the rules with `after` and `times`. */
function faultFor(rules: readonly Rule[], path: string): Fault | null {
  let found: Fault | null = null;
  for (const rule of rules) {
    if (!matches(rule.pattern, path)) continue;
    const { after = 0, times = Number.POSITIVE_INFINITY } = rule.fault;
    const at = rule.seen++;
    if (at >= after && at < after + times) found = rule.fault;
  }
  return found;
}

/** Serves a built app and a bundle on a free port, with faults on demand. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  let { data = null, dist = "dist" }: { data?: string | null; dist?: string } = options;
  const base = options.base ?? "/";
  const rules: Rule[] = [];
  const requests: string[] = [];
  const answers: TestServer["answers"] = [];
  const sockets = new Set<Socket>();

  const find = (path: string): string | null =>
    (data !== null && path.startsWith("data/") ? fileAt(data, path.slice(5)) : null) ??
    (data !== null && path.startsWith("data/") ? null : fileAt(dist, path)) ??
    (options.fallback ? fileAt(dist, "index.html") : null);

  /** The page as a build of this bundle has it: its own newest cards inside. */
  const pages = new Map<string, string>();
  const pageFor = async (bundle: string): Promise<string> => {
    const key = `${dist} ${bundle}`;
    const known = pages.get(key);
    if (known !== undefined) return known;
    const { page, renderer } = await lastBuild(process.cwd());
    const own = fileAt(dist, OWN_PAGE);
    const made = withPolicy(await withFirstScreen(own ? readFileSync(own, "utf8") : page, bundle, renderer));
    pages.set(key, made);
    return made;
  };
  /** What a build of this bundle asks its host for: the policy names what stands in its page. */
  const headersOf = async (): Promise<string> =>
    isPage(fileAt(dist, "index.html"))
      ? hostHeaders(await pageFor(data ?? ""))
      : readFileSync(join(dist, "_headers"), "utf8");
  const isPage = (file: string | null): boolean =>
    file?.endsWith("index.html") === true &&
    data !== null &&
    (dist === "dist" || fileAt(dist, OWN_PAGE) !== null) &&
    !options.stalePage;

  const contentOf = async (file: string | null): Promise<string | Uint8Array> => {
    if (file === null) return "not found";
    return isPage(file) ? pageFor(data ?? "") : readFileSync(file);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pathname = new URL(request.url ?? "/", "http://host").pathname;
    if (!pathname.startsWith(base)) {
      response.writeHead(404).end("not found");
      return;
    }
    const path = decodePath(pathname.slice(base.length));
    requests.push(path);
    const fault = faultFor(rules, path);
    const file = find(path);
    const type = TYPES[extname(file ?? path)] ?? "application/octet-stream";
    const headers: Record<string, string> = {
      "content-type": file ? type : "text/plain",
      "cache-control": "no-cache",
      ...(options.hostHeaders ? hostHeadersFor(await headersOf(), `/${path}`) : {}),
      ...options.headers,
      ...fault?.headers,
    };
    if (fault?.hang) return;
    const whole = fault?.body ?? (await contentOf(file));
    const bytes = typeof whole === "string" ? Buffer.from(whole) : whole;
    const status = fault?.status ?? (file || fault?.body !== undefined ? 200 : 404);
    const etag = `"${createHash("sha1").update(bytes).digest("base64url")}"`;
    const known = status === 200 && !fault && request.headers["if-none-match"] === etag;
    const part = status === 200 && !known ? partOf(request.headers.range, bytes.length) : null;
    const all = [status, {}, bytes] as const;
    const some = part && ([206, part.headers, bytes.subarray(part.from, part.to)] as const);
    const [code, more, body] = known ? ([304, {}, new Uint8Array()] as const) : (some ?? all);
    answers.push({ path, status: code, body });
    setTimeout(() => send(response, code, { etag, ...headers, ...more }, body, fault), fault?.delay ?? 0);
  };

  // Addresses of 100 kB are asked for too; a host that refuses them would hide what the page does.
  const server = createServer(
    { maxHeaderSize: 400_000 },
    (request, response) => void answer(request, response),
  );
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return {
    origin,
    url: `${origin}${base}`,
    requests,
    answers,
    fault: (pattern, fault) => {
      rules.push({ pattern, fault, seen: 0 });
    },
    lift: () => {
      rules.length = 0;
    },
    release: (next) => {
      data = next.data ?? data;
      dist = next.dist ?? dist;
    },
    sent: (pattern) =>
      answers.filter(({ path }) => pattern.test(path)).reduce((sum, { body }) => sum + body.length, 0),
    down: close,
    up: () => listen(port),
    close,
  };
}

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  bytes: Uint8Array,
  fault: Fault | null,
): void {
  if (response.destroyed) return;
  const sent = fault?.truncate === undefined ? bytes : bytes.subarray(0, cutAt(fault.truncate, bytes.length));
  response.writeHead(status, { "content-length": sent.length, ...headers });
  const end = fault?.drop ?? fault?.stall;
  if (end === undefined) {
    response.end(sent);
    return;
  }
  response.write(sent.subarray(0, cutAt(end, sent.length)));
  if (fault?.drop !== undefined) setTimeout(() => response.destroy(), 20);
}

const cutAt = (at: number, length: number): number =>
  at < 0 ? Math.max(0, length + at) : Math.min(at, length);
