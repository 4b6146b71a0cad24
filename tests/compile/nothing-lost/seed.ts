import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = ["src/bundle", "src/compile"];

/** A seed that changes with the compiler: the same code is tried with the same digests, on every machine. */
function seedOfSources(): number {
  const hash = createHash("sha256");
  for (const folder of SOURCES) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => name.replaceAll("\\", "/"));
    for (const name of names.sort()) {
      const text = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
      hash.update(`${folder}/${name}\0${text}\0`);
    }
  }
  return hash.digest().readInt32BE(0);
}

/** fast-check's seed for mutated digests: `FUZZ_SEED`, a number or `random`, else that of the sources. */
export function fuzzSeed(given: string | undefined): number | undefined {
  if (given === "random") return undefined;
  if (given === undefined || given === "") return seedOfSources();
  const seed = Number(given);
  if (!Number.isInteger(seed)) throw new Error(`FUZZ_SEED is a whole number or "random", not ${given}`);
  return seed;
}

const seed = fuzzSeed(process.env.FUZZ_SEED);

/** What makes a run over generated digests repeatable, for fast-check. */
export const seeded: { readonly seed?: number } = seed === undefined ? {} : { seed };
