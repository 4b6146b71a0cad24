import { execFile } from "node:child_process";
import { join } from "node:path";
import { build } from "vite";

/** Builds the command line into a folder; the path of its file. */
export async function buildCommand(folder: string): Promise<string> {
  await build({ mode: "cli", logLevel: "silent", build: { outDir: folder, emptyOutDir: false } });
  return join(folder, "tidings.js");
}

/** What a command printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the built command; one that does not end within 50 seconds is ended. */
export const run = (
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { env: { ...process.env, ...environment }, timeout: 50_000 },
      (error, out, printed) => resolve({ status: error ? Number(error.code ?? 1) : 0, out, error: printed }),
    );
  });
