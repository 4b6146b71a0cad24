import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    globalSetup: "tests/own-temp.ts",
    testTimeout: 60_000,
    // Some build the command line first, which takes as long as a test does on a busy machine.
    hookTimeout: 60_000,
    // One fewer than there are cores by default, which is one on a machine of two.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      // What a reader has read must never be lost or miscounted: a test takes every branch here.
      include: [
        "src/reading/**/*.ts",
        "src/app/env/{storage-*,stored-reading,reading-storage}.ts",
        "src/app/settings/read-import.ts",
      ],
      thresholds: { branches: 100 },
      reporter: [["text", { skipFull: true }]],
      reportsDirectory: ".cache/coverage",
    },
  },
});
