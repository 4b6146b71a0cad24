import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { watchFolder } from "./disk/watch-folder.ts";
import { publish } from "./publish.ts";
import { loadConfiguration } from "./read-configuration.ts";
import { diagnosticsOf, totalsLine } from "./report.ts";
import { serveBundle } from "./serve-bundle.ts";
import { diagnosticLines, faultSentence } from "./terminal/format.ts";

/** The event that tells an open page to ask for the manifest again. */
const BUNDLE_EVENT = "tidings:bundle";

/**
 * Compiles the digests (`TIDINGS_DIGESTS`, else `digests`) into `public/data` on start and, in development, after
 * every change. An open page is told by an event and never reloaded, so the reader keeps their place.
 */
export function digestBundle(): Plugin {
  let root = process.cwd();
  let cache = join(root, "node_modules", ".cache");
  const folder = () => resolve(root, process.env.TIDINGS_DIGESTS ?? "digests");
  const out = () => resolve(root, "public/data");
  const run = async (log: (line: string) => void): Promise<boolean> => {
    const configuration = loadConfiguration(folder());
    const published = configuration.ok
      ? await publish({
          digests: folder(),
          out: out(),
          configuration: configuration.value,
          cache: join(cache, "tidings"),
        })
      : configuration;
    if (!published.ok) {
      log(published.error);
      return false;
    }
    const { totals, noted } = published.value;
    for (const line of diagnosticLines(diagnosticsOf(noted), "usual")) log(line);
    log(totalsLine(totals, folder()));
    return true;
  };
  return {
    name: "tidings:digest-bundle",
    config: () => ({ server: { watch: { ignored: [join(folder(), "**"), join(out(), "**")] } } }),
    configResolved(config) {
      root = config.root;
      cache = config.cacheDir;
    },
    async buildStart() {
      if (this.meta.watchMode) return;
      if (!(await run((line) => this.info(line)))) this.error("The digests could not be compiled.");
    },
    async configureServer(server) {
      server.middlewares.use("/data", serveBundle(out()));
      const { logger } = server.config;
      const again = async () => {
        if (await run((line) => logger.info(line))) server.ws.send({ type: "custom", event: BUNDLE_EVENT });
      };
      const watched = watchFolder(folder(), again, (error) => logger.error(faultSentence(error)));
      server.httpServer?.once("close", () => watched.close());
      await watched.first;
    },
  };
}
