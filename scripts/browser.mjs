// Runs a command with CHROMIUM_PATH set: node scripts/browser.mjs playwright test …
import { browserEnvironment, run } from "./setup.mjs";

const browser = browserEnvironment();
if (!browser) {
  console.error("No Chromium could be found or installed. Set CHROMIUM_PATH to one.");
  process.exit(1);
}
const [command, ...args] = process.argv.slice(2);
const passed = run("npx", [command, ...args], { env: { ...process.env, ...browser } });
process.exitCode = passed ? 0 : 1;
