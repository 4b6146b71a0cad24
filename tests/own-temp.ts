import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives a run of tests a temporary folder of its own, which goes at its end with all that tests left in it. */
export default function ownTemp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "tidings-tests-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
