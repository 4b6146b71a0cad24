import { createReadStream, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream";

/** Paths as bundles have them: nothing hidden, and no dots that lead elsewhere. */
const BUNDLE_PATH = /^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.json$/;

/**
 * Serves a bundle's files as they are on disk when asked for.
 * Vite's own static files are only those that its watcher has announced, which is too late for a new shard.
 */
export const serveBundle =
  (folder: string) =>
  (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const path = (request.url ?? "").replace(/[?#].*$/, "");
    const full = join(folder, path);
    if (!BUNDLE_PATH.test(path) || !statSync(full, { throwIfNoEntry: false })?.isFile()) {
      next();
      return;
    }
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache");
    // A file that is pruned before it is opened ends the answer, which `pipeline` destroys, and not the server.
    pipeline(createReadStream(full), response, () => {});
  };
