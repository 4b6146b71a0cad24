/** What an account's kinds add to each class; zeros for an account that is not known. */
export type WeighAccount = (handle: string) => Float64Array;

/**
 * Prepares the weighing of accounts. `listed` has for each kind its accounts, in lower case with commas between them,
 * `weights` what that kind adds to each class; an account of several kinds has the sum of theirs. Letter case does not
 * count. O(accounts).
 */
export function accountWeigher(
  listed: readonly string[],
  weights: readonly (readonly number[])[],
): WeighAccount {
  const classes = weights[0]?.length ?? 0;
  const known = new Map<string, Float64Array>();
  for (const [kind, text] of listed.entries()) {
    for (const account of text.split(",")) {
      const sums = known.get(account) ?? new Float64Array(classes);
      known.set(
        account,
        sums.map((sum, one) => sum + (weights[kind]?.[one] ?? 0)),
      );
    }
  }
  const unknown = new Float64Array(classes);
  return (handle) => known.get(handle.toLowerCase()) ?? unknown;
}
