// npm start [-- --digests DIR] [--port N]: installs what is missing, compiles, builds and serves the app.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensurePackages, root, run } from "./setup.mjs";

const { values } = parseArgs({
  options: {
    digests: { type: "string", default: resolve(root, "digests") },
    port: { type: "string", default: "4173" },
  },
});
const digests = resolve(process.env.INIT_CWD ?? process.cwd(), values.digests);
if (!existsSync(digests)) {
  console.error(`There is no folder ${digests}.`);
  process.exit(2);
}
ensurePackages();
const env = { ...process.env, TIDINGS_DIGESTS: digests };
if (!run("npm", ["run", "--silent", "build"], { env })) process.exit(1);
run("npx", ["vite", "preview", "--port", values.port, "--strictPort"], { env });
