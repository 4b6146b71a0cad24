/** Trims declared categories and keeps each name once, in its first spelling, on one line; letter case does not count. */
export function foldCategories(names: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const trimmed = name.replace(/[\n\r]+/g, " ").trim();
    // Upper case first: only so `ß` and `SS` fold alike, and both forms of a sigma.
    const key = trimmed.normalize("NFC").toUpperCase().toLowerCase();
    if (trimmed !== "" && !seen.has(key)) seen.set(key, trimmed);
  }
  return [...seen.values()];
}
