// npm test: installs what is missing, runs every check, and sums the results over all runners.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browserEnvironment, ensurePackages, NO_CHROMIUM, root } from "./setup.mjs";

ensurePackages();
const browser = browserEnvironment();
const results = join(root, ".cache", "results");
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const env = { ...process.env, FORCE_COLOR: "0", ...browser };

const vitestFile = join(results, "vitest.json");
const playwrightFile = join(results, "playwright.json");

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

const whole = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

function vitestCount(passed) {
  const report = readJson(vitestFile);
  if (!report) return whole(passed);
  const failed = report.numFailedTests + (report.numFailedTests === 0 && !passed ? 1 : 0);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

function playwrightCount(passed) {
  const report = readJson(playwrightFile);
  if (!report) return whole(passed);
  const { expected, flaky, unexpected, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (unexpected === 0 && !passed ? 1 : 0), skipped };
}

/** A runner that closes with `N passed, N failed`. */
function closingLineCount(passed, output) {
  const match = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  if (!match) return whole(passed);
  return { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0) };
}

const HOSTILE = "../shared/tools/run-hostile.mjs";

const steps = [
  { name: "types", command: "npm run --silent types" },
  { name: "lint", command: "npm run --silent lint" },
  { name: "unused code", command: "npm run --silent unused" },
  {
    name: "unit and property tests, branch coverage",
    command: `npx vitest run --coverage --reporter=default --reporter=json --outputFile.json=${vitestFile}`,
    count: vitestCount,
  },
  { name: "build", command: "npm run --silent build" },
  { name: "size", command: "npm run --silent size" },
  ...(existsSync(join(root, HOSTILE))
    ? [
        {
          name: "hostile digests",
          command: `node ${HOSTILE} --corpus ../shared/hostile --zones`,
          count: closingLineCount,
        },
      ]
    : []),
  {
    name: "browser tests",
    command: "npx playwright test --reporter=list,json",
    count: playwrightCount,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile },
    // Hundreds of tests would each say at length that there is none.
    missing: browser ? null : NO_CHROMIUM,
  },
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  const started = Date.now();
  const done = step.missing
    ? { status: 1, stdout: "", stderr: step.missing }
    : spawnSync(step.command, {
        cwd: root,
        shell: true,
        encoding: "utf8",
        maxBuffer: 1 << 29,
        env: { ...env, ...step.env },
      });
  const passed = done.status === 0;
  const output = `${done.stdout}${done.stderr}`;
  const count = (step.count ?? whole)(passed, output);
  for (const key of Object.keys(total)) total[key] += count[key];
  console.log(
    `${passed ? "ok  " : "FAIL"} ${step.name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  if (!passed) console.log(output);
}
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`,
);
process.exitCode = total.failed ? 1 : 0;
