import { writeFileSync } from "node:fs";
import { cacheOf, type Values, workersOf } from "./arguments.ts";
import { systemReason } from "./disk/digest-folder.ts";
import { watchFolder } from "./disk/watch-folder.ts";
import type { Look } from "./ledger/look.ts";
import type { Threads } from "./pipeline/pool.ts";
import { publish } from "./publish.ts";
import { loadConfiguration } from "./read-configuration.ts";
import { comingLines, diagnosticsOf, reportText, totalsLine } from "./report.ts";
import { fail } from "./terminal/fail.ts";
import { diagnosticLines } from "./terminal/format.ts";
import { faultSentence } from "./terminal/printable.ts";

/** What is compiled, and as the arguments say. */
export interface CompileRequest {
  readonly digests: string;
  readonly out: string;
  readonly values: Values;
  /** The folder of the built files. */
  readonly built: string;
}

/**
 * The least number of digests for each thread: on two processors two threads are no faster with fewer than the usual
 * one. Where the number of threads was chosen, only a few new digests are compiled without them.
 */
const DIGESTS_EACH = { usual: 1000, chosen: 100 } as const;

const threadsOf = (values: Values, folder: string): Threads => ({
  count: workersOf(values),
  each: values.workers === undefined ? DIGESTS_EACH.usual : DIGESTS_EACH.chosen,
  folder,
});

/** Compiles and prints what is to be said but for what was said the last time. */
async function compileOnce(
  { digests, out, values, built }: CompileRequest,
  said: Set<string>,
  looked: Promise<Look | null> | null,
): Promise<number> {
  const { report, config, strict } = values;
  const configuration = loadConfiguration(digests, config);
  if (!configuration.ok) return fail(configuration.error);
  const published = await publish({
    digests,
    out,
    configuration: configuration.value,
    allRows: report !== undefined,
    search: !values["no-search"],
    cache: cacheOf(values),
    threads: threadsOf(values, built),
    looked,
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
  const told = values.verbose ? "verbose" : "usual";
  const verbosity = values.quiet ? "quiet" : told;
  const coming = verbosity === "quiet" ? [] : comingLines(rows, Date.now());
  const lines = [...diagnosticLines(diagnosticsOf(noted), verbosity), ...coming];
  for (const line of lines) if (!said.has(line)) console.log(line);
  said.clear();
  for (const line of lines) said.add(line);
  console.log(totalsLine(totals, digests));
  return totals.rejected > 0 || (strict && totals.warned > 0) ? 1 : 0;
}

/** Compiles once, or again after every change; `looked` is a look at the digests that was begun already. */
export async function compileCommand(
  request: CompileRequest,
  looked: Promise<Look | null> | null,
): Promise<number> {
  const said = new Set<string>();
  if (!request.values.watch) return compileOnce(request, said, looked);
  const run = async () => {
    await compileOnce(request, said, null);
  };
  await watchFolder(request.digests, run, (error) => fail(faultSentence(error))).first;
  return 0;
}
