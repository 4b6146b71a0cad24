// Runs commands and says what they cost.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Waits until what was written before is on the disk, which else would be written while the next command is measured;
 * does nothing where a system has no such command.
 */
const settle = () => spawnSync("sync");

/** Runs a command to its end: wall time in ms, and peak resident memory in MB where the system tells it. */
export function measure(command, args, { env = {}, cwd } = {}) {
  settle();
  return new Promise((done, failed) => {
    const start = performance.now();
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      cwd,
      stdio: ["ignore", "ignore", "inherit"],
    });
    let peak = 0;
    const sample = () => {
      try {
        peak =
          Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) || peak;
      } catch {
        // Another system, or it is over.
      }
    };
    const timer = setInterval(sample, 10);
    child.on("error", failed);
    child.on("exit", (status) => {
      clearInterval(timer);
      if (status === 0) done({ ms: performance.now() - start, mb: peak / 1024 });
      else failed(new Error(`${command} ended with ${status}`));
    });
  });
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
