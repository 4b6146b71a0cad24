import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import packageJson from "../../package.json" with { type: "json" };
import { formatDiagnostic } from "./format.ts";
import { listItems } from "./list-items.ts";
import { publish } from "./publish.ts";
import { loadConfiguration } from "./read-configuration.ts";
import { systemReason } from "./read-digests.ts";
import { reportText, totalsLine, totalsOf } from "./report.ts";
import { USAGE } from "./usage.ts";

const OPTIONS = {
  digests: { type: "string" },
  out: { type: "string" },
  report: { type: "string" },
  config: { type: "string" },
  bundle: { type: "string" },
  strict: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** The options each command takes; any other is wrong usage, so that a typing error is never ignored. */
const TAKES = { compile: ["digests", "out", "report", "config", "strict"], items: ["bundle"] } as const;

type Command = keyof typeof TAKES;
type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>["values"];

function fail(sentence: string): 2 {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

function compileCommand({ digests, out, report, config, strict }: Values): number {
  if (digests === undefined || out === undefined) return fail("compile needs --digests DIR and --out DIR.");
  const configuration = loadConfiguration(digests, config);
  if (!configuration.ok) return fail(configuration.error);
  const published = publish(digests, out, configuration.value);
  if (!published.ok) return fail(published.error);
  const { digests: compiled } = published.value;
  if (report !== undefined) {
    try {
      writeFileSync(report, reportText(compiled));
    } catch (error) {
      return fail(`The report ${report} cannot be written: ${systemReason(error)}.`);
    }
  }
  for (const one of compiled)
    for (const diagnostic of one.diagnostics) console.log(formatDiagnostic(diagnostic));
  const totals = totalsOf(compiled);
  console.log(totalsLine(totals, digests));
  return totals.rejected > 0 || (strict && totals.warned > 0) ? 1 : 0;
}

function itemsCommand({ bundle }: Values): number {
  if (bundle === undefined) return fail("items needs --bundle DIR.");
  const listed = listItems(bundle, (line) => process.stdout.write(`${line}\n`));
  return listed.ok ? 0 : fail(listed.error);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message.split(". ")[0] : "The arguments cannot be read";
  }
}

function main(args: readonly string[]): number {
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

process.exitCode = main(process.argv.slice(2));
