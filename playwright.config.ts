import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/own-temp.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 3,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine may stall a browser; what passes only the second time is reported as flaky.
  retries: process.env.CI ? 2 : 0,
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A service worker would answer in the server's place; faults/offline.spec.ts lets it.
    serviceWorkers: "block",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
