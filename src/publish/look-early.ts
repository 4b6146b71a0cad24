import { statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Look } from "./ledger/look.ts";
import { pathsFile, stemOf } from "./ledger/stem.ts";

/** Size in bytes of the file of old paths from which a thread is worth starting: that of some 4,000 digests. */
const MANY_OLD = 200_000;

/** A build to come. */
export interface LookRequest {
  readonly digests: string;
  readonly out: string;
  readonly cache: string;
}

/**
 * Has a thread look at digests while this one still reads the compiler; null where the last build left few old ones. The
 * answer is null where the thread cannot be started or fails: whoever needs one then looks for themselves. `built` is
 * the folder of the built files.
 */
export function lookEarly(built: string, { digests, out, cache }: LookRequest): Promise<Look | null> | null {
  const paths = pathsFile(stemOf(cache, digests, out));
  if (sizeOf(paths) < MANY_OLD) return null;
  const asked = new Promise<Look | null>((resolve, reject) => {
    const thread = new Worker(join(built, "look.js"), { workerData: [digests, paths] });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => resolve(null));
  });
  return asked.catch(() => null);
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
