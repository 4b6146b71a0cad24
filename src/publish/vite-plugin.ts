import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { watchFolder } from "./disk/watch-folder.ts";
import { publish } from "./publish.ts";
import { loadConfiguration } from "./read-configuration.ts";
import { comingLines, diagnosticsOf, totalsLine } from "./report.ts";
import { serveBundle } from "./serve-bundle.ts";
import { diagnosticLines } from "./terminal/format.ts";
import { faultSentence } from "./terminal/printable.ts";

/** The event that tells an open page to ask for the manifest again. */
const BUNDLE_EVENT = "tidings:bundle";

/** Where a build of the site finds its digests, and puts its bundle and what it remembers. */
interface Folders {
  readonly digests: string;
  readonly out: string;
  readonly cache: string;
}

/** Compiles once and logs what there is to say; answers whether there is a bundle. */
async function compileOnce({ digests, out, cache }: Folders, log: (line: string) => void): Promise<boolean> {
  const configuration = loadConfiguration(digests);
  const published = configuration.ok
    ? await publish({ digests, out, cache, configuration: configuration.value })
    : configuration;
  if (!published.ok) {
    log(published.error);
    return false;
  }
  const { totals, noted, rows } = published.value;
  for (const line of diagnosticLines(diagnosticsOf(noted), "usual")) log(line);
  for (const line of comingLines(rows, Date.now())) log(line);
  log(totalsLine(totals, digests));
  return true;
}

/**
 * Compiles the digests (`TIDINGS_DIGESTS`, else `digests`) into `public/data` on start and, in development, after
 * every change. An open page is told by an event and never reloaded, so the reader keeps their place.
 */
export function digestBundle(): Plugin {
  const foldersOf = (root: string, cacheDir: string): Folders => ({
    digests: resolve(root, process.env.TIDINGS_DIGESTS ?? "digests"),
    out: resolve(root, "public/data"),
    cache: join(cacheDir, "tidings"),
  });
  let folders = foldersOf(process.cwd(), join(process.cwd(), "node_modules", ".cache"));
  return {
    name: "tidings:digest-bundle",
    config: () => ({
      server: { watch: { ignored: [join(folders.digests, "**"), join(folders.out, "**")] } },
    }),
    configResolved({ root, cacheDir }) {
      folders = foldersOf(root, cacheDir);
    },
    async buildStart() {
      if (this.meta.watchMode) return;
      if (!(await compileOnce(folders, (line) => this.info(line))))
        this.error("The digests could not be compiled.");
    },
    async configureServer(server) {
      const { digests, out } = folders;
      const { logger } = server.config;
      server.middlewares.use("/data", serveBundle(out));
      const again = async () => {
        if (await compileOnce(folders, (line) => logger.info(line)))
          server.ws.send({ type: "custom", event: BUNDLE_EVENT });
      };
      const watched = watchFolder(digests, again, (error) => logger.error(faultSentence(error)));
      server.httpServer?.once("close", () => watched.close());
      await watched.first;
    },
  };
}
