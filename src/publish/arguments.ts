import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { userCacheFolder } from "./cache-folder.ts";

const OPTIONS = {
  digests: { type: "string" },
  out: { type: "string" },
  report: { type: "string" },
  config: { type: "string" },
  bundle: { type: "string" },
  cache: { type: "string" },
  workers: { type: "string" },
  "no-cache": { type: "boolean" },
  "no-search": { type: "boolean" },
  strict: { type: "boolean" },
  watch: { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  verbose: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** The options each command takes; any other is wrong usage, so that a typing error is never ignored. */
export const TAKES = {
  compile: [
    ...["digests", "out", "report", "config", "cache", "workers", "no-cache", "no-search"],
    ...["strict", "quiet", "verbose", "watch"],
  ],
  items: ["bundle"],
} as const;

export type Command = keyof typeof TAKES;
type Parsed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;
export type Values = Parsed["values"];

/** Arguments as values and words, or what is wrong with them. */
export function parse(args: readonly string[]): Parsed | string {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return (error instanceof Error && error.message.split(". ")[0]) || "The arguments cannot be read";
  }
}

/** More threads than this read faster than one disk writes. */
const MOST_WORKERS = 8;

/** How many threads a build may use. */
export const workersOf = ({ workers }: Values): number =>
  Number(workers ?? Math.min(availableParallelism(), MOST_WORKERS));

/** The folder for what a build remembers; null to remember nothing. */
export const cacheOf = ({ cache, "no-cache": none }: Values): string | null =>
  none ? null : (cache ?? userCacheFolder(process.env));
