import { resolve } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { formatDiagnostic } from "./format.ts";
import { publish } from "./publish.ts";
import { loadConfiguration } from "./read-configuration.ts";
import { totalsLine, totalsOf } from "./report.ts";

/** Changes that come closer together than this (an editor saving twice) compile once; in ms. */
const SETTLE_MS = 60;

/** The event that tells an open page to ask for the manifest again. */
const BUNDLE_EVENT = "tidings:bundle";

/**
 * Compiles the digests (`TIDINGS_DIGESTS`, else `digests`) into `public/data` on start and on every change.
 * An open page is told by an event and never reloaded, so the reader keeps their place.
 */
export function digestBundle(): Plugin {
  let root = process.cwd();
  const folder = () => resolve(root, process.env.TIDINGS_DIGESTS ?? "digests");
  const run = (log: (line: string) => void): boolean => {
    const configuration = loadConfiguration(folder());
    const published = configuration.ok
      ? publish(folder(), resolve(root, "public/data"), configuration.value)
      : configuration;
    if (!published.ok) {
      log(published.error);
      return false;
    }
    for (const { diagnostics } of published.value.digests)
      for (const one of diagnostics) log(formatDiagnostic(one));
    log(totalsLine(totalsOf(published.value.digests), folder()));
    return true;
  };
  return {
    name: "tidings:digest-bundle",
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      if (this.meta.watchMode) return;
      if (!run((line) => this.info(line))) this.error("The digests could not be compiled.");
    },
    configureServer(server) {
      run((line) => server.config.logger.info(line));
      watch(server, folder(), () => run((line) => server.config.logger.info(line)));
    },
  };
}

function watch(server: ViteDevServer, folder: string, run: () => boolean): void {
  let timer: NodeJS.Timeout | undefined;
  server.watcher.add(folder);
  server.watcher.on("all", (_event, path) => {
    if (!path.startsWith(folder) || !/(\.(md|markdown)|[\\/]tidings\.yaml)$/i.test(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (run()) server.ws.send({ type: "custom", event: BUNDLE_EVENT });
    }, SETTLE_MS);
  });
}
