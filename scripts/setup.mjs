// Makes a fresh machine ready: packages, and a Chromium for the browser tests.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, whatever the working directory is. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command with the terminal's own streams; answers whether it succeeded. */
export function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", ...options }).status === 0;
}

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));

/** Whether npm says of `node_modules` that it has all that is locked, but for what only other platforms need. */
function arePackagesHere() {
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) return false;
  const here = readJson("node_modules", ".package-lock.json").packages;
  return Object.entries(readJson("package-lock.json").packages).every(
    ([path, { version, optional }]) =>
      path === "" || here[path]?.version === version || (optional && !here[path]),
  );
}

/** Installs the locked packages unless they are there, by whatever command: that takes no network. */
export function ensurePackages() {
  if (arePackagesHere()) return;
  console.log("Installing packages …");
  // Not `npm ci`: it refuses a lock file made where a registry lacks the binaries of other platforms.
  if (!run("npm", ["install", "--no-save", "--no-fund", "--no-audit"])) {
    console.error("npm install failed: see above.");
    process.exit(1);
  }
}

/** Chromium without windows: the pages are the same, and a run of the browser tests takes half the time. */
const SHELLS = ["chromium-headless-shell", "chrome-headless-shell", "headless_shell"];
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

/** The newest build of a kind that Playwright keeps: `chromium` or `chromium_headless_shell`. */
function fromPlaywright(kind, names) {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return null;
  const number = (name) => Number(name.slice(kind.length + 1));
  const builds = readdirSync(cache)
    .filter((name) => name.startsWith(`${kind}-`) && number(name) > 0)
    .sort((a, b) => number(b) - number(a));
  const folders = builds.flatMap((build) =>
    readdirSync(join(cache, build))
      .filter((name) => name.startsWith("chrome-"))
      .map((name) => join(cache, build, name)),
  );
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(executable) ?? null;
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable) ?? null;
}

/** The path of a Chromium with windows, or null: what restores pages from its back/forward cache. */
export function findWholeChromium() {
  const named = process.env.CHROMIUM_WHOLE_PATH;
  if (named && executable(named)) return named;
  return onPath(NAMES) ?? MAC.find(executable) ?? fromPlaywright("chromium", ["chrome"]);
}

/** The path of a Chromium on this machine, the quickest first, or null. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH && executable(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
  return onPath(SHELLS) ?? fromPlaywright("chromium_headless_shell", SHELLS) ?? findWholeChromium();
}

/** Finds a Chromium or installs one: Playwright's own first, then Debian's packages. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log("No Chromium on this machine; installing one …");
  const quiet = { stdio: "pipe" };
  const install = (...packages) =>
    run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], quiet);
  if (!run("npx", ["playwright", "install", "chromium"], { ...quiet, timeout: 300_000 }) || !findChromium()) {
    run("apt-get", ["update"], quiet);
    install("chromium", "fonts-noto-cjk", "fonts-noto-color-emoji");
    // Older releases of Debian have the one without windows not.
    install("chromium-headless-shell");
  }
  return findChromium();
}

/** Said where there is no Chromium and none can be installed, as without a network. */
export const NO_CHROMIUM = "No Chromium could be found or installed. Set CHROMIUM_PATH to one.";

/** The environment of the browser tests: which Chromium they use, and which one has a back/forward cache. */
export function browserEnvironment() {
  const chromium = ensureChromium();
  if (!chromium) return null;
  return { CHROMIUM_PATH: chromium, CHROMIUM_WHOLE_PATH: findWholeChromium() ?? "" };
}
