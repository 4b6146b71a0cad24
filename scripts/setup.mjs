// Makes a fresh machine ready: packages, and a Chromium for the browser tests.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, whatever the working directory is. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command with the terminal's own streams; answers whether it succeeded. */
export function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", ...options }).status === 0;
}

/** Installs the locked packages unless this very lock file is installed already. */
export function ensurePackages() {
  const stamp = join(root, "node_modules", ".tidings-lock");
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing packages …");
  // Not `npm ci`: it refuses a lock file made where a registry lacks the binaries of other platforms.
  if (!run("npm", ["install", "--no-save", "--no-fund", "--no-audit"])) {
    console.error("npm install failed: see above.");
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightChromium() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return null;
  const builds = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse();
  const paths = builds.flatMap((build) => [
    join(cache, build, "chrome-linux", "chrome"),
    join(cache, build, "chrome-linux64", "chrome"),
  ]);
  return paths.find(executable) ?? null;
}

/** The path of a Chromium on this machine, or null. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH && executable(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MAC].find(executable) ?? playwrightChromium();
}

/** Finds a Chromium or installs one: Playwright's own first, then Debian's package. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log("No Chromium on this machine; installing one …");
  const quiet = { stdio: "pipe" };
  if (!run("npx", ["playwright", "install", "chromium"], { ...quiet, timeout: 300_000 }) || !findChromium()) {
    run("apt-get", ["update"], quiet);
    run(
      "apt-get",
      ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk", "fonts-noto-color-emoji"],
      quiet,
    );
  }
  return findChromium();
}
