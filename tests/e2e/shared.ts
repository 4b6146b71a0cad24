import { existsSync } from "node:fs";
import { test } from "@playwright/test";

/** A folder of material beside the project; skips the calling test where it is absent. */
export function sharedFolder(path: string): string {
  const folder = `../shared/${path}`;
  test.skip(!existsSync(folder), "skipped: no ../shared");
  return folder;
}
