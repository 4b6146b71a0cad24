/** Marks between two of a kind, letters as in `2**10` or blanks as in `2 ** 10`, may be what the writer means. */
const MEANT = [/[0-9A-Za-z]/, /\s/] as const;

/**
 * Plain text without the marks that a careless writer left in it: `Databricks Summit****:` shows as
 * `Databricks Summit:`. For text that is already parsed, never for Markdown source or code. O(length).
 */
export function withoutStrayMarks(text: string): string {
  return text.replace(/\*{2,}/g, (run, at: number) => {
    const sides = [text[at - 1] ?? "", text[at + run.length] ?? ""];
    return MEANT.some((kind) => sides.every((side) => kind.test(side))) ? run : "";
  });
}
