/** The digests that every run tries, so that the same code has the same verdict on every machine. */
const USUAL_SEED = 20_250_614;

/** fast-check's seed for mutated digests: `FUZZ_SEED`, a number or `random`, else the usual one. */
export function fuzzSeed(given: string | undefined): number | undefined {
  if (given === "random") return undefined;
  if (given === undefined || given === "") return USUAL_SEED;
  const seed = Number(given);
  if (!Number.isInteger(seed)) throw new Error(`FUZZ_SEED is a whole number or "random", not ${given}`);
  return seed;
}

const seed = fuzzSeed(process.env.FUZZ_SEED);

/** What makes a run over generated digests repeatable, for fast-check. */
export const seeded: { readonly seed?: number } = seed === undefined ? {} : { seed };
