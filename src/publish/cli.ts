import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import packageJson from "../../package.json" with { type: "json" };
import { type Command, cacheOf, parse, TAKES, type Values, workersOf } from "./arguments.ts";
import { lookEarly } from "./look-early.ts";
import { fail } from "./terminal/fail.ts";
import { faultSentence } from "./terminal/printable.ts";
import { USAGE } from "./usage.ts";

/** The folder of the built files. */
const BUILT = dirname(fileURLToPath(import.meta.url));

async function compile(values: Values): Promise<number> {
  const { digests, out, workers, report, watch } = values;
  if (digests === undefined || out === undefined) return fail("compile needs --digests DIR and --out DIR.");
  if (workers !== undefined && !/^[1-9]\d?$/.test(workers))
    return fail("--workers is a number from 1 to 99.");
  const cache = cacheOf(values);
  // A report needs all digests, and watching must begin before anything is looked at.
  const isEarly = cache !== null && workersOf(values) > 1 && report === undefined && !watch;
  const looked = isEarly ? lookEarly(BUILT, { digests, out, cache }) : null;
  const { compileCommand } = await import("./compile-command.ts");
  return compileCommand({ digests, out, values, built: BUILT }, looked);
}

async function items({ bundle }: Values): Promise<number> {
  if (bundle === undefined) return fail("items needs --bundle DIR.");
  const { listItems } = await import("./list-items.ts");
  const listed = listItems(bundle, (line) => process.stdout.write(`${line}\n`), fail);
  if (!listed.ok) return fail(listed.error);
  return listed.value ? 0 : 2;
}

async function main(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === "string") return fail(`${parsed}. See tidings --help.`);
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
    return command === "compile" ? compile(values) : items(values);
  }
  return 0;
}

// `tidings items … | head` closes the pipe early: that is the reader's choice and no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

process.exitCode = await main(process.argv.slice(2)).catch((error) => fail(faultSentence(error)));
