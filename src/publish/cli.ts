import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import packageJson from "../../package.json" with { type: "json" };
import { userCacheFolder } from "./cache-folder.ts";
import { systemReason } from "./disk/digest-folder.ts";
import { watchFolder } from "./disk/watch-folder.ts";
import { listItems } from "./list-items.ts";
import { becomeHand } from "./pipeline/pool.ts";
import { publish } from "./publish.ts";
import { loadConfiguration } from "./read-configuration.ts";
import { diagnosticsOf, reportText, totalsLine } from "./report.ts";
import { diagnosticLines, faultSentence } from "./terminal/format.ts";
import { USAGE } from "./usage.ts";

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
const TAKES = {
  compile: [
    ...["digests", "out", "report", "config", "cache", "workers", "no-cache", "no-search"],
    ...["strict", "quiet", "verbose", "watch"],
  ],
  items: ["bundle"],
} as const;

/** More threads than this read faster than one disk writes. */
const MOST_WORKERS = 8;

type Command = keyof typeof TAKES;
type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>["values"];

function fail(sentence: string): 2 {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

/** Compiles and prints what is to be said but for what was said the last time. */
async function compileOnce(values: Values, digests: string, out: string, said: Set<string>): Promise<number> {
  const { report, config, strict } = values;
  const configuration = loadConfiguration(digests, config);
  if (!configuration.ok) return fail(configuration.error);
  const published = await publish({
    digests,
    out,
    configuration: configuration.value,
    allRows: report !== undefined,
    search: !values["no-search"],
    cache: values["no-cache"] ? null : (values.cache ?? userCacheFolder(process.env)),
    threads: {
      count: Number(values.workers ?? Math.min(availableParallelism(), MOST_WORKERS)),
      script: import.meta.url,
    },
  });
  if (!published.ok) return fail(published.error);
  const { totals, noted, rows, tailOf } = published.value;
  if (report !== undefined) {
    try {
      writeFileSync(report, reportText(rows, tailOf));
    } catch (error) {
      return fail(`The report ${report} cannot be written: ${systemReason(error)}.`);
    }
  }
  const verbosity = values.quiet ? "quiet" : values.verbose ? "verbose" : "usual";
  const lines = diagnosticLines(diagnosticsOf(noted), verbosity);
  for (const line of lines) if (!said.has(line)) console.log(line);
  said.clear();
  for (const line of lines) said.add(line);
  console.log(totalsLine(totals, digests));
  return totals.rejected > 0 || (strict && totals.warned > 0) ? 1 : 0;
}

async function compileCommand(values: Values): Promise<number> {
  const { digests, out, workers } = values;
  if (digests === undefined || out === undefined) return fail("compile needs --digests DIR and --out DIR.");
  if (workers !== undefined && !/^[1-9]\d?$/.test(workers))
    return fail("--workers is a number from 1 to 99.");
  const said = new Set<string>();
  if (!values.watch) return compileOnce(values, digests, out, said);
  const run = async () => {
    await compileOnce(values, digests, out, said);
  };
  await watchFolder(digests, run, ownFault).first;
  return 0;
}

function itemsCommand({ bundle }: Values): number {
  if (bundle === undefined) return fail("items needs --bundle DIR.");
  const listed = listItems(bundle, (line) => process.stdout.write(`${line}\n`), fail);
  if (!listed.ok) return fail(listed.error);
  return listed.value ? 0 : 2;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message.split(". ")[0] : "The arguments cannot be read";
  }
}

async function main(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed !== "object") return fail(`${parsed}. See tidings --help.`);
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  const command = name !== undefined && Object.hasOwn(TAKES, name) ? (name as Command) : null;
  if (values.help) console.log(command ? USAGE[command] : USAGE.all);
  else if (values.version) console.log(packageJson.version);
  else if (!command) return fail(name ? `There is no command ${name}. See tidings --help.` : USAGE.all);
  else {
    const takes: readonly string[] = TAKES[command];
    const strange = [
      ...Object.keys(values)
        .filter((key) => !takes.includes(key))
        .map((key) => `--${key}`),
      ...rest,
    ];
    if (strange.length > 0)
      return fail(`${command} does not take ${strange.join(" ")}. See tidings ${command} --help.`);
    return command === "compile" ? compileCommand(values) : itemsCommand(values);
  }
  return 0;
}

// `tidings items … | head` closes the pipe early: that is the reader's choice and no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

function ownFault(error: unknown): number {
  return fail(faultSentence(error));
}

// A large build runs this file again in threads: there it is a pair of hands and no command.
if (!becomeHand()) process.exitCode = await main(process.argv.slice(2)).catch(ownFault);
