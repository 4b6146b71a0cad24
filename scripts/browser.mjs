// Runs a command with CHROMIUM_PATH set: node scripts/browser.mjs playwright test …
import { browserEnvironment, NO_CHROMIUM, run } from "./setup.mjs";

const browser = browserEnvironment();
if (!browser) {
  console.error(NO_CHROMIUM);
  process.exit(1);
}
const [command, ...args] = process.argv.slice(2);
const passed = run("npx", [command, ...args], { env: { ...process.env, ...browser } });
process.exitCode = passed ? 0 : 1;
